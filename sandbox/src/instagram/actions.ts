import { z } from 'zod';

import { configureAction, tokenActions, type Actions } from '../meta/actions';
import { INSTAGRAM_ACCOUNTS, instagramAccountById } from '../meta/instagram-accounts';
import { accountByUsername } from './accounts';
import { KNOWN_SUBCODES, refusalOf } from './content/refusals';
import { permalinkPath, visibleMedia } from './content/visible-media';
import { issueToken } from './issue-token';
import { knobsSchema } from './knobs';
import type { Instagram } from './state';

const accountSelection = z.strictObject({
  /** Username or id. @default all */
  account: z.string().optional(),
});

const refusalSchema = z.strictObject({
  step: z.enum(['create', 'process', 'publish']),
  subcode: z.int().nullable().default(null),
  /** Needed where there is no subcode. */
  code: z.int().optional(),
  message: z.string().optional(),
});

const planRefusal = ({ state, world }: Instagram, input: Record<string, unknown>) => {
  const { step, subcode, code, message } = refusalSchema.parse(input);
  if (subcode === null && code === undefined) {
    throw new Error(`Give a code, or one of the subcodes ${KNOWN_SUBCODES.join(', ')}.`);
  }
  const known = subcode === null ? { message: 'Something went wrong' } : refusalOf(subcode);
  const refusal = { code: -1, ...known, ...(code === undefined ? {} : { code }), subcode };
  state.planned.push({ step, ...refusal, ...(message === undefined ? {} : { message }) });
  world.changed();
  return { planned: state.planned.length };
};

const exhaustQuota = ({ state, world }: Instagram, input: Record<string, unknown>) => {
  const { account } = accountSelection.parse(input);
  const one = account && (accountByUsername(account) ?? instagramAccountById(account));
  if (account && !one) throw new Error(`There is no account ${account}.`);
  for (const { id } of one ? [one] : INSTAGRAM_ACCOUNTS) state.quotaSpentAt[id] = world.clock.now();
  world.changed();
  return { limit: state.knobs.publishLimit };
};

const FORMATS = { FEED: 'feed', REELS: 'reel', STORY: 'story' } as const;

const posts = (instagram: Instagram) =>
  visibleMedia(instagram).map((media) => {
    const username = instagramAccountById(media.accountId)?.username ?? '';
    return {
      id: media.id,
      url: instagram.world.baseUrl() + permalinkPath(media, username),
      text: media.caption,
      media: media.items.map(({ kind, altText }) => ({ kind, altText })),
      link: null,
      replyTo: null,
      format: FORMATS[media.product],
    };
  });

/**
 * Those of {@link tokenActions}, where a person is an account's username such as
 * `harbourlight.weekly` (tokens of Facebook Login end at the Facebook sandbox), and:
 *
 * - `configure`: sets any of the {@link knobsSchema} knobs and answers all of them.
 * - `issue-token`: `{account?, method?, scopes?}` → `{account, credentials}`.
 * - `posts`: everything visible, oldest first.
 * - `exhaust-quota`: `{account?}`; the day's posts are used up, for a day from now.
 * - `refuse-next`: `{step, subcode?, code?, message?}`; the next creation or publication is refused
 *   so, or the next processing ends so.
 */
export const actionsOf = (instagram: Instagram): Actions => ({
  ...tokenActions(instagram),
  configure: configureAction(instagram, knobsSchema),
  'issue-token': (input) => issueToken(instagram, input),
  posts: () => posts(instagram),
  'exhaust-quota': (input) => exhaustQuota(instagram, input),
  'refuse-next': (input) => planRefusal(instagram, input),
});
