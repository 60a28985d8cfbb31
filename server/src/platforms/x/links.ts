// CommonJS without detectable names: only the default import also works from an ES module.
import twitterText from 'twitter-text';

/** A link's place in a text, in UTF-16 units. */
export interface LinkPlace {
  start: number;
  end: number;
}

/** What X takes for links: with a protocol or a bare domain that is known to it. */
export const linksIn = (text: string): LinkPlace[] => {
  const places: LinkPlace[] = [];
  let end = 0;
  for (const { url, indices } of twitterText.extractUrlsWithIndices(text)) {
    // The parser names the first occurrence of a bare domain also when it means the second.
    const start = text.indexOf(url, Math.max(indices[0], end));
    if (start < 0) continue;
    end = start + url.length;
    places.push({ start, end });
  }
  return places;
};
