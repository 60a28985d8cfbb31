import type { FormatRules, PlatformDescriptor, PostFormat } from '../../platforms/contract';
import type { MappedEntry } from './entry';
import type { StoredMedia, StoredMediaKind } from './stored-content';

/**
 * The entry's files for a post. Several pictures, a film or a paper are what the entry is about and
 * are posted as such; otherwise the cover, and where a link leads, it comes with the link's card.
 */
export const mediaFor = (
  entry: MappedEntry,
  { formats, linkStyle }: Pick<PlatformDescriptor, 'formats' | 'linkStyle'>,
  format: PostFormat
): StoredMedia[] => {
  const rules = formats[format];
  if (!rules) return [];
  const gallery = entry.gallery.filter(({ kind }) => rules[kind] !== null);
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
