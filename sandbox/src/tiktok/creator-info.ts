import type { Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { privacyOptionsOf, type TikTokAccount } from './accounts';
import { avatarPath } from './avatar';
import { ApiError, envelope } from './envelope';
import { countCall } from './rate-limits';
import type { TikTok } from './state';
import { authenticate, requireScope } from './tokens';

const DAY_MS = 24 * 3_600_000;

const WORDS: Readonly<Record<string, string>> = {
  spam_risk_too_many_posts: 'The daily post cap from the API is reached for the current user.',
  spam_risk_user_banned_from_posting: 'The user is banned from making new posts.',
  reached_active_user_cap:
    'The daily quota for active publishing users from your client is reached.',
};

/** Why the account cannot post now (CREATOR, RULES); else null. */
export const creatorProblemOf = (tiktok: TikTok, account: TikTokAccount): string | null => {
  const { world, state } = tiktok;
  const { creatorProblem, postsPerDay } = state.knobs;
  if (creatorProblem) return creatorProblem;
  const now = world.clock.now();
  const isExhausted = now < (state.exhausted[account.key] ?? 0);
  const posts = Object.values(state.publishes).filter(
    ({ accountKey, mode, createdAt, end }) =>
      accountKey === account.key &&
      mode === 'direct' &&
      createdAt > now - DAY_MS &&
      // What never became a post does not count.
      !(end && end.failReason !== null)
  );
  return isExhausted || posts.length >= postsPerDay ? 'spam_risk_too_many_posts' : null;
};

export const creatorRefusal = (code: string, status: 200 | 403): ApiError =>
  new ApiError(status, code, WORDS[code] ?? code);

/** `POST /v2/post/publish/creator_info/query/` (CREATOR). */
export const creatorInfoRoutes = (app: Hono<SandboxEnv>, tiktok: TikTok): void => {
  const fault = tiktok.world.faults.on('tiktok', 'creator-info');
  app.post('/v2/post/publish/creator_info/query/', fault, (context) => {
    const caller = authenticate(tiktok, context);
    const { account, token } = caller;
    requireScope(caller, 'video.publish');
    const { creatorInfoPerMinute: limit } = tiktok.state.knobs;
    countCall(tiktok, { key: `creator ${token}`, limit });
    const problem = creatorProblemOf(tiktok, account);
    // Deliberately 200 with the code in the body.
    if (problem) throw creatorRefusal(problem, 200);
    return context.json(envelope(tiktok, creatorInfoOf(tiktok, account)));
  });
};

const creatorInfoOf = ({ world }: TikTok, account: TikTokAccount): Record<string, unknown> => ({
  creator_avatar_url: world.baseUrl() + avatarPath(account),
  creator_username: account.username,
  creator_nickname: account.displayName,
  privacy_level_options: privacyOptionsOf(account),
  comment_disabled: account.creator.commentOff,
  duet_disabled: account.creator.duetOff,
  stitch_disabled: account.creator.stitchOff,
  max_video_post_duration_sec: account.creator.maxVideoS,
});
