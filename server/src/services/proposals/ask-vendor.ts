import type { Core } from '@strapi/types';

import { createRouter, RouterFailure, type LlmAttempt, type RouterAnswer } from '../../llm/router';
import { readJson } from '../../llm/structured';
import type { LlmProvider, LlmProviderId, LlmRequest } from '../../llm/contract';
import type { AiPurpose } from '../../../../contracts/ai-usage';
import type { Purse } from '../ai-usage/purse';
import type { ReadyProvider } from '../ai-providers/ready-provider';
import { systemClock, systemRandom } from '../environment';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import { emptyAnswer, readAnswer, type Answer } from './answer';
import type { Question } from './job';
import { PROMPT_VERSION } from './prompt';
import type { Purses } from './purses';
import type { Task } from './task';

export interface VendorQuestion {
  site: Site;
  ready: readonly ReadyProvider[];
  question: Question;
  purpose: AiPurpose;
  adaptationId(this: void): Promise<number>;
  /** Gets the one who pays. They have to be settled: nothing is written down before. */
  purses: Purses;
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
  /** What somebody has to see to, although another provider answered: no credit, a wrong key. */
  notes: string[];
  /** Nobody answered at all: why, in words. */
  failure: string | null;
}

/** Asks the providers of a site in turn, and reads what comes. Never throws for a vendor. */
export const askVendors = async (
  strapi: Core.Strapi,
  question: VendorQuestion
): Promise<VendorReply> => {
  const { site, ready, purpose, adaptationId, purses, signal } = question;
  const { request, blind, task } = question.question;
  const priceOf = (provider: string) =>
    ready.find((one) => one.provider.id === provider)?.price ?? null;
  const purse: Purse = getService(strapi, 'aiUsage').purseOf({
    ...{ site, purpose, promptVersion: PROMPT_VERSION, adaptationId, request, priceOf },
    settles: 'together',
  });
  purses.add(purse);
  const router = createRouter({
    providers: ready.map((one) => ({
      ...{ provider: sighted(one, blind) },
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
    const notes = tellOf(strapi, site, routed.attempts);
    return replyOf(purse, { ...routed, answer, notes, failure: null });
  } catch (error) {
    if (!(error instanceof RouterFailure)) throw error;
    const { message: failure, vendorMs, attempts } = error;
    // They are part of the failure's own words.
    tellOf(strapi, site, attempts);
    return replyOf(purse, { ...NOBODY, vendorMs, failure, notes: [] });
  }
};

const NOBODY = { provider: null, model: null, answer: emptyAnswer([]) } as const;

const replyOf = (purse: Purse, reply: Omit<VendorReply, 'costUsd'>): VendorReply => {
  const { answer, provider, model, vendorMs, notes, failure } = reply;
  return { answer, provider, model, vendorMs, notes, failure, costUsd: purse.costUsd() };
};

/** No waiting helps against these: somebody has to act. */
const NEEDS_SOMEBODY: ReadonlySet<LlmAttempt['outcome']> = new Set(['exhausted', 'misconfigured']);

/** Tells whoever looks after the server. @returns the same for the person who asked */
const tellOf = (strapi: Core.Strapi, { name }: Site, attempts: readonly LlmAttempt[]): string[] => {
  const told = attempts.flatMap(({ outcome, message }) =>
    NEEDS_SOMEBODY.has(outcome) && message !== null ? [message] : []
  );
  for (const message of told) strapi.log.warn(`Social distribution: AI of ${name}: ${message}`);
  return told;
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
