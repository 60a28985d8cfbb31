import type { CommentRequest, PostedPart } from '../contract';
import { resolveHandle } from './client';
import { MAX_TEXT_COUNT, countText } from './text';
import { rejected } from './errors';
import { buildFacets } from './facets';
import { parseRecordUri, postedPart } from './posted-part';
import type { PublishContext } from './publish';
import { sessionOf } from './publish';
import { putOnce } from './put-once';
import { buildRecord, POST_COLLECTION } from './record';
import { commentReplyOf } from './thread-refs';
import { followingTid } from './tid';

/**
 * A reply of the account to its own post. Its record key comes from the comment's key, so that
 * sending it again finds what an earlier call wrote: InvalidSwap, as the time in it is another.
 */
export const comment = async (
  context: PublishContext,
  request: CommentRequest
): Promise<PostedPart> => {
  const { client, webUrl } = context;
  const { post } = request;
  const text = request.text.toWellFormed();
  assertPostable(text);
  const { repo, rkey } = parseRecordUri(post.id) ?? {};
  const key = followingTid({ rkey: rkey ?? '', key: request.key });
  if (!repo || key === null) throw rejected('POST_UNKNOWN', 'This is not a post on Bluesky.');
  const session = sessionOf(context, request);
  const reply = await commentReplyOf(client, { session, post });
  const { serviceUrl, signal } = session;
  const facets = await buildFacets(text, (handle) =>
    resolveHandle(client, { serviceUrl, signal, handle })
  );
  const createdAt = new Date(client.clock.now()).toISOString();
  const record = buildRecord({ text, createdAt, langs: [], facets, embed: null });
  const address = { repo: request.account.id, collection: POST_COLLECTION, rkey: key };
  const body = { ...address, swapRecord: null, record: { ...record, reply } };
  const ref = await putOnce(client, { session, body });
  return postedPart({ index: 0, ref, address, webUrl });
};

const assertPostable = (text: string): void => {
  if (text.trim() === '') throw rejected('EMPTY_POST', 'A comment on Bluesky needs a text.');
  const count = countText(text);
  if (count <= MAX_TEXT_COUNT) return;
  const message = `The comment counts ${count} graphemes; Bluesky takes ${MAX_TEXT_COUNT}.`;
  throw rejected('TEXT_TOO_LONG', message);
};
