/** For comparing words whatever their case: "Straße" and "STRASSE" are the same. */
export const foldCase = (text: string): string => text.normalize('NFC').toUpperCase().toLowerCase();
