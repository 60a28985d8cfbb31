import { LinkedInError } from './errors';
import type { LinkedIn } from './state';

const throttled = (code: string | null, message: string): LinkedInError =>
  new LinkedInError(429, {
    message,
    serviceErrorCode: 101,
    status: 429,
    ...(code ? { code } : {}),
  });

const today = ({ world }: LinkedIn): string => world.clock.iso().slice(0, 10);

/** Counts one use of the current UTC day; true when it goes beyond the limit. */
const isOver = (platform: LinkedIn, counter: string, limit: number | null): boolean => {
  const { world, state } = platform;
  const day = today(platform);
  if (state.usage.day !== day) state.usage = { day, counts: {} };
  const used = state.usage.counts[counter] ?? 0;
  if (limit !== null && used >= limit) return true;
  state.usage.counts[counter] = used + 1;
  world.changed();
  return false;
};

interface Caller {
  clientId: string;
  memberKey: string;
}

/** Limits per member and per app, reset at midnight UTC, without any header (SHARE, RATE). */
export const spendApiCall = (platform: LinkedIn, { clientId, memberKey }: Caller): void => {
  const { memberCallsPerDay, appCallsPerDay } = platform.state.knobs;
  const isExhausted = platform.state.exhaustedDay === today(platform);
  if (isExhausted || isOver(platform, `app ${clientId}`, appCallsPerDay)) {
    throw throttled(
      'TOO_MANY_REQUESTS',
      'APPLICATION DAY limit for calls to this resource is reached.'
    );
  }
  if (isOver(platform, `member ${clientId} ${memberKey}`, memberCallsPerDay)) {
    throw throttled(null, 'Resource level throttle limit for calls to this resource is reached.');
  }
};

/** Refuses every further call of this UTC day. */
export const exhaustDay = (platform: LinkedIn): string => {
  platform.state.exhaustedDay = today(platform);
  platform.world.changed();
  return platform.state.exhaustedDay;
};

export const spendUserInfoCall = (platform: LinkedIn, { clientId, memberKey }: Caller): void => {
  const limit = platform.state.knobs.userInfoCallsPerDay;
  if (isOver(platform, `user-info ${clientId} ${memberKey}`, limit)) {
    throw throttled(null, 'Resource level throttle limit for calls to this resource is reached.');
  }
};

export const spendMemberPost = (platform: LinkedIn, memberKey: string): void => {
  if (isOver(platform, `posts ${memberKey}`, platform.state.knobs.memberPostsPerDay)) {
    throw throttled(null, 'The share limit has been reached for unverified members.');
  }
};
