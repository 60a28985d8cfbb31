import { PlatformFailure } from '../contract';
import type { CommentRequest, PostedPart } from '../contract';

import { createPost } from './client';
import type { XSession } from './client';
import { checkCashtags } from './content-check';
import { postUrl } from './post-url';
import { countXCharacters } from './text';

interface Comment {
  session: XSession;
  request: CommentRequest;
  /** Most that the account may say. */
  limit: number;
  webUrl: string;
}

/**
 * A comment is a reply to the own post, which self-serve apps may still make
 * (https://docs.x.com/x-api/posts/manage-tweets/introduction, checked 2026-11-22). X knows no
 * idempotency key, so `request.key` has nowhere to go.
 */
export const commentOnPost = async (comment: Comment): Promise<PostedPart> => {
  const { session, request, webUrl } = comment;
  const { account, post, text } = request;
  refuseUnfit(comment);
  const id = await createPost(session, { text, reply: { in_reply_to_tweet_id: post.id } });
  return { index: post.index, id, url: postUrl({ webUrl, account, id }) };
};

/** Before the call, which costs money. */
const refuseUnfit = ({ request: { text }, limit }: Comment): void => {
  if (text.trim() === '') throw rejected('EMPTY_POST', 'A comment on X needs a text.');
  const count = countXCharacters(text);
  if (count > limit) {
    throw rejected('TEXT_TOO_LONG', `The comment counts ${count} characters; X takes ${limit}.`);
  }
  const [problem] = checkCashtags(text);
  if (problem) throw rejected(problem.code, problem.message);
};

const rejected = (code: string, message: string): PlatformFailure =>
  new PlatformFailure({ family: 'rejected' }, { code, message });
