import { LlmFailure, type LlmProviderSettings, type LlmRequest } from '../../contract';
import type { Vendor } from '../vendor';
import { PROBLEM_KINDS, type Problem } from './problem';
import { quotable } from './quotable';
import { PROBLEM_WORDS } from './words';

/** Words of a vendor's own that are shown as they are: one word, nothing that could be a sentence. */
const REASON_SHAPE = /^[\w.-]{1,40}$/;

/** A problem as the router and people get it. */
export const failureOf = (
  problem: Problem,
  sent: { vendor: Vendor; settings: LlmProviderSettings; request: LlmRequest }
): LlmFailure => {
  const { code, reason, status = null, retryAfterMs = null } = problem;
  const said = quotable(problem.said, sent);
  const message = PROBLEM_WORDS[code]({
    name: sent.vendor.name,
    model: sent.settings.model,
    status,
    retryAfterMs,
    reason: reason && REASON_SHAPE.test(reason) ? ` (${reason})` : '',
    said: said ? ` (it says: “${said}”)` : '',
  });
  return new LlmFailure(PROBLEM_KINDS[code], {
    code,
    message: message.charAt(0).toUpperCase() + message.slice(1),
    status,
    retryAfterMs,
    usage: problem.usage ?? null,
    requestId: problem.requestId ?? null,
  });
};
