import type { Core } from '@strapi/types';

import type { AiProviderTest } from '../../../../contracts/ai-providers';
import { LlmFailure, type LlmAnswer, type LlmProvider } from '../../llm/contract';
import type { LlmAttempt } from '../../llm/router';
import { readJson } from '../../llm/structured';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import type { ReadyProvider } from './ready-provider';
import { TEST_QUESTION, TEST_TIMEOUT_MS } from './test-question';

interface TestArgs {
  site: Site;
  ready: ReadyProvider;
}

/**
 * Asks one small question, whether the provider rests or not, and says in words what came of it.
 * It counts as any other call: the budget is asked before, and told after.
 */
export const testProvider = async (
  strapi: Core.Strapi,
  { site, ready }: TestArgs
): Promise<AiProviderTest> => {
  const { provider, price } = ready;
  const { label, model } = provider;
  const purse = getService(strapi, 'aiUsage').purseOf({
    ...{ site, purpose: 'test', promptVersion: null, adaptationId: null },
    ...{ request: TEST_QUESTION, priceOf: () => price },
  });
  const { maxOutputTokens } = TEST_QUESTION;
  const pass = await purse.open({ provider: provider.id, model, maxOutputTokens });
  if (!pass) {
    const message = purse.warnings().join(' ') || overBudget(label);
    return { ok: false, message, model, latencyMs: null, costUsd: null };
  }
  const startedAt = systemClock.now();
  const outcome = await ask(provider);
  const latencyMs = systemClock.now() - startedAt;
  await pass.settle(attemptOf(provider, outcome, latencyMs));
  const { ok, message } = verdictOf(label, outcome);
  const told = [message, ...purse.warnings()].join(' ');
  return {
    ...{ ok, message: told, latencyMs, costUsd: purse.costUsd() },
    model: answeredModel(outcome) ?? model,
  };
};

const ask = async (provider: LlmProvider): Promise<LlmAnswer | LlmFailure> => {
  try {
    return await provider.generate(TEST_QUESTION, { timeoutMs: TEST_TIMEOUT_MS });
  } catch (error) {
    if (error instanceof LlmFailure) return error;
    const message = `${provider.label} could not be asked because of a fault in the plugin. Please report it.`;
    return new LlmFailure('unusable', { code: 'UNEXPECTED', message }, { cause: error });
  }
};

const attemptOf = (
  { id, model }: LlmProvider,
  outcome: LlmAnswer | LlmFailure,
  latencyMs: number
): LlmAttempt => {
  const { usage, requestId } = outcome;
  const called = { provider: id, model, usage, requestId, latencyMs };
  if (!(outcome instanceof LlmFailure)) {
    return { ...called, outcome: 'answered', code: null, message: null };
  }
  const { kind, code, message } = outcome;
  return { ...called, outcome: kind, code, message };
};

const verdictOf = (
  label: string,
  outcome: LlmAnswer | LlmFailure
): Pick<AiProviderTest, 'ok' | 'message'> => {
  if (outcome instanceof LlmFailure) return { ok: false, message: outcome.message };
  if (readJson(outcome.text).ok) return { ok: true, message: `${label} answers.` };
  return {
    ok: false,
    message: `${label} answers, but not in the form that it is asked for. Choose a model that can answer in JSON.`,
  };
};

const answeredModel = (outcome: LlmAnswer | LlmFailure): string | null =>
  outcome instanceof LlmFailure ? null : outcome.model;

const overBudget = (label: string): string =>
  `The budget of this site does not allow a call of ${label}. Raise it, or wait for the next month.`;
