import { GraphError } from './graph-error';
import type { MetaPlatform, MetaToken, TokenEnd } from './platform';

const SUBCODES: Readonly<Record<TokenEnd, number>> = {
  'app-removed': 458,
  checkpoint: 459,
  'password-changed': 460,
  revoked: 467,
};

const PARTS = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  weekday: 'long',
  day: '2-digit',
  month: 'short',
  year: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
});

/** As in the messages: `Wednesday, 14-Feb-18 18:00:00 PST`. */
const sessionDate = (at: number): string => {
  const parts = Object.fromEntries(PARTS.formatToParts(at).map(({ type, value }) => [type, value]));
  const { weekday, day, month, year, hour, minute, second, timeZoneName } = parts;
  return `${weekday}, ${day}-${month}-${year} ${hour}:${minute}:${second} ${timeZoneName}`;
};

const reasonOf = (platform: MetaPlatform, token: MetaToken, end: TokenEnd): string => {
  switch (end) {
    case 'app-removed':
      return `The user has not authorized application ${token.clientId}.`;
    case 'checkpoint':
      return `You cannot access the app till you log in to www.${platform.id}.com and follow the instructions given.`;
    case 'password-changed':
      return 'The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.';
    case 'revoked':
      return 'This may be because the user logged out or may be due to a system error.';
  }
};

export const invalidSession = (subcode: number, reason: string): GraphError =>
  new GraphError({
    status: 401,
    code: 190,
    subcode,
    message: `Error validating access token: ${reason}`,
  });

/** The error that a dead token is answered with; null while it lives. */
export const sessionProblem = (platform: MetaPlatform, token: MetaToken): GraphError | null => {
  const now = platform.world.clock.now();
  if (token.endedBy) {
    return invalidSession(SUBCODES[token.endedBy], reasonOf(platform, token, token.endedBy));
  }
  if (token.expiresAt === null || now < token.expiresAt) return null;
  return invalidSession(
    463,
    `Session has expired on ${sessionDate(token.expiresAt)}. The current time is ${sessionDate(now)}.`
  );
};
