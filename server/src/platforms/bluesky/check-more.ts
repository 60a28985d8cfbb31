import type { CheckRequest, ContentProblem, PostPart } from '../contract';
import { MAX_IMAGES_IN_GRID } from './descriptor';
import { countGraphemes } from './text';

/**
 * app/bsky/embed/video.json; its 10,000 bytes are more than any alt text has that we take at all.
 * Alt texts of images have no such limit. Checked 2026-11-22.
 */
const MAX_VIDEO_ALT_GRAPHEMES = 1000;

/** What the rule table cannot say of a post on Bluesky. */
export const checkMore = ({ content }: CheckRequest): ContentProblem[] =>
  content.parts.flatMap((part, partIndex) => [
    ...checkVideoAlt(part, partIndex),
    ...checkGallery(part, partIndex),
  ]);

const checkVideoAlt = (part: PostPart, partIndex: number): ContentProblem[] =>
  part.media
    .filter(
      ({ kind, altText }) => kind === 'video' && countGraphemes(altText) > MAX_VIDEO_ALT_GRAPHEMES
    )
    .map(({ name }) => ({
      code: 'ALT_TEXT_TOO_LONG',
      message: `The alternative text of ${name} is too long: Bluesky takes ${MAX_VIDEO_ALT_GRAPHEMES} characters for a video.`,
      partIndex,
    }));

/** More than four images go into a gallery, whose items must say how wide and high they are. */
const checkGallery = ({ media }: PostPart, partIndex: number): ContentProblem[] => {
  if (media.length <= MAX_IMAGES_IN_GRID) return [];
  const unknown = media.find(({ width, height }) => width === null || height === null);
  if (!unknown) return [];
  const message = `The size of ${unknown.name} is not known; Bluesky needs it for more than ${MAX_IMAGES_IN_GRID} images.`;
  return [{ code: 'MEDIA_UNREADABLE', message, partIndex }];
};
