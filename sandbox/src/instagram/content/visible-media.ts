import type { Instagram } from '../state';
import type { Media } from './model';

/** Stories are gone after a day. */
const STORY_LIFE_MS = 86_400_000;

/** Whether people still see it. */
export const isVisible = ({ world }: Instagram, { product, takenAt, isDeleted }: Media): boolean =>
  !isDeleted && (product !== 'STORY' || world.clock.now() < takenAt + STORY_LIFE_MS);

/** Oldest first. */
export const visibleMedia = (instagram: Instagram): Media[] =>
  instagram.state.media.filter((media) => isVisible(instagram, media));

export const mediaById = (instagram: Instagram, id: string): Media | null =>
  visibleMedia(instagram).find((media) => media.id === id) ?? null;

export const permalinkPath = ({ product, shortcode, id }: Media, username: string): string => {
  if (product === 'STORY') return `/stories/${username}/${id}/`;
  return product === 'REELS' ? `/reel/${shortcode}/` : `/p/${shortcode}/`;
};

export const filePath = (blob: string): string => `/media/${blob}`;
