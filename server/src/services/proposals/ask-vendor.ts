import type { Core } from '@strapi/types';

import { createRouter, RouterFailure, type RouterAnswer } from '../../llm/router';
import { readJson } from '../../llm/structured';
import type { LlmProvider, LlmProviderId, LlmRequest } from '../../llm/contract';
import type { AiPurpose } from '../../../../contracts/ai-usage';
import type { Purse } from '../ai-usage/purse';
import type { ReadyProvider } from '../ai-providers/ready-provider';
import { systemClock, systemRandom } from '../environment';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import { emptyAnswer, readAnswer, type Answer } from './answer';
import { PROMPT_VERSION } from './prompt';
import type { Task } from './task';

export interface VendorQuestion {
  site: Site;
  ready: readonly ReadyProvider[];
  request: LlmRequest;
  /** The same for models that see no pictures. */
  blind: LlmRequest;
  task: Task;
  purpose: AiPurpose;
  adaptationId: number | null;
  signal?: AbortSignal;
}

/** What vendors said to a question, and what it cost. */
export interface VendorReply {
  answer: Answer;
  provider: LlmProviderId | null;
  model: string | null;
  /** Null: one of the calls has no known cost. */
  costUsd: number | null;
  vendorMs: number;
  /** What went wrong on the way or with the money, in words. */
  remarks: string[];
  /** Nobody answered at all: why, in words. */
  failure: string | null;
}

/** Asks the providers of a site in turn, and reads what comes. Never throws for a vendor. */
export const askVendors = async (
  strapi: Core.Strapi,
  question: VendorQuestion
): Promise<VendorReply> => {
  const { site, ready, request, task, purpose, adaptationId, signal } = question;
  const priceOf = (provider: string) =>
    ready.find((one) => one.provider.id === provider)?.price ?? null;
  const purse: Purse = getService(strapi, 'aiUsage').purseOf({
    ...{ site, purpose, promptVersion: PROMPT_VERSION, adaptationId, request, priceOf },
  });
  const router = createRouter({
    providers: ready.map((one) => ({
      ...{ provider: sighted(one, question.blind) },
      ...{ price: one.price, fingerprint: one.fingerprint },
    })),
    ...{ order: site.ai.order, hedge: site.ai.hedge, gate: purse },
    ...{ clock: systemClock, random: systemRandom },
    breakers: getService(strapi, 'aiProviders').breakers,
    onUnsettled: (error, { provider, model }) => {
      strapi.log.error(
        `Social distribution: a call to ${provider} (${model}) of ${site.name} could not be written down: ${String(error)}`
      );
    },
  });
  try {
    const routed = await router.generate(request, signal ? { signal } : {});
    const answer = readRouted(routed, task, ready);
    return replyOf(purse, { ...routed, answer, failure: null });
  } catch (error) {
    if (!(error instanceof RouterFailure)) throw error;
    const { message: failure, vendorMs } = error;
    return replyOf(purse, { ...NOBODY, vendorMs, failure });
  }
};

const NOBODY = { provider: null, model: null, answer: emptyAnswer([]) } as const;

const replyOf = (purse: Purse, reply: Omit<VendorReply, 'costUsd' | 'remarks'>): VendorReply => {
  const { answer, provider, model, vendorMs, failure } = reply;
  const money = { costUsd: purse.costUsd(), remarks: purse.warnings() };
  return { answer, provider, model, vendorMs, failure, ...money };
};

/** A model that sees nothing is not told of pictures: it would make up what is on them. */
const sighted = ({ provider, seesImages }: ReadyProvider, blind: LlmRequest): LlmProvider => {
  if (seesImages) return provider;
  const { id, label, model } = provider;
  const generate: LlmProvider['generate'] = (request, options) => {
    const { maxOutputTokens } = request;
    return provider.generate({ ...blind, maxOutputTokens }, options);
  };
  return { id, label, model, generate };
};

const readRouted = (
  { answer, provider }: RouterAnswer,
  task: Task,
  ready: readonly ReadyProvider[]
): Answer => {
  const json = readJson(answer.text);
  if (!json.ok) return emptyAnswer([{ key: null, problems: [json.problem] }]);
  const read = readAnswer(json.value, task);
  const sees = ready.find((one) => one.provider.id === provider)?.seesImages ?? false;
  return sees ? read : { ...read, altTexts: new Map() };
};
