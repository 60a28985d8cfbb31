import type { HttpResponse } from '../../../platforms/contract';
import { problemAs, problemByStatus } from '../problems/by-status';
import type { Problem, ProblemCode } from '../problems/problem';
import { durationMs } from '../reading/retry-wait';
import { fieldsOf, listOf, textOf, type Fields } from '../reading/wire';

interface GeminiError {
  status: number;
  message: string;
  /** `RESOURCE_EXHAUSTED`. */
  name: string;
  details: readonly Fields[];
}

interface Row {
  code: ProblemCode;
  matches(this: void, error: GeminiError): boolean;
}

/** The first that fits counts (https://ai.google.dev/gemini-api/docs/troubleshooting). */
const ROWS: readonly Row[] = [
  // A wrong key has the status of a wrong question.
  {
    code: 'KEY_REFUSED',
    matches: ({ status, details, message }) =>
      status === 400 &&
      (details.some(({ reason }) => reason === 'API_KEY_INVALID') ||
        /API key (?:not valid|expired|not found)/i.test(message)),
  },
  // Leaked and blocked ones; other refusals with this status are about the project.
  {
    code: 'KEY_REFUSED',
    matches: ({ status, message }) =>
      status === 403 && /API key was reported|use API key/i.test(message),
  },
  {
    code: 'REGION_REFUSED',
    matches: ({ status, name }) => status === 400 && name === 'FAILED_PRECONDITION',
  },
  {
    code: 'REQUEST_TOO_LARGE',
    matches: ({ status, message }) => status === 400 && /payload size exceeds/i.test(message),
  },
  {
    code: 'QUOTA_SPENT',
    matches: ({ status, details, message }) =>
      status === 429 &&
      (quotaIds(details).some((id) => /PerDay|PerMonth/i.test(id)) ||
        /per day|daily/i.test(message)),
  },
  {
    code: 'CONTEXT_FULL',
    matches: ({ status, message }) => status === 400 && /input token count.*exceeds/i.test(message),
  },
];

export const geminiProblemOf = (response: HttpResponse): Problem => {
  const body = fieldsOf(fieldsOf(response.json).error);
  const message = textOf(body.message);
  const said = { message, requestId: null };
  const error: GeminiError = {
    status: response.status,
    message: message ?? '',
    name: textOf(body.status) ?? '',
    details: listOf(body.details).map(fieldsOf),
  };
  const row = ROWS.find(({ matches }) => matches(error));
  const problem = row ? problemAs(row.code, response, said) : problemByStatus(response, said);
  // The API's own wait beats a header, which comes from what stands before it.
  return { ...problem, retryAfterMs: statedWait(error.details) ?? problem.retryAfterMs };
};

const statedWait = (details: readonly Fields[]): number | null => {
  const stated = details.map(({ retryDelay }) => textOf(retryDelay)).find((text) => text !== null);
  return stated ? durationMs(stated) : null;
};

const quotaIds = (details: readonly Fields[]): string[] =>
  details
    .flatMap(({ violations }) => listOf(violations))
    .map((violation) => textOf(fieldsOf(violation).quotaId) ?? '');
