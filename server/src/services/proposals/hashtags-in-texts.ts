/** As they stand within a sentence; "#7" is a buoy, not a topic. */
const HASHTAG = /(?<![\p{L}\p{N}&/])[#＃]([\p{L}\p{M}\p{N}_]*\p{L}[\p{L}\p{M}\p{N}_]*)/gu;

/** Texts whose hashtags are no more than a post may have, and how many they hold. */
export interface HashtagsInTexts {
  texts: string[];
  count: number;
}

/**
 * Articles have hashtags in their sentences, and some models write them there whatever they are
 * told. Those beyond what the post may have lose their sign, so that the sentence stays whole.
 */
export const withinHabit = (texts: readonly string[], most: number): HashtagsInTexts => {
  let count = 0;
  const kept = texts.map((text) =>
    text.replace(HASHTAG, (whole, name: string) => {
      if (count >= most) return name;
      count += 1;
      return whole;
    })
  );
  return { texts: kept, count };
};
