import type { HttpResponse } from '../../../platforms/contract';
import type { LlmUsage } from '../../contract';
import type { ProblemCode } from '../problems/problem';
import { countOf, countOrNone, usageFrom } from '../reading/usage';
import { fieldsOf, listOf, textOf, wordsOfType, type Fields } from '../reading/wire';
import type { Reading } from '../vendor';
import { compatibleProblemOf } from './errors';

const PROBLEMS: Readonly<Record<string, ProblemCode>> = {
  length: 'TRUNCATED',
  content_filter: 'ANSWER_BLOCKED',
};

/** Chat Completions. Only the words are certain: servers leave out usage, ids, even the reason. */
export const readChat = (response: HttpResponse): Reading => {
  const body = fieldsOf(response.json);
  const told = {
    usage: usageOf(body.usage),
    requestId: response.headers['x-request-id'] ?? textOf(body.id),
  };
  const fail = (code: ProblemCode, reason?: string): Reading => ({
    ok: false,
    problem: { code, reason, ...told },
  });
  if (!Array.isArray(body.choices)) return hiddenFailure(response, body) ?? fail('NOT_THE_API');
  const choice = fieldsOf(listOf(body.choices)[0]);
  const message = fieldsOf(choice.message);
  if (textOf(message.refusal)) return fail('REFUSED');
  const stop = textOf(choice.finish_reason) ?? 'stop';
  const problem = PROBLEMS[stop];
  if (problem) return fail(problem);
  if (stop !== 'stop') return fail('UNEXPECTED_STOP', stop);
  const text = textOf(message.content) ?? wordsOfType(message.content, 'text');
  if (text.trim() === '') return fail('EMPTY_ANSWER');
  return { ok: true, text, model: textOf(body.model), ...told };
};

/** Routers of vendors pass a vendor's failure on with a status of success. */
const hiddenFailure = (response: HttpResponse, body: Fields): Reading | null => {
  if (typeof body.error !== 'object' || body.error === null) return null;
  const status = fieldsOf(body.error).code;
  const isStatus = typeof status === 'number' && status >= 400 && status < 600;
  const problem = compatibleProblemOf({ ...response, status: isStatus ? status : 502 });
  return { ok: false, problem };
};

const usageOf = (value: unknown): LlmUsage | null => {
  const counts = fieldsOf(value);
  return usageFrom({
    input: countOf(counts.prompt_tokens),
    cached: countOrNone(fieldsOf(counts.prompt_tokens_details).cached_tokens),
    output: countOf(counts.completion_tokens),
  });
};
