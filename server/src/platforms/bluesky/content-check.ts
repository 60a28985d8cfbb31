import type { PostContent, PostPart } from '../contract';
import { rejected } from './errors';
import { blueskyDescriptor } from './descriptor';

const { text } = blueskyDescriptor;
const image = blueskyDescriptor.formats.feed?.image ?? { maxBytes: 0, maxCount: 0 };

/**
 * Refuses before the first call what the server would refuse after the uploads, or, worse, store
 * without showing it (unknown embeds are accepted; verified on a PDS, checked 2026-11-22).
 */
export const checkContent = (content: PostContent): void => {
  if (content.parts.length === 0) throw rejected('EMPTY_POST', 'There is nothing to post.');
  for (const [index, part] of content.parts.entries()) {
    checkPart(part, index === 0 && content.card !== null);
  }
};

const checkPart = (part: PostPart, hasCard: boolean): void => {
  const length = text.count(part.text);
  if (length > text.limit) {
    const message = `The text counts ${length}; Bluesky takes ${text.limit}.`;
    throw rejected('TEXT_TOO_LONG', message);
  }
  if (part.text.trim() === '' && part.media.length === 0 && !hasCard) {
    throw rejected('EMPTY_POST', 'A post needs a text, an image or a link card.');
  }
  if (hasCard && part.media.length > 0) {
    const message = 'A Bluesky post shows either images or a link card, not both.';
    throw rejected('CARD_WITH_MEDIA', message);
  }
  checkMedia(part);
};

const checkMedia = (part: PostPart): void => {
  for (const file of part.media) {
    if (file.kind !== 'image') {
      throw rejected('MEDIA_UNSUPPORTED', `Bluesky posts take no ${file.kind} here.`);
    }
    if (file.byteLength > image.maxBytes) {
      const message = `An image has ${file.byteLength} bytes; at most ${image.maxBytes} go.`;
      throw rejected('MEDIA_TOO_LARGE', message);
    }
  }
  if (part.media.length > image.maxCount) {
    const message = `A Bluesky post takes ${image.maxCount} images, not ${part.media.length}.`;
    throw rejected('TOO_MANY_IMAGES', message);
  }
};
