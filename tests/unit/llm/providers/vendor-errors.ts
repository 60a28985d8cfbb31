import type { LlmProviderId } from '../../../../server/src/llm/contract';
import type { HttpResponse } from '../../../../server/src/platforms/contract';

import { reply } from './builders';

/** An error in a vendor's own form. */
export const ERRORS: Record<LlmProviderId, (message: string, more?: object) => unknown> = {
  gemini: (message, more = {}) => ({ error: { code: 0, message, status: 'UNKNOWN', ...more } }),
  openai: (message, more = {}) => ({ error: { message, type: 'error', param: null, ...more } }),
  anthropic: (message, more = {}) => ({
    type: 'error',
    error: { type: 'api_error', message, ...more },
    request_id: 'req_1',
  }),
  cohere: (message, more = {}) => ({ id: 'c1', message, ...more }),
  compatible: (message, more = {}) => ({ error: { message, ...more } }),
};

export interface Row {
  status: number;
  message: string;
  more?: object;
  headers?: Record<string, string>;
  kind: string;
  code: string;
  retryAfterMs?: number;
}

export const answerOf = (
  id: LlmProviderId,
  { status, message, more, headers }: Row
): HttpResponse => reply(status, ERRORS[id](message, more), headers);
