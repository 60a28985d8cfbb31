import { createHash } from 'node:crypto';

import type { LlmProvider, LlmRequest } from '../../llm/contract';
import { PROMPT_VERSION } from './prompt';

/** The same instructions, words, pictures and model: the same question, answered before. */
export const answerKeyOf = (
  request: LlmRequest,
  { id: provider, model }: Pick<LlmProvider, 'id' | 'model'>
): string => {
  const hash = createHash('sha256');
  const { user, schemaName } = request;
  hash.update(JSON.stringify([PROMPT_VERSION, provider, model, schemaName, user]));
  for (const { base64 } of request.images) hash.update(base64);
  return hash.digest('hex');
};
