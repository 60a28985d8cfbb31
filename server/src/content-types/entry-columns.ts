/** Which version of which entry a row is about; the title as it was then. */
export const entryColumns = {
  entryUid: { type: 'string', required: true },
  entryDocumentId: { type: 'string', required: true },
  entryTitle: { type: 'text' },
  entryLocale: { type: 'string', required: true },
  versionHash: { type: 'string', required: true },
};
