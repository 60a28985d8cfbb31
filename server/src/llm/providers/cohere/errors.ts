import type { HttpResponse } from '../../../platforms/contract';
import { problemAs, problemByStatus } from '../problems/by-status';
import type { Problem, ProblemCode } from '../problems/problem';
import { fieldsOf, textOf } from '../reading/wire';

export const cohereProblemOf = (response: HttpResponse): Problem => {
  const body = fieldsOf(response.json);
  const message = textOf(body.message);
  const said = { message, requestId: textOf(body.id) };
  const code = codeOf(response.status, message ?? '');
  return code ? problemAs(code, response, said) : problemByStatus(response, said);
};

/** Statuses of its own (https://docs.cohere.com/reference/errors). Null: as everywhere. */
const codeOf = (status: number, message: string): ProblemCode | null => {
  // A word on its list, in what was asked or in what it would have answered.
  if (status === 498) return 'PROMPT_BLOCKED';
  if (status === 499) return 'VENDOR_TIMEOUT';
  // A trial key has an allowance for the minute and one for the month, in the same words.
  if (status === 429 && /month/i.test(message)) return 'QUOTA_SPENT';
  return null;
};
