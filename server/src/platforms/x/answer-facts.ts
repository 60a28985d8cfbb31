import { z } from 'zod';

import type { HttpResponse } from '../contract';

const itemSchema = z.object({
  message: z.string().catch(''),
  detail: z.string().catch(''),
  type: z.string().catch(''),
  reason: z.string().catch(''),
  parameters: z.record(z.string(), z.unknown()).catch({}),
});

const problemSchema = itemSchema.extend({
  title: z.string().catch(''),
  errors: z.array(itemSchema.catch(itemSchema.parse({}))).catch([]),
});

/** What the error table looks at. */
export interface AnswerFacts {
  status: number;
  headers: Readonly<Record<string, string>>;
  /**
   * Last path segments of every `type`: the base moved from api.twitter.com to api.x.com
   * (https://docs.x.com/x-api/fundamentals/response-codes-and-errors, checked 2026-11-22).
   */
  types: readonly string[];
  reasons: readonly string[];
  /** Every sentence of the answer and the names of refused parameters, in lower case. */
  words: string;
  /** The most telling sentence, to show to people; empty when the body is not X's. */
  sentence: string;
}

/** Reads problem+json, the older `errors[]` shape, a plain `{code,message}`, or nothing at all. */
export const readAnswerFacts = (response: HttpResponse): AnswerFacts => {
  const parsed = problemSchema.safeParse(response.json);
  const problem = parsed.success ? parsed.data : problemSchema.parse({});
  const items = [problem, ...problem.errors];
  const sentences = items.flatMap((item) => [item.message, item.detail]).filter(Boolean);
  const parameterNames = items.flatMap((item) => Object.keys(item.parameters));
  const nested = problem.errors.map((item) => item.message || item.detail).find(Boolean);
  return {
    status: response.status,
    headers: response.headers,
    types: items.map((item) => item.type.split('/').pop() ?? '').filter(Boolean),
    reasons: items.map((item) => item.reason).filter(Boolean),
    words: [problem.title, ...sentences, ...parameterNames].join('\n').toLowerCase(),
    // The nested sentence names the fault where the outer one says "one or more parameters".
    sentence: nested ?? (problem.detail || problem.message || problem.title),
  };
};
