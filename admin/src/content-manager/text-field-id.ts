/** Where the text of a target stands, so that something else can lead there. */
export const textFieldId = (targetId: number, partIndex: number): string =>
  `social-text-${targetId}-${partIndex}`;
