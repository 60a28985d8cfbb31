import { PlatformFailure, TransportError, type HttpResponse } from '../../platforms/contract';
import { createAuthorizeUrl } from '../../platforms/oauth';
import { quoted, textOfPage } from './platform-words';
import type { SetupFacts } from './setup-facts';

/** What the start of a sign-in shows without a person. */
export type AuthorizeVerdict =
  /** The platform names what it does not like. */
  | { kind: 'redirect' | 'scope' | 'client'; words: string; cameBack: boolean }
  /** It does not like something, in words that we do not know. */
  | { kind: 'refused'; words: string }
  /** A log-in or consent page: everything else is seen only when somebody connects. */
  | { kind: 'page' }
  /** No answer, or one that says nothing about the app. */
  | { kind: 'silent' };

/** Never leads anywhere: nobody remembers it. */
const STATE_BYTES = 32;

/** Asks for the consent page as a browser would, and follows nowhere. Leaves no trace here. */
export const probeAuthorize = async (facts: SetupFacts): Promise<AuthorizeVerdict> => {
  const { oauth, deps, callbackUrl: redirectUri } = facts;
  const state = Buffer.from(deps.random.bytes(STATE_BYTES)).toString('base64url');
  const headers = { accept: 'text/html,application/xhtml+xml', 'accept-language': 'en' };
  try {
    const { url } = createAuthorizeUrl({ oauth, deps, redirectUri, state });
    return verdictOn(facts, url, await deps.http({ method: 'GET', url, headers }));
  } catch (error) {
    const isExpected = error instanceof TransportError || error instanceof PlatformFailure;
    if (isExpected) return { kind: 'silent' };
    throw error;
  }
};

const verdictOn = (facts: SetupFacts, url: string, answer: HttpResponse): AuthorizeVerdict => {
  const { status, headers, text } = answer;
  if (status >= 300 && status <= 399) {
    const location = headers.location ?? '';
    return URL.canParse(location, url)
      ? onRedirect(facts, new URL(location, url))
      : { kind: 'page' };
  }
  const words = textOfPage(text);
  if (status <= 299) {
    const kind = kindIn(words, CLEAR);
    return kind ? named(facts, kind, words) : { kind: 'page' };
  }
  // 403 and 429 are for robots, 5xx is the platform's own trouble: neither is about the app.
  if (![400, 401, 404, 422].includes(status)) return { kind: 'silent' };
  const kind = kindIn(words, LIKELY);
  if (kind) return named(facts, kind, words);
  const { app } = facts.deps;
  return { kind: 'refused', words: quoted(words || `status ${status}`, app) };
};

/** Straight back to us comes an error; straight elsewhere goes the way to the log-in. */
const onRedirect = (facts: SetupFacts, target: URL): AuthorizeVerdict => {
  const home = new URL(facts.callbackUrl);
  const cameBack = target.origin === home.origin && target.pathname === home.pathname;
  const error = target.searchParams.get('error');
  const told = target.searchParams.get('error_description') ?? '';
  if (!cameBack) {
    const words = [...target.searchParams.values()].join(' ');
    const kind = kindIn(words, CLEAR);
    return kind ? named(facts, kind, words) : { kind: 'page' };
  }
  const words = [error, told].filter(Boolean).join(': ');
  if (words === '') return { kind: 'page' };
  const kind = kindIn(words, LIKELY);
  if (kind) return { ...named(facts, kind, words), cameBack: true };
  return { kind: 'refused', words: quoted(words, facts.deps.app) };
};

const named = (
  { deps }: SetupFacts,
  kind: Kind,
  words: string
): Extract<AuthorizeVerdict, { cameBack: boolean }> => ({
  kind,
  words: quoted(words, deps.app),
  cameBack: false,
});

type Kind = 'redirect' | 'scope' | 'client';

/** In an answer that is an error anyway; the order matters, errors of one kind name the others. */
const LIKELY: readonly (readonly [Kind, RegExp])[] = [
  ['redirect', /redirect[ _]?ur[il]|callback url|blocked url|url blocked/i],
  ['scope', /scopes?\b|scope_error|permissions?\b/i],
  ['client', /client[ _]?(id|key)|unauthorized_client|\bapp id\b|platform app/i],
];

/** On a page that may as well be a log-in: only sentences that say one thing. */
const CLEAR: readonly (readonly [Kind, RegExp])[] = [
  [
    'redirect',
    /redirect[ _]?ur[il] (does not match|is not (listed|white-?listed|registered|allowed))|callback url not approved|blocked url|url blocked|invalid redirect_uri/i,
  ],
  ['scope', /invalid scopes?:|scope_error|invalid_scope/i],
  ['client', /client_id is invalid|invalid (app id|platform app|client_id|client_key)/i],
];

const kindIn = (words: string, table: typeof LIKELY): Kind | null =>
  table.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
