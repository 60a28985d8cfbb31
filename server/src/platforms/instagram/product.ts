import type { MediaFile, PostContent } from '../contract';

/** Where a post shows up, in Instagram's own names. */
export const PRODUCTS = ['FEED', 'REELS', 'STORY'] as const;

export type Product = (typeof PRODUCTS)[number];

/** The files of the one part that a post on Instagram has. */
export const filesOf = ({ parts }: PostContent): MediaFile[] => parts[0]?.media ?? [];

export const captionOf = ({ parts }: PostContent): string => parts[0]?.text ?? '';

/** A video alone is a reel in the feed as well (since 2023 there are no others). */
export const productOf = (content: PostContent): Product => {
  if (content.format === 'story') return 'STORY';
  const files = filesOf(content);
  return content.format === 'reel' || (files.length === 1 && files[0]?.kind === 'video')
    ? 'REELS'
    : 'FEED';
};
