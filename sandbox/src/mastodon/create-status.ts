import { createHash } from 'node:crypto';

import type { Context } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { ApiError, validationFailed } from './api-error';
import { appById } from './apps';
import { isWaiting } from './media-endpoints';
import { isProcessed, mediaOf } from './media-view';
import { isTrue, makePoll, pollProblems, readPoll } from './polls';
import { countInFamily, tellFamily } from './rate-limits';
import { readParams, textOf, type Params } from './request-params';
import { firstLink, textProblems } from './status-text';
import { lookUp, nextId, type Mastodon, type Status, type StoredMedia } from './state';
import { visibleTo } from './status-access';
import { authenticate, type Caller } from './tokens';

const VISIBILITIES = ['public', 'unlisted', 'private', 'direct'] as const;

/** `POST /api/v1/statuses` in the order in which the server looks at things (POST-SERVICE). */
export const createStatus = async (
  mastodon: Mastodon,
  context: Context<SandboxEnv>
): Promise<Status> => {
  const caller = authenticate(mastodon, context, ['write:statuses']);
  const counted = { family: 'statuses', accountId: caller.account.id, context } as const;
  tellFamily(mastodon, counted);
  const params = await readParams(context);
  const parent = parentOf(mastodon, caller, params);
  const key = context.req.header('idempotency-key') ?? null;
  const earlier = key === null ? null : replay(mastodon, `${caller.account.id}:${key}`);
  if (earlier) return earlier;
  const media = readMedia(mastodon, caller, params);
  const draft = draftOf(mastodon, { caller, params, media });
  countInFamily(mastodon, counted);
  const status: Status = { ...draft, inReplyToId: parent?.id ?? null };
  publish(mastodon, status, media);
  if (key !== null) remember(mastodon, `${caller.account.id}:${key}`, status);
  return status;
};

const parentOf = (mastodon: Mastodon, caller: Caller, params: Params): Status | null => {
  const id = textOf(params, 'in_reply_to_id');
  if (id === '') return null;
  const parent = visibleTo(mastodon, caller, id);
  if (parent) return parent;
  throw new ApiError(404, 'The post you are trying to reply to does not appear to exist.');
};

/** The post that the key made within its hour; the body plays no part (STATUS). */
const replay = ({ world, state }: Mastodon, key: string): Status | null => {
  const known = lookUp(state.keys, key);
  const isAlive = known !== null && world.clock.now() < known.expiresAt;
  if (!isAlive || state.knobs.idempotency === 'ignored') return null;
  if (state.knobs.idempotency === 'replay-fails') {
    throw new ApiError(500, 'This page is not correct');
  }
  const status = state.statuses.find(({ id }) => id === known.statusId);
  if (!status || status.isDeleted) throw new ApiError(404, 'Record not found');
  return status;
};

/** After success only: what failed may be repeated with the same key. */
const remember = ({ world, state }: Mastodon, key: string, { id }: Status): void => {
  state.keys[key] = {
    statusId: id,
    expiresAt: world.clock.now() + state.knobs.keyLifetimeMs,
  };
  world.changed();
};

/** Sentences without "Validation failed", as they come from the service and not from the record. */
const readMedia = (mastodon: Mastodon, caller: Caller, params: Params): StoredMedia[] => {
  const { maxMediaAttachments, refusesUnknownMedia } = mastodon.state.knobs;
  const ids = Array.isArray(params.media_ids) ? params.media_ids.map(String) : [];
  if (ids.length === 0) return [];
  if (ids.length > maxMediaAttachments || readPoll(params)) {
    throw new ApiError(422, `Cannot attach more than ${maxMediaAttachments} files`);
  }
  const media = mediaOf(mastodon, ids).filter(
    (file) => isWaiting(mastodon, file) && file.accountId === caller.account.id
  );
  const missing = ids.filter((id) => !media.some((file) => file.id === id));
  if (missing.length > 0 && refusesUnknownMedia) {
    throw new ApiError(
      422,
      `Media ${missing.join(', ')} not found or already attached to another post`
    );
  }
  if (media.length > 1 && media.some(({ type }) => type !== 'image')) {
    throw new ApiError(422, 'Cannot attach a video to a post that already contains images');
  }
  if (media.some((file) => !isProcessed(mastodon, file))) {
    throw new ApiError(
      422,
      'Cannot attach files that have not finished processing. Try again in a moment!'
    );
  }
  return media;
};

