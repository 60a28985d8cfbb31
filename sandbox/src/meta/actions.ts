import { z } from 'zod';

import type { PlatformSandbox } from '../kernel/platform-sandbox';
import { endTokens, removeApp } from './grants';
import type { MetaPlatform, Party, TokenEnd } from './platform';

export type Actions = PlatformSandbox['actions'];

const selection = z.strictObject({
  /** Key of a seeded person. @default all */
  person: z.string().optional(),
});

const tokenSelection = selection.extend({
  /** Tokens of people, of Pages, or both. @default all */
  kind: z.enum(['user', 'page', 'all']).default('all'),
});

const isOf =
  (person: string | undefined) =>
  ({ personKey }: Party): boolean =>
    person === undefined || person === personKey;

const expireTokens = (platform: MetaPlatform, input: Record<string, unknown>) => {
  const { person, kind } = tokenSelection.parse(input);
  const now = platform.world.clock.now();
  const tokens = Object.values(platform.state.tokens).filter(
    (token) =>
      isOf(person)(token) && (kind === 'all' || (token.pageId === null) === (kind === 'user'))
  );
  for (const token of tokens) token.expiresAt = Math.min(token.expiresAt ?? now, now);
  platform.world.changed();
  return { tokens: tokens.length };
};

/**
 * What befalls the tokens of Meta's platforms. All take `{person?}` and answer `{tokens}`, how many
 * they ended.
 *
 * - `expire-tokens`: as if their time were over (190/463); `{kind?}` picks tokens of people or Pages.
 * - `revoke-tokens`: no reason is given (190/467).
 * - `change-password`: the person changed the password (190/460).
 * - `checkpoint`: the platform wants the person to log in and confirm something (190/459).
 * - `remove-app`: the person removed the app; the permissions are gone too (190/458).
 */
export const tokenActions = (platform: MetaPlatform): Actions => {
  const end = (reason: TokenEnd) => (input: Record<string, unknown>) => ({
    tokens: endTokens(platform, isOf(selection.parse(input).person), reason),
  });
  return {
    'expire-tokens': (input) => expireTokens(platform, input),
    'revoke-tokens': end('revoked'),
    'change-password': end('password-changed'),
    checkpoint: end('checkpoint'),
    'remove-app': (input) => ({
      tokens: removeApp(platform, isOf(selection.parse(input).person)),
    }),
  };
};

/** A partial schema fills in no defaults, so that knobs which are not named stay as they are. */
export const configureAction =
  (platform: MetaPlatform, knobsSchema: z.ZodObject) =>
  (input: Record<string, unknown>): Record<string, unknown> => {
    const parsed = knobsSchema.partial().parse(input);
    const given = Object.entries(parsed).filter(([name]) => name in input);
    Object.assign(platform.state.knobs, Object.fromEntries(given));
    platform.world.changed();
    return { ...platform.state.knobs };
  };
