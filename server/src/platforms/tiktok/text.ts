/** POST: of a video. */
export const MAX_CAPTION_UNITS = 2200;

/** PHOTO: the text below the title. */
export const MAX_DESCRIPTION_UNITS = 4000;

/** POST: "UTF-16 runes": an emoji counts two or more, links and mentions what they are long. */
export const countTikTokUnits = (text: string): number => text.length;
