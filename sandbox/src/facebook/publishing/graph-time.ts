/** `2026-11-22T10:00:00+0000`, as the Graph API writes times. */
export const graphTime = (at: number): string =>
  new Date(at).toISOString().replace(/\.\d{3}Z$/, '+0000');
