import type { HttpResponse } from '../../../platforms/contract';
import type { LlmUsage } from '../../contract';
import type { ProblemCode } from '../problems/problem';
import { countOf, usageFrom } from '../reading/usage';
import { fieldsOf, textOf, wordsOfType } from '../reading/wire';
import type { Reading } from '../vendor';

const FINISHED: ReadonlySet<string> = new Set(['COMPLETE', 'STOP_SEQUENCE']);

const PROBLEMS: Readonly<Record<string, ProblemCode>> = {
  MAX_TOKENS: 'TRUNCATED',
  ERROR: 'VENDOR_ERROR',
  TIMEOUT: 'VENDOR_TIMEOUT',
};

export const readCohere = ({ json }: HttpResponse): Reading => {
  const body = fieldsOf(json);
  const told = { usage: usageOf(body.usage), requestId: textOf(body.id) };
  const fail = (code: ProblemCode, reason?: string): Reading => ({
    ok: false,
    problem: { code, reason, ...told },
  });
  const stop = textOf(body.finish_reason);
  if (stop === null) return fail('NOT_THE_API');
  const problem = PROBLEMS[stop];
  if (problem) return fail(problem);
  if (!FINISHED.has(stop)) return fail('UNEXPECTED_STOP', stop);
  const text = wordsOfType(fieldsOf(body.message).content, 'text');
  if (text.trim() === '') return fail('EMPTY_ANSWER');
  // It does not say which model it was.
  return { ok: true, text, model: null, ...told };
};

/** What is billed, which is less than the tokens that the model saw. */
const usageOf = (value: unknown): LlmUsage | null => {
  const billed = fieldsOf(fieldsOf(value).billed_units);
  return usageFrom({
    input: countOf(billed.input_tokens),
    cached: 0,
    output: countOf(billed.output_tokens),
  });
};
