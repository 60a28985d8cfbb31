import type { HttpResponse } from '../../../platforms/contract';
import type { LlmUsage } from '../../contract';
import type { ProblemCode } from '../problems/problem';
import { countOf, countOrNone, sumOf, usageFrom } from '../reading/usage';
import { fieldsOf, listOf, textOf } from '../reading/wire';
import type { Reading } from '../vendor';

/** Reasons to stop that are about the content (https://ai.google.dev/api/generate-content). */
const WITHHELD = /SAFETY|^RECITATION$|^LANGUAGE$|^OTHER$|^BLOCKLIST$|PROHIBITED_CONTENT$|^SPII$/;

/** A refused prompt has a status of success and no candidate, and is billed. */
export const readGemini = ({ json }: HttpResponse): Reading => {
  const body = fieldsOf(json);
  const told = {
    usage: usageOf(body.usageMetadata),
    requestId: textOf(body.responseId),
  };
  const fail = (code: ProblemCode, reason?: string | null): Reading => ({
    ok: false,
    problem: { code, reason, ...told },
  });
  const blockReason = textOf(fieldsOf(body.promptFeedback).blockReason);
  if (blockReason) return fail('PROMPT_BLOCKED', blockReason);
  if (!Array.isArray(body.candidates) && told.usage === null) return fail('NOT_THE_API');
  const candidate = fieldsOf(listOf(body.candidates)[0]);
  const stop = textOf(candidate.finishReason) ?? 'STOP';
  if (WITHHELD.test(stop)) return fail('ANSWER_BLOCKED', stop);
  if (stop === 'MAX_TOKENS') return fail('TRUNCATED');
  if (stop !== 'STOP') return fail('UNEXPECTED_STOP', stop);
  const text = spokenIn(fieldsOf(candidate.content).parts);
  if (text.trim() === '') return fail('EMPTY_ANSWER');
  return { ok: true, text, model: textOf(body.modelVersion), ...told };
};

/** Thoughts are parts as well, and are marked. */
const spokenIn = (parts: unknown): string =>
  listOf(parts)
    .map(fieldsOf)
    .filter(({ thought }) => thought !== true)
    .map(({ text }) => textOf(text) ?? '')
    .join('');

/** What it thought is billed as output and counted apart. */
const usageOf = (value: unknown): LlmUsage | null => {
  const counts = fieldsOf(value);
  return usageFrom({
    input: countOf(counts.promptTokenCount),
    cached: countOrNone(counts.cachedContentTokenCount),
    output: sumOf(countOrNone(counts.candidatesTokenCount), countOrNone(counts.thoughtsTokenCount)),
  });
};
