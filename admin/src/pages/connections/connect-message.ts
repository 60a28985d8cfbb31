import { accountNameOf, presentPlatform } from '../../platforms/presentation';
import type { MessageId, MessageValues } from '../../translations/message';

/** What the Connections page says after something was tried there. */
export interface PageMessage {
  tone: 'success' | 'danger';
  messageId: MessageId;
  values: MessageValues;
  /** The platform's own words, below ours. */
  detail: string | null;
  /** Id of the platform that has just been connected; null: of none. */
  connectedTo: string | null;
}

/** What the server writes into the address when a platform sent the browser back. */
export const CALLBACK_PARAMETERS = ['platform', 'connected', 'problem', 'detail'] as const;

/** As long as the server's; an address can be written by anybody. */
const MAX_DETAIL_LENGTH = 500;

/** The server's `ConnectProblem`s, each with its sentence; `other_account` has two. */
const PROBLEMS: Record<string, MessageId> = {
  denied: 'callback.denied',
  state_unknown: 'callback.stateUnknown',
  other_browser: 'callback.otherBrowser',
  permission_lost: 'callback.permissionLost',
  exchange_refused: 'callback.exchangeRefused',
  missing_scopes: 'callback.missingScopes',
  no_accounts: 'callback.noAccounts',
  platform_error: 'callback.platformError',
};

const namesOf = (platform: string, handles: readonly string[]): string =>
  handles.map((handle) => accountNameOf(platform, handle)).join(', ');

export const connectedMessage = (platform: string, handles: readonly string[]): PageMessage => ({
  tone: 'success',
  messageId: 'callback.connected',
  values: {
    platform: presentPlatform(platform).label,
    account: namesOf(platform, handles),
    count: handles.length,
  },
  detail: null,
  connectedTo: platform,
});

/** Who signed in belongs into the sentence; without a name it would say nothing. */
const otherAccountMessage = (platform: string, who: string | null): PageMessage => ({
  tone: 'danger',
  messageId: who ? 'callback.otherAccountNamed' : 'callback.otherAccount',
  values: {
    platform: presentPlatform(platform).label,
    ...(who ? { account: namesOf(platform, who.split(', ')) } : {}),
  },
  detail: null,
  connectedTo: null,
});

/** The message that the address asks for; null on an ordinary visit. */
export const callbackMessageOf = (parameters: URLSearchParams): PageMessage | null => {
  const platform = parameters.get('platform');
  if (!platform) return null;
  const handle = parameters.get('connected');
  // Several accounts are picked on a page of their own, so this is always one.
  if (handle) return connectedMessage(platform, [handle]);
  const problem = parameters.get('problem');
  if (!problem) return null;
  const detail = parameters.get('detail')?.slice(0, MAX_DETAIL_LENGTH) ?? null;
  if (problem === 'other_account') return otherAccountMessage(platform, detail);
  return {
    tone: 'danger',
    messageId: PROBLEMS[problem] ?? 'callback.platformError',
    values: { platform: presentPlatform(platform).label },
    detail,
    connectedTo: null,
  };
};

/** The address without what was told already; everything else stays. */
export const withoutCallback = (parameters: URLSearchParams): URLSearchParams => {
  const rest = new URLSearchParams(parameters);
  for (const name of CALLBACK_PARAMETERS) rest.delete(name);
  return rest;
};

/** What the page that was left for this one has to tell, as it travels with the navigation. */
export interface ArrivalState {
  socialMessage: PageMessage;
}

/** The message that another page sent along; null when none did. */
export const arrivalMessageOf = (state: unknown): PageMessage | null =>
  typeof state === 'object' && state !== null && 'socialMessage' in state
    ? (state as ArrivalState).socialMessage
    : null;
