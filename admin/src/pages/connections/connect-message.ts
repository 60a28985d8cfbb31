import { accountNameOf, presentPlatform } from '../../platforms/presentation';
import type { MessageId, MessageValues } from '../../translations/message';

/** What the Connections page says after something was tried there. */
export interface PageMessage {
  tone: 'success' | 'danger';
  messageId: MessageId;
  values: MessageValues;
  /** The platform's own words, below ours. */
  detail: string | null;
}

/** What the server writes into the address when a platform sent the browser back. */
export const CALLBACK_PARAMETERS = ['platform', 'connected', 'problem', 'detail'] as const;

const MAX_DETAIL_LENGTH = 300;

/** The problems of `services/connections/oauth-flow.ts`, each with its sentence. */
const PROBLEMS: Record<string, MessageId> = {
  denied: 'callback.denied',
  state_unknown: 'callback.stateUnknown',
  other_browser: 'callback.otherBrowser',
  permission_lost: 'callback.permissionLost',
  exchange_refused: 'callback.exchangeRefused',
  missing_scopes: 'callback.missingScopes',
  platform_error: 'callback.platformError',
};

export const connectedMessage = (platform: string, handle: string): PageMessage => ({
  tone: 'success',
  messageId: 'callback.connected',
  values: {
    platform: presentPlatform(platform).label,
    account: accountNameOf(platform, handle),
  },
  detail: null,
});

/** The message that the address asks for; null on an ordinary visit. */
export const callbackMessageOf = (parameters: URLSearchParams): PageMessage | null => {
  const platform = parameters.get('platform');
  if (!platform) return null;
  const handle = parameters.get('connected');
  if (handle) return connectedMessage(platform, handle);
  const problem = parameters.get('problem');
  if (!problem) return null;
  return {
    tone: 'danger',
    messageId: PROBLEMS[problem] ?? 'callback.platformError',
    values: { platform: presentPlatform(platform).label },
    detail: parameters.get('detail')?.slice(0, MAX_DETAIL_LENGTH) ?? null,
  };
};

/** The address without what was told already; everything else stays. */
export const withoutCallback = (parameters: URLSearchParams): URLSearchParams => {
  const rest = new URLSearchParams(parameters);
  for (const name of CALLBACK_PARAMETERS) rest.delete(name);
  return rest;
};
