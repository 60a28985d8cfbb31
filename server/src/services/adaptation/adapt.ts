import type { PlatformDescriptor } from '../../platforms/contract';
import type { MappedEntry } from './entry';
import { fitText } from './fit-text';
import { hashtagsOf } from './hashtags';
import type { StoredCard, StoredContent, StoredMedia } from './stored-content';

const MAX_CARD_TITLE = 200;
const MAX_CARD_DESCRIPTION = 250;

/**
 * Fits an entry to a platform without AI. Several pictures are posted as pictures; otherwise the
 * link leads, as a card where we build cards ourselves, and the cover is its picture.
 */
export const adapt = (entry: MappedEntry, descriptor: PlatformDescriptor): StoredContent => {
  const media = mediaFor(entry, descriptor);
  const asCard = descriptor.linkStyle === 'card' && entry.link !== null && media.length === 0;
  const text = fitText(
    {
      title: entry.title,
      summary: entry.summary,
      link: asCard ? null : entry.link,
      hashtags: hashtagsOf(entry.tags, descriptor.text.hashtags),
      language: entry.locale,
    },
    descriptor.text
  );
  return {
    parts: [{ text, media }],
    card: asCard && entry.link ? cardOf(entry, entry.link) : null,
    language: entry.locale,
  };
};

const mediaFor = (entry: MappedEntry, descriptor: PlatformDescriptor): StoredMedia[] => {
  const most = descriptor.media.maxCount.image;
  if (entry.gallery.length > 1) return entry.gallery.slice(0, most);
  // With a link, the picture comes with the card: the platform's own or ours.
  if (entry.link !== null) return [];
  const [only] = [...entry.gallery, ...(entry.cover ? [entry.cover] : [])];
  return only && most > 0 ? [only] : [];
};

const cardOf = (entry: MappedEntry, url: string): StoredCard => ({
  url,
  title: clip(entry.title || url, MAX_CARD_TITLE),
  description: clip(entry.summary.replace(/\s+/g, ' '), MAX_CARD_DESCRIPTION),
  image: entry.cover ?? entry.gallery[0] ?? null,
});

const clip = (text: string, max: number): string => {
  const graphemes = [...new Intl.Segmenter().segment(text)];
  if (graphemes.length <= max) return text;
  return `${graphemes
    .slice(0, max - 1)
    .map(({ segment }) => segment)
    .join('')
    .trimEnd()}…`;
};
