import type { HttpResponse } from '../../../platforms/contract';
import type { LlmUsage } from '../../contract';
import type { ProblemCode } from '../problems/problem';
import { countOf, countOrNone, sumOf, usageFrom } from '../reading/usage';
import { fieldsOf, textOf, wordsOfType } from '../reading/wire';
import type { Reading } from '../vendor';

const FINISHED: ReadonlySet<string> = new Set(['end_turn', 'stop_sequence']);

const PROBLEMS: Readonly<Record<string, ProblemCode>> = {
  max_tokens: 'TRUNCATED',
  refusal: 'REFUSED',
  model_context_window_exceeded: 'CONTEXT_FULL',
};

export const readAnthropic = ({ json, headers }: HttpResponse): Reading => {
  const body = fieldsOf(json);
  const told = { usage: usageOf(body.usage), requestId: headers['request-id'] ?? null };
  const fail = (code: ProblemCode, reason?: string | null): Reading => ({
    ok: false,
    problem: { code, reason, ...told },
  });
  if (!Array.isArray(body.content)) return fail('NOT_THE_API');
  const stop = textOf(body.stop_reason) ?? 'end_turn';
  const problem = PROBLEMS[stop];
  if (problem) return fail(problem, textOf(fieldsOf(body.stop_details).category));
  if (!FINISHED.has(stop)) return fail('UNEXPECTED_STOP', stop);
  // A block of thinking may come first.
  const text = wordsOfType(body.content, 'text');
  if (text.trim() === '') return fail('EMPTY_ANSWER');
  return { ok: true, text, model: textOf(body.model), ...told };
};

/** Its `input_tokens` are without what went into or came out of the cache. */
const usageOf = (value: unknown): LlmUsage | null => {
  const counts = fieldsOf(value);
  const cached = countOrNone(counts.cache_read_input_tokens);
  const written = countOrNone(counts.cache_creation_input_tokens);
  return usageFrom({
    input: sumOf(countOf(counts.input_tokens), written, cached),
    cached,
    output: countOf(counts.output_tokens),
  });
};
