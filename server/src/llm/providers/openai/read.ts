import type { HttpResponse } from '../../../platforms/contract';
import type { LlmUsage } from '../../contract';
import type { Problem, ProblemCode } from '../problems/problem';
import { countOf, countOrNone, usageFrom } from '../reading/usage';
import { fieldsOf, listOf, textOf, wordsOfType } from '../reading/wire';
import type { Reading } from '../vendor';
import { codeOfOpenAi } from './errors';

/** The Responses API. Failures come with a status of success as well. */
export const readOpenAi = ({ json, headers }: HttpResponse): Reading => {
  const body = fieldsOf(json);
  const told = { usage: usageOf(body.usage), requestId: headers['x-request-id'] ?? null };
  const fail = (code: ProblemCode, more: Partial<Problem> = {}): Reading => ({
    ok: false,
    problem: { code, ...more, ...told },
  });
  if (body.status === 'failed') return fail(...failed(body.error));
  if (!Array.isArray(body.output)) return fail('NOT_THE_API');
  // Beside the message there is one item with the reasoning, which may come first.
  const parts = listOf(body.output)
    .map(fieldsOf)
    .filter(({ type }) => type === 'message')
    .flatMap(({ content }) => listOf(content));
  if (parts.some((part) => fieldsOf(part).type === 'refusal')) return fail('REFUSED');
  if (body.status !== 'completed') return fail(...unfinished(body));
  const text = wordsOfType(parts, 'output_text');
  if (text.trim() === '') return fail('EMPTY_ANSWER');
  return { ok: true, text, model: textOf(body.model), ...told };
};

const failed = (value: unknown): [ProblemCode, Partial<Problem>] => {
  const error = fieldsOf(value);
  const code = textOf(error.code) ?? '';
  const message = textOf(error.message);
  if (code === 'rate_limit_exceeded') return ['RATE_LIMITED', {}];
  const known = codeOfOpenAi({ code, message: message ?? '', status: null });
  if (known) return [known, { reason: code, said: message }];
  // Named after what was wrong with it: invalid_image_format, image_too_large.
  if (code.includes('image')) return ['PICTURE_REFUSED', { said: message }];
  const isOurs = code.startsWith('invalid_');
  return [isOurs ? 'REQUEST_REFUSED' : 'VENDOR_ERROR', { reason: code, said: message }];
};

const unfinished = (body: ReturnType<typeof fieldsOf>): [ProblemCode, Partial<Problem>] => {
  const reason = textOf(fieldsOf(body.incomplete_details).reason) ?? textOf(body.status);
  if (reason === 'max_output_tokens') return ['TRUNCATED', {}];
  if (reason === 'content_filter') return ['ANSWER_BLOCKED', { reason }];
  return ['UNEXPECTED_STOP', { reason }];
};

const usageOf = (value: unknown): LlmUsage | null => {
  const counts = fieldsOf(value);
  return usageFrom({
    input: countOf(counts.input_tokens),
    cached: countOrNone(fieldsOf(counts.input_tokens_details).cached_tokens),
    // With the reasoning in it.
    output: countOf(counts.output_tokens),
  });
};
