import { PlatformFailure } from '../contract';
import type {
  JsonValue,
  MediaFile,
  PostPart,
  PostedPart,
  PreparedPart,
  PublishRequest,
} from '../contract';

import { createPost } from './client';
import type { XSession } from './client';
import { xDescriptor } from './descriptor';
import { ensureMedia } from './media';
import type { MediaContext } from './media';
import { mediaHandleName, readMediaHandle } from './media-handle';
import { xOptionsSchema } from './options';
import type { XOptions } from './options';
import type { PostBody } from './post-body';
import { postUrl } from './post-url';
import { sendableText } from './text';

/** Uploads what is missing and builds the body of every part. */
export const prepareParts = async (
  request: PublishRequest,
  context: MediaContext
): Promise<PreparedPart[]> => {
  const options = parseOptions(request);
  const parts = request.content.parts;
  parts.forEach(assertPostable);
  const prepared: PreparedPart[] = [];
  for (const [index, part] of parts.entries()) {
    // A part that is already visible needs its media no more, and they may have expired.
    const isPosted = index < request.journal.posted.length;
    const mediaIds = isPosted ? storedIds(request, part) : await mediaIdsOf(context, part);
    prepared.push({ index, payload: compact(bodyOf({ index, part, mediaIds, options })) });
  }
  return prepared;
};

const parseOptions = (request: PublishRequest): XOptions => {
  const parsed = xOptionsSchema.safeParse(request.options);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw rejected('INVALID_OPTIONS', `These options are not valid for X: ${names}.`);
};

const mediaIdsOf = async (context: MediaContext, part: PostPart): Promise<string[]> => {
  const ids: string[] = [];
  for (const file of part.media) ids.push(await ensureMedia(context, file));
  return ids;
};

const storedIds = ({ journal }: PublishRequest, part: PostPart): string[] =>
  part.media.map((file) => readMediaHandle(journal, file.key)?.id).filter((id) => id !== undefined);

/** Refuses before uploading, which costs money, what X would refuse after it. */
const assertPostable = (part: PostPart): void => {
  if (part.text.trim() === '' && part.media.length === 0) {
    throw rejected('EMPTY_POST', 'A post on X needs text or media.');
  }
  const [first] = part.media;
  if (!first) return;
  const isMixed = part.media.some((file: MediaFile) => file.kind !== first.kind);
  if (isMixed || part.media.length > (xDescriptor.formats.feed?.[first.kind]?.maxCount ?? 0)) {
    throw rejected('MEDIA_COMBINATION', 'A post on X takes up to 4 images, or 1 GIF, or 1 video.');
  }
};

const bodyOf = (post: {
  index: number;
  part: PostPart;
  mediaIds: string[];
  options: XOptions;
}): PostBody => ({
  text: post.part.text.trim() === '' ? undefined : sendableText(post.part.text),
  media: post.mediaIds.length > 0 ? { media_ids: post.mediaIds } : undefined,
  // Who may reply is decided by the first post of a conversation; labels belong to every post.
  reply_settings: post.index === 0 ? (post.options.replySettings ?? undefined) : undefined,
  made_with_ai: post.options.madeWithAi ?? undefined,
  paid_partnership: post.options.paidPartnership ?? undefined,
});

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
