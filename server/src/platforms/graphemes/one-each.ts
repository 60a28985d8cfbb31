/**
 * Signs that stand alone, whatever is beside them: Latin letters with their marks in them, figures,
 * ordinary punctuation and currencies. Left out is what may join its neighbours (combining marks,
 * joiners, carriage returns) and what Unicode counts among the pictographs (©, ®, ‼, ⁉).
 */
const ALONE =
  /^[\t\n\x20-\x7E\xA1-\xA8\xAA-\xAC\xAF-\u02FF\u2010-\u2027\u2030-\u203B\u203D-\u2048\u204A-\u205E\u20A0-\u20BF]*$/;

/**
 * Whether each UTF-16 unit of a text is a grapheme of its own and none is an emoji: its length is
 * its count then, found some fifty times faster than by segmenting it. False says nothing.
 */
export const isOneGraphemeEach = (text: string): boolean => ALONE.test(text);
