import type { HttpResponse } from '../../../platforms/contract';
import { problemAs, problemByStatus } from '../problems/by-status';
import type { Problem, ProblemCode } from '../problems/problem';
import { fieldsOf, textOf } from '../reading/wire';

/** What hides behind `invalid_request_error` (https://platform.claude.com/docs/en/api/errors). */
const INVALID_REQUESTS: readonly { words: RegExp; code: ProblemCode }[] = [
  { words: /credit balance is too low|usage limits/i, code: 'OUT_OF_CREDIT' },
  { words: /prompt is too long/i, code: 'CONTEXT_FULL' },
  { words: /blocked by content filtering/i, code: 'ANSWER_BLOCKED' },
];

export const anthropicProblemOf = (response: HttpResponse): Problem => {
  const body = fieldsOf(response.json);
  const message = textOf(fieldsOf(body.error).message);
  const requestId = response.headers['request-id'] ?? textOf(body.request_id);
  const said = { message, requestId };
  const row =
    response.status === 400
      ? INVALID_REQUESTS.find(({ words }) => words.test(message ?? ''))
      : undefined;
  return row ? problemAs(row.code, response, said) : problemByStatus(response, said);
};
