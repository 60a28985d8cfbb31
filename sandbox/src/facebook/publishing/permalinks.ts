import type { Post } from './content-state';

/** Of `<page>_<story>`: the second half. */
export const storyNumber = ({ id }: Pick<Post, 'id'>): string => id.split('_')[1] ?? id;

/** Since 2025 videos of Pages are shown as reels. */
export const videoPath = (videoId: string): string => `/reel/${videoId}/`;
