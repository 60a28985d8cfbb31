import type { Core } from '@strapi/types';

import type { LlmProviderId } from '../../llm/contract';
import type { ReadyProvider } from '../ai-providers/ready-provider';
import { getService } from '../get-service';
import type { Answer } from './answer';
import { answerKeyOf } from './answer-key';
import { requestFor, type Job } from './job';
import { writtenAnswerSchema, writtenOf } from './written-answer';

/** What a model answered to the same question before. */
export interface KeptAnswer {
  provider: LlmProviderId;
  model: string;
  answer: Answer;
}

/** The newest answer of any of these providers; null: none was kept. */
export const findAnswer = async (
  strapi: Core.Strapi,
  job: Job,
  ready: readonly ReadyProvider[]
): Promise<KeptAnswer | null> => {
  const keys = ready.map((one) => keyOf(job, one));
  const hit = await getService(strapi, 'aiUsage').cache.find(keys);
  // Another version of the plugin may have kept it in another shape.
  const written = hit && writtenAnswerSchema.safeParse(hit.value).data;
  if (!hit || !written) return null;
  const posts = new Map(Object.entries(written.posts));
  const altTexts = new Map(Object.entries(written.altTexts));
  const { provider, model } = hit;
  return { provider, model, answer: { posts, altTexts, problems: [] } };
};

/** Nobody waits for it; without it the same question is only paid again. */
export const keepAnswer = (
  strapi: Core.Strapi,
  { job, by, answer }: { job: Job; by: ReadyProvider; answer: Answer }
): void => {
  const { id: siteId } = job.site;
  const { id: provider, model } = by.provider;
  const kept = { key: keyOf(job, by), siteId, provider, model, value: writtenOf(answer) };
  getService(strapi, 'aiUsage')
    .cache.save(kept)
    .catch((error: unknown) => {
      strapi.log.warn(
        `Social distribution: an answer of an AI could not be kept for the next time: ${String(error)}`
      );
    });
};

const keyOf = (job: Job, by: ReadyProvider): string =>
  answerKeyOf(requestFor(job.question(), by), by.provider);
