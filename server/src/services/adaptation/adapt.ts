import type { PlatformDescriptor, PostFormat } from '../../platforms/contract';
import type { MappedEntry } from './entry';
import { fitText } from './fit-text';
import { hashtagsOf } from './hashtags';
import type { StoredCard, StoredContent, StoredMedia } from './stored-content';

const MAX_CARD_TITLE = 200;
const MAX_CARD_DESCRIPTION = 250;

/**
 * Fits an entry to a platform without AI. Several pictures are posted as pictures; otherwise the
 * link leads, as a card where one stands beside the text, and the cover is its picture. Where a
 * post needs a file or links are dead, the pictures lead.
 */
export const adapt = (
  entry: MappedEntry,
  descriptor: PlatformDescriptor,
  format: PostFormat
): StoredContent => {
  const media = mediaFor(entry, descriptor, format);
  const link = descriptor.linkStyle === 'none' ? null : entry.link;
  const isBeside = descriptor.linkStyle === 'card' || descriptor.linkStyle === 'attached';
  const asCard = isBeside && link !== null && media.length === 0;
  const text = fitText(
    {
      title: entry.title,
      summary: entry.summary,
      link: asCard ? null : link,
      hashtags: hashtagsOf(entry.tags, descriptor.text.hashtags),
      language: entry.locale,
    },
    descriptor.text
  );
  const hasText = descriptor.formats[format]?.hasText ?? true;
  return {
    format,
    parts: [{ text: hasText ? text : '', media }],
    card: asCard && link ? cardOf(entry, link) : null,
    language: entry.locale,
    firstComment: null,
  };
};

const mediaFor = (
  entry: MappedEntry,
  { formats, linkStyle }: PlatformDescriptor,
  format: PostFormat
): StoredMedia[] => {
  const rules = formats[format];
  const most = Math.min(rules?.image?.maxCount ?? 0, rules?.files.max ?? 0);
  const pictures = [...entry.gallery, ...(entry.cover ? [entry.cover] : [])];
  if (entry.gallery.length > 1) return entry.gallery.slice(0, most);
  // With a link, the picture comes with the card: the platform's own or ours.
  const isLinkFirst = linkStyle !== 'none' && (rules?.files.min ?? 0) === 0;
  if (entry.link !== null && isLinkFirst) return [];
  return pictures.slice(0, Math.min(most, 1));
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
