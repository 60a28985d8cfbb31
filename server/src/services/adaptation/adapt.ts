import type { FormatRules, PlatformDescriptor, PostFormat } from '../../platforms/contract';
import type { MappedEntry } from './entry';
import { fitText } from './fit-text';
import { hashtagsOf } from './hashtags';
import type { StoredCard, StoredContent, StoredMedia, StoredMediaKind } from './stored-content';

const MAX_CARD_TITLE = 200;
const MAX_CARD_DESCRIPTION = 250;

/**
 * Fits an entry to a platform without AI. Several pictures, a film or a paper are posted as such;
 * otherwise the link leads, as a card where one stands beside the text, and the cover is its
 * picture. Where a post needs a file or links are dead, the pictures lead.
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
  };
};

const mediaFor = (
  entry: MappedEntry,
  { formats, linkStyle }: PlatformDescriptor,
  format: PostFormat
): StoredMedia[] => {
  const rules = formats[format];
  if (!rules) return [];
  const gallery = entry.gallery.filter(({ kind }) => rules[kind] !== null);
  // Several files, or one that is no picture, are what the entry is about.
  const isShow = gallery.length > 1 || gallery.some(({ kind }) => kind !== 'image');
  const chosen = isShow ? gallery : [...gallery, ...(entry.cover ? [entry.cover] : [])].slice(0, 1);
  // With a link, the picture comes with the card: the platform's own or ours.
  const isLinkFirst = linkStyle !== 'none' && rules.files.min === 0 && entry.link !== null;
  if (!isShow && isLinkFirst) return [];
  return together(chosen, rules);
};

/** The files that one part takes of these, in their order. */
const together = (files: readonly StoredMedia[], rules: FormatRules): StoredMedia[] => {
  // A film among pictures is the main thing where both cannot stand together.
  const lead = files.find(({ kind }) => kind === 'video') ?? files[0];
  const counts: Partial<Record<StoredMediaKind, number>> = {};
  const taken = files.filter(({ kind }) => {
    if (!rules.mixesKinds && kind !== lead?.kind) return false;
    counts[kind] = (counts[kind] ?? 0) + 1;
    return counts[kind] <= (rules[kind]?.maxCount ?? 0);
  });
  return taken.slice(0, rules.files.max);
};

const cardOf = (entry: MappedEntry, url: string): StoredCard => ({
  url,
  title: clip(entry.title || url, MAX_CARD_TITLE),
  description: clip(entry.summary.replace(/\s+/g, ' '), MAX_CARD_DESCRIPTION),
  image: entry.cover ?? entry.gallery.find(({ kind }) => kind === 'image') ?? null,
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
