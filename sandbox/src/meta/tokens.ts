import { createHash } from 'node:crypto';

import type { MetaPlatform, MetaToken } from './platform';

/** Long-lived tokens of people live 60 days. */
export const LONG_LIVED_MS = 5_184_000_000;

/** Data access ends 90 days after the last consent. */
export const DATA_ACCESS_MS = 7_776_000_000;

/** Facebook's begin with EAA, Instagram Login's with IGAA; neither works on the other's host. */
const PREFIX = { facebook: 'EAA', instagram: 'IGAA' } as const;

const keep = (platform: MetaPlatform, value: string, token: MetaToken): string => {
  platform.state.tokens[value] = token;
  platform.world.changed();
  return value;
};

export interface NewUserToken {
  clientId: string;
  personKey: string;
  isLongLived: boolean;
  lifetimeMs: number;
}

/** Real tokens reach a few hundred characters. */
export const issueUserToken = (
  platform: MetaPlatform,
  { lifetimeMs, ...token }: NewUserToken
): string => {
  const issuedAt = platform.world.clock.now();
  const value = PREFIX[platform.id] + platform.world.random.token(187);
  return keep(platform, value, {
    ...token,
    pageId: null,
    issuedAt,
    expiresAt: issuedAt + lifetimeMs,
    endedBy: null,
  });
};

/**
 * The Page's token for the holder of a user token: always the same for the same two. It has no end
 * when it comes from a long-lived token, else that of the user token.
 */
export const pageTokenOf = (platform: MetaPlatform, userToken: string, pageId: string): string => {
  const digest = createHash('sha512').update(`${userToken}\n${pageId}`).digest('base64');
  const value = `${PREFIX[platform.id]}P${digest.repeat(2).replace(/[+/=]/g, 'Z')}`;
  const user = platform.state.tokens[userToken];
  if (!user || platform.state.tokens[value]) return value;
  return keep(platform, value, {
    ...user,
    pageId,
    issuedAt: platform.world.clock.now(),
    expiresAt: user.isLongLived ? null : user.expiresAt,
  });
};

/** Seconds until the token's end, rounded up: a fresh token shows its whole life. */
export const secondsLeft = (platform: MetaPlatform, token: MetaToken): number =>
  Math.max(0, Math.ceil(((token.expiresAt ?? 0) - platform.world.clock.now()) / 1000));
