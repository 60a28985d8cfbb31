import type { Reply } from '../engine/dialect';
import type { Refusal, RefusalReason } from '../engine/refusal';

type Known = readonly [status: number, name: string, message: string];

const QUOTA =
  'You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.';

/** llm.md §4: a key that does not exist is an invalid argument at Google. */
const KNOWN: Readonly<Record<Exclude<RefusalReason, 'no-route'>, Known>> = {
  invalid: [400, 'INVALID_ARGUMENT', 'Request contains an invalid argument.'],
  'key-missing': [
    403,
    'PERMISSION_DENIED',
    "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
  ],
  'key-refused': [400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.'],
  unauthorized: [
    401,
    'UNAUTHENTICATED',
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
  ],
  'no-money': [402, 'FAILED_PRECONDITION', 'Billing is not enabled for this project.'],
  'out-of-credit': [
    400,
    'FAILED_PRECONDITION',
    'Gemini API free tier is not available in your country. Please enable billing on your project in Google AI Studio.',
  ],
  'out-of-quota': [429, 'RESOURCE_EXHAUSTED', QUOTA],
  forbidden: [
    403,
    'PERMISSION_DENIED',
    'Your API key was reported as leaked. Please use another API key.',
  ],
  'model-unknown': [404, 'NOT_FOUND', ''],
  'model-retired': [404, 'NOT_FOUND', ''],
  'too-large': [400, 'INVALID_ARGUMENT', 'Request payload size exceeds the limit: 20971520 bytes.'],
  busy: [429, 'RESOURCE_EXHAUSTED', 'Resource has been exhausted (e.g. check quota).'],
  'input-blocked': [400, 'INVALID_ARGUMENT', 'The input was blocked.'],
  slow: [504, 'DEADLINE_EXCEEDED', 'Deadline expired before operation could complete.'],
  internal: [
    500,
    'INTERNAL',
    'An internal error has occurred. Please retry or report in https://developers.generativeai.google/guide/troubleshooting',
  ],
  unavailable: [503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'],
  overloaded: [503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'],
};

/** Google's error frame, with the details that go with a reason. */
export const refuseAsGemini = (refusal: Refusal): Reply => {
  const { reason, details } = refusal;
  if (reason === 'no-route') return noRoute(details.subject ?? '');
  const [usual, name, words] = KNOWN[reason];
  const status = details.status ?? usual;
  const extra = detailsOf(refusal);
  const message = refusal.message || modelWords(refusal) || words;
  return {
    status,
    body: {
      error: {
        code: status,
        message,
        status: name,
        ...(extra.length > 0 ? { details: extra } : {}),
      },
    },
  };
};

const modelWords = ({ reason, details: { subject, code } }: Refusal): string => {
  if (reason === 'invalid' && code === 'unreadable') {
    return 'Invalid JSON payload received. Unexpected token.';
  }
  if (reason === 'model-unknown') {
    return `models/${subject} is not found for API version v1beta, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.`;
  }
  if (reason === 'model-retired') {
    return `This model models/${subject} is no longer available. Please update your code to use a newer model for the latest features and improvements.`;
  }
  return '';
};

const detailsOf = ({ reason, details, message }: Refusal): object[] => {
  const type = (name: string) => `type.googleapis.com/google.rpc.${name}`;
  if (reason === 'key-refused') {
    const domain = 'googleapis.com';
    const metadata = { service: 'generativelanguage.googleapis.com' };
    return [{ '@type': type('ErrorInfo'), reason: 'API_KEY_INVALID', domain, metadata }];
  }
  if (reason === 'invalid' && details.subject !== undefined) {
    const fieldViolations = [{ field: details.subject, description: message }];
    return [{ '@type': type('BadRequest'), fieldViolations }];
  }
  if (reason === 'out-of-quota') {
    const quotaId = 'GenerateRequestsPerDayPerProjectPerModel-FreeTier';
    return [{ '@type': type('QuotaFailure'), violations: [{ quotaId, quotaValue: '250' }] }];
  }
  const seconds = details.retryAfterSeconds ?? null;
  return seconds === null ? [] : [{ '@type': type('RetryInfo'), retryDelay: `${seconds}s` }];
};

const noRoute = (subject: string): Reply => ({
  status: 404,
  body: `<!DOCTYPE html><html lang=en><title>Error 404 (Not Found)!!1</title><p>The requested URL <code>${escaped(subject)}</code> was not found on this server.`,
});

const escaped = (text: string): string =>
  text.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`);
