import { PlatformFailure } from '../contract';
import type { CommentRequest, PostedPart } from '../contract';
import type { ThreadsApi } from './client';
import { memorySlot } from './container-slot';
import { ensureContainer } from './ensure-container';
import { MAX_LINKS, threadsText } from './formats';
import { sendReply } from './send-reply';
import { linksIn } from './text';

/** Answers a post with a text: on Threads a comment is a post that replies (REP). */
export const commentOnPost = async (
  api: ThreadsApi,
  { post, text, credentials }: CommentRequest
): Promise<PostedPart> => {
  expectSendable(text);
  const slot = memorySlot();
  const parentId = post.id;
  const fields = { media_type: 'TEXT', text, reply_to_id: parentId };
  const container = await ensureContainer({ api, slot, fields: () => Promise.resolve(fields) });
  const sought = { text, mediaType: 'TEXT' as const, parentId, knownIds: [parentId] };
  const { isStray, ...reply } = await sendReply({
    ...{ api, slot, container, sought, parentId, credentials },
    hasVideo: false,
  });
  return { index: post.index, ...reply, ...(isStray ? { ref: { isStray } } : {}) };
};

/** What counts less than this many units a character cannot be within the limit. */
const MAX_UNITS = 100_000;

const expectSendable = (text: string): void => {
  const { limit } = threadsText;
  if (text.trim() === '' || !text.isWellFormed() || text.includes('\u0000')) {
    throw rejected(
      'COMMENT_UNREADABLE',
      'A comment on Threads needs a text without broken characters.'
    );
  }
  if (text.length > MAX_UNITS || threadsText.count(text) > limit) {
    throw rejected('TEXT_TOO_LONG', `A comment on Threads takes ${limit} characters.`);
  }
  if (linksIn(text).length > MAX_LINKS) {
    throw rejected('TOO_MANY_LINKS', `A comment on Threads takes ${MAX_LINKS} different links.`);
  }
};

const rejected = (code: string, message: string): PlatformFailure =>
  new PlatformFailure({ family: 'rejected' }, { code, message });
