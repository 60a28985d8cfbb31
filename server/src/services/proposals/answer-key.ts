import { createHash } from 'node:crypto';

import type { LlmProvider, LlmRequest } from '../../llm/contract';
import { PROMPT_VERSION } from './prompt';

const questionHashes = new WeakMap<LlmRequest, string>();

/** The same instructions, words, pictures and model: the same question, answered before. */
export const answerKeyOf = (
  request: LlmRequest,
  { id: provider, model }: Pick<LlmProvider, 'id' | 'model'>
): string =>
  createHash('sha256')
    .update(JSON.stringify([provider, model, questionHashOf(request)]))
    .digest('hex');

/** Long texts and pictures are read once for all providers. */
const questionHashOf = (request: LlmRequest): string => {
  const known = questionHashes.get(request);
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  const { user, schemaName, images } = request;
  hash.update(JSON.stringify([PROMPT_VERSION, schemaName, user]));
  for (const { base64 } of images) hash.update(base64);
  const digest = hash.digest('hex');
  questionHashes.set(request, digest);
  return digest;
};
