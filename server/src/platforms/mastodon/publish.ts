import { z } from 'zod';

import { parsePostOptions, PlatformFailure } from '../contract';
import type {
  JsonValue,
  PostedPart,
  PostPart,
  PreparedPart,
  PublishRequest,
  RandomSource,
} from '../contract';

import type { MastodonSession } from './call';
import { MEDIA_GONE, POST_GONE } from './error-table';
import { failureAt } from './errors';
import { forgetKey, keyOfPart } from './idempotency-key';
import { ensureMedia, forgetMedia, storedMediaId } from './media';
import { languageOf, mastodonOptionsSchema } from './options';
import type { MastodonOptions } from './options';
import { postedPart } from './posted-part';
import { createStatus } from './statuses';
import type { NewStatus } from './statuses';

export interface PublishContext {
  session: MastodonSession;
  random: RandomSource;
}

/** Uploads what is missing and builds the body of every part, each with its own stored key. */
export const prepareParts = async (
  request: PublishRequest,
  { session, random }: PublishContext
): Promise<PreparedPart[]> => {
  const options = parsePostOptions(mastodonOptionsSchema, request.options, 'Mastodon');
  const { content, journal } = request;
  const prepared: PreparedPart[] = [];
  for (const [index, part] of content.parts.entries()) {
    const key = await keyOfPart(index, { journal, random });
    // A part that is out needs its files no more, and the server tells of them no more.
    const mediaIds =
      index < journal.posted.length
        ? part.media.flatMap((file) => storedMediaId(journal, file.key) ?? [])
        : await mediaIdsOf({ request, session, options, index, part });
    const body = bodyOf({ index, part, mediaIds, options, language: content.language });
    prepared.push({ index, payload: { key, body } });
  }
  return prepared;
};

interface PartFiles {
  request: PublishRequest;
  session: MastodonSession;
  options: MastodonOptions;
  index: number;
  part: PostPart;
}

const mediaIdsOf = async ({ request, session, ...of }: PartFiles): Promise<string[]> => {
  const { journal, signal } = request;
  const ids: string[] = [];
  for (const [place, file] of of.part.media.entries()) {
    const point = of.index === 0 ? of.options.focus?.[place] : null;
    const focus = point ? `${point.x.toFixed(2)},${point.y.toFixed(2)}` : null;
    ids.push(await ensureMedia({ session, journal, signal }, { file, focus }));
  }
  return ids;
};

interface Draft {
  index: number;
  part: PostPart;
  mediaIds: string[];
  options: MastodonOptions;
  language: string | null;
}

/** STATUS. What was not chosen is left out, so that the account's own settings hold. */
const bodyOf = (draft: Draft): Record<string, JsonValue> => {
  const { index, part, mediaIds, options } = draft;
  const isBlank = part.text.trim() === '';
  return compact({
    status: isBlank ? undefined : part.text,
    media_ids: mediaIds.length > 0 ? mediaIds : undefined,
    // A thread is seen, warned of and marked as a whole.
    visibility: options.visibility,
    spoiler_text: options.contentWarning || undefined,
    sensitive: options.sensitive,
    language: languageOf(options, draft.language) ?? undefined,
    quote_approval_policy: options.quotePolicy,
    poll: index === 0 ? pollOf(options) : undefined,
  });
};

const pollOf = ({ poll }: MastodonOptions): JsonValue | undefined =>
  poll && {
    options: poll.choices,
    expires_in: poll.minutes * 60,
    multiple: poll.multiple,
    hide_totals: poll.hideTotals,
  };

/** The payload is stored and fingerprinted as JSON, which knows no undefined. */
const compact = (body: Record<string, JsonValue | undefined>): Record<string, JsonValue> =>
  Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined)
  );

const payloadSchema = z.object({ key: z.string().min(1), body: z.record(z.string(), z.json()) });

export type Payload = z.output<typeof payloadSchema>;

/** What {@link prepareParts} made; null for anything else. */
export const readPayload = (part: PreparedPart): Payload | null =>
  payloadSchema.safeParse(part.payload).data ?? null;

export interface Commit {
  session: MastodonSession;
  request: PublishRequest;
  part: PreparedPart;
  earlier: readonly PostedPart[];
}

/** The call that makes a part visible; within the hour, repeating it answers the same post. */
export const commitPart = async (commit: Commit): Promise<PostedPart> => {
  const { session, part } = commit;
  try {
    const status = await createStatus(session, statusOf(commit));
    return postedPart(part.index, status);
  } catch (error) {
    if (error instanceof PlatformFailure) await tidyUp(commit, error);
    throw error;
  }
};

const statusOf = ({ session, part, earlier }: Commit): NewStatus => {
  const payload = readPayload(part);
  if (!payload) {
    const details = { code: 'INVALID_PAYLOAD', message: 'This is not a prepared Mastodon post.' };
    throw new PlatformFailure({ family: 'rejected' }, details);
  }
  const { key, body } = payload;
  if (part.index === 0) return { key, body };
  const parent = earlier.find((posted) => posted.index === part.index - 1);
  if (parent) return { key, body: { ...body, in_reply_to_id: parent.id } };
  // Without its parent the part would stand alone in the timeline.
  throw failureAt(
    session.serviceUrl,
    { family: 'rejected' },
    { code: 'THREAD_PARENT_MISSING', message: 'misses the post before this one.' }
  );
};

/** What the refusal proves useless is made anew by the next try. */
const tidyUp = async ({ request, part }: Commit, { code }: PlatformFailure): Promise<void> => {
  const { journal, content } = request;
  if (code === MEDIA_GONE) {
    for (const file of content.parts[part.index]?.media ?? []) {
      await forgetMedia(journal, file.key);
    }
  }
  // G#40399 and STATUS: a key answers 404 when its post was deleted. Whether it is to be posted
  // once more is for a person to say, who then means another post.
  if (code === POST_GONE) await forgetKey(part.index, journal);
};