const draftOf = (
  mastodon: Mastodon,
  { caller, params, media }: { caller: Caller; params: Params; media: StoredMedia[] }
): Status => {
  const { world, state } = mastodon;
  const given = { text: textOf(params, 'status'), warning: textOf(params, 'spoiler_text') };
  // A warning without a text becomes the text.
  const isWarningOnly = given.text.trim() === '' && given.warning !== '';
  const text = isWarningOnly ? given.warning : given.text;
  const spoilerText = isWarningOnly ? '' : given.warning;
  const poll = readPoll(params);
  const visibility = textOf(params, 'visibility') || caller.account.privacy;
  const { maxCharacters, charactersReservedPerUrl } = state.knobs;
  const hasMedia = media.length > 0;
  const problems = [
    ...textProblems({ text, spoilerText, hasMedia, maxCharacters, charactersReservedPerUrl }),
    ...(poll ? pollProblems(poll) : []),
    ...(isVisibility(visibility) ? [] : ['Visibility is not included in the list']),
    ...(textOf(params, 'scheduled_at') ? ['Scheduled posts are not played here'] : []),
  ];
  if (problems.length > 0 || !isVisibility(visibility)) throw validationFailed(problems);
  return {
    id: nextId(mastodon),
    accountId: caller.account.id,
    appName: appById(mastodon, caller.clientId)?.name ?? 'Unknown',
    createdAt: world.clock.now(),
    ...{ text, spoilerText, visibility, inReplyToId: null },
    sensitive: isTrue(params.sensitive) || spoilerText !== '',
    language: languageOf(textOf(params, 'language')) ?? caller.account.language,
    mediaIds: media.map(({ id }) => id),
    poll: poll && makePoll(mastodon, poll),
    quotePolicy: quotePolicyOf(textOf(params, 'quote_approval_policy')),
    ...{ card: null, engagement: {}, isDeleted: false },
  };
};

const isVisibility = (value: string): value is Status['visibility'] =>
  VISIBILITIES.some((visibility) => visibility === value);

/** Anything else counts as not given. */
const languageOf = (value: string): string | null => (/^[a-z]{2,3}$/.test(value) ? value : null);

const quotePolicyOf = (value: string): Status['quotePolicy'] =>
  value === 'followers' || value === 'nobody' ? value : 'public';

const publish = (mastodon: Mastodon, status: Status, media: readonly StoredMedia[]): void => {
  const { world, state } = mastodon;
  for (const file of media) file.statusId = status.id;
  state.statuses.push(status);
  world.ledger.record({
    platform: 'mastodon',
    ...{ accountId: status.accountId, id: status.id, at: status.createdAt },
    sameness: samenessOf(status, media),
  });
  world.changed();
  const link = media.length === 0 ? firstLink(status.text) : null;
  if (link !== null) void addCard(mastodon, status, link);
};

/** Two posts with the same words and files under the same post are one post twice. */
const samenessOf = (status: Status, media: readonly StoredMedia[]): string => {
  const { text, spoilerText, inReplyToId, poll } = status;
  const words = [spoilerText, text].map((part) =>
    part.normalize('NFC').replace(/\s+/g, ' ').trim()
  );
  const facts = [words, inReplyToId, poll?.options ?? [], media.map(({ blob }) => blob)];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
};

/** A moment later, as the server's crawler does; `card` is null until then (STATUS). */
const addCard = async ({ world }: Mastodon, status: Status, link: string): Promise<void> => {
  status.card = await world.pages.card(link);
  world.changed();
};
