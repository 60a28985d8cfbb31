import type { HttpResponse } from '../../../platforms/contract';
import { codeOfOpenAi } from '../openai/errors';
import { problemAs, problemByStatus } from '../problems/by-status';
import type { Problem } from '../problems/problem';
import { fieldsOf, textOf } from '../reading/wire';

/** As OpenAI's errors, in the shapes that servers make of them: a string, `message`, `detail`. */
export const compatibleProblemOf = (response: HttpResponse): Problem => {
  const body = fieldsOf(response.json);
  const error = fieldsOf(body.error);
  const message =
    textOf(error.message) ?? textOf(body.error) ?? textOf(body.message) ?? textOf(body.detail);
  const said = { message, requestId: response.headers['x-request-id'] ?? null };
  const known = codeOfOpenAi({
    code: textOf(error.code) ?? textOf(error.type) ?? '',
    message: message ?? '',
    status: response.status,
  });
  return known ? problemAs(known, response, said) : problemByStatus(response, said);
};
