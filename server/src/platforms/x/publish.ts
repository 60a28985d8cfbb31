import { parsePostOptions, PlatformFailure } from '../contract';
import type { JsonValue, PostPart, PostedPart, PreparedPart, PublishRequest } from '../contract';

import { createPost } from './client';
import type { XSession } from './client';
import { xDescriptor } from './descriptor';
import { ensureMedia } from './media';
import type { MediaContext } from './media-context';
import { mediaHandleName, readMediaHandle } from './media-handle';
import { xOptionsSchema } from './options';
import type { XOptions } from './options';
import type { PostBody } from './post-body';
import { postUrl } from './post-url';

/** Uploads what is missing and builds the body of every part. */
export const prepareParts = async (
  request: PublishRequest,
  context: MediaContext
): Promise<PreparedPart[]> => {
  const options = parsePostOptions(xOptionsSchema, request.options, xDescriptor.label);
  const { parts } = request.content;
  const prepared: PreparedPart[] = [];
  for (const [index, part] of parts.entries()) {
    // A part that is already visible needs its media no more, and they may have expired.
    const isPosted = index < request.journal.posted.length;
    const mediaIds = isPosted ? storedIds(request, part) : await mediaIdsOf(context, part);
    prepared.push({ index, payload: compact(bodyOf({ index, part, mediaIds, options })) });
  }
  return prepared;
};

const mediaIdsOf = async (context: MediaContext, part: PostPart): Promise<string[]> => {
  const ids: string[] = [];
  for (const file of part.media) ids.push(await ensureMedia(context, file));
  return ids;
};

const storedIds = ({ journal }: PublishRequest, part: PostPart): string[] =>
  part.media.map((file) => readMediaHandle(journal, file.key)?.id).filter((id) => id !== undefined);

const bodyOf = (post: {
  index: number;
  part: PostPart;
  mediaIds: string[];
  options: XOptions;
}): PostBody => ({
  text: post.part.text.trim() === '' ? undefined : post.part.text,
  media: post.mediaIds.length > 0 ? { media_ids: post.mediaIds } : undefined,
  poll: post.index === 0 ? pollOf(post.options) : undefined,
  // The first post of a conversation decides who may reply, and asks; labels belong to every post.
  reply_settings: post.index === 0 ? (post.options.replySettings ?? undefined) : undefined,
  made_with_ai: post.options.madeWithAi ?? undefined,
  paid_partnership: post.options.paidPartnership ?? undefined,
});

const pollOf = ({ poll }: XOptions): PostBody['poll'] =>
  poll ? { options: poll.choices, duration_minutes: poll.durationMinutes } : undefined;

/** Without undefined values: the payload is stored and fingerprinted as JSON. */
const compact = (body: PostBody): Record<string, JsonValue> => {
  const entries = Object.entries(body).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
};

export interface Commit {
  session: XSession;
  request: PublishRequest;
  part: PreparedPart;
  earlier: readonly PostedPart[];
  webUrl: string;
}

/** Sends one part. Refused media ids are noted, so that they are uploaded again if need be. */
export const commitPart = async (commit: Commit): Promise<PostedPart> => {
  const { session, request, part, webUrl } = commit;
  const body = { ...asObject(part.payload), ...replyOf(commit) };
  try {
    const id = await createPost(session, body);
    return { index: part.index, id, url: postUrl({ webUrl, account: request.account, id }) };
  } catch (error) {
    if (error instanceof PlatformFailure && error.code === 'MEDIA_IDS_INVALID') {
      await noteRefusedMedia(request, part.index);
    }
    throw error;
  }
};

const asObject = (payload: JsonValue): Readonly<Record<string, JsonValue>> =>
  typeof payload === 'object' && payload !== null && !Array.isArray(payload)
    ? (payload as Readonly<Record<string, JsonValue>>)
    : {};

const replyOf = ({ part, earlier }: Commit): Record<string, JsonValue> => {
  if (part.index === 0) return {};
  const parent = earlier.find((posted) => posted.index === part.index - 1);
  // Without its parent the part would stand alone in the timeline.
  if (!parent) throw rejected('THREAD_PARENT_MISSING', 'The post before this one is missing.');
  return { reply: { in_reply_to_tweet_id: parent.id } };
};

const noteRefusedMedia = async (
  { content, journal }: PublishRequest,
  index: number
): Promise<void> => {
  for (const file of content.parts[index]?.media ?? []) {
    const handle = readMediaHandle(journal, file.key);
    if (!handle) continue;
    const noted = { ...handle, refusals: handle.refusals + 1 };
    await journal.saveHandle(mediaHandleName(file.key), noted);
  }
};

const rejected = (code: string, message: string): PlatformFailure =>
  new PlatformFailure({ family: 'rejected' }, { code, message });
