import type { AiBudget } from '../../../contracts/ai-habits';
import { DEFAULT_AI_HABITS } from '../../../contracts/ai-habits';
import type { AiPurpose } from '../../../contracts/ai-usage';
import type { Budgets } from '../../../contracts/budgets';
import { UIDS } from '../../../server/src/constants';
import type { LlmPrice, LlmProviderId, LlmRequest } from '../../../server/src/llm/contract';
import { worstCaseOf } from '../../../server/src/llm/pricing';
import type { LlmAttempt } from '../../../server/src/llm/router/attempt';
import { AiUsage, type Purse } from '../../../server/src/services/ai-usage/ai-usage';
import { tableOf } from '../../../server/src/services/database/table';
import { getService } from '../../../server/src/services/get-service';
import type { Site } from '../../../server/src/services/sites/site';
import type { TestApp } from './app';

/** A dollar for a million tokens in, ten for as many out. */
export const PRICE: LlmPrice = { inputUsd: 1, cachedInputUsd: null, outputUsd: 10, above: null };

export const REQUEST: LlmRequest = {
  system: 'Word the article for each target.',
  user: 'The lamp of the harbour is lit again.',
  images: [],
  schemaName: 'posts',
  schema: { type: 'object', properties: {}, required: [], additionalProperties: false },
  maxOutputTokens: 2000,
};

/** What a call of {@link REQUEST} holds, US dollars: a little over two cents. */
export const WORST_USD =
  worstCaseOf({ request: REQUEST, provider: 'gemini', price: PRICE }).usd ?? NaN;

/** A row of the log as it stands in the database. */
export interface LogRow {
  siteId: number;
  month: string;
  provider: string | null;
  model: string | null;
  outcome: string;
  code: string | null;
  inputTokens: number | null;
  outputTokens: number | null;
  cost: string | number | null;
  counted: string | number;
  price: LlmPrice | null;
  latencyMs: number | null;
  requestId: string | null;
  promptVersion: string | null;
  adaptationId: number | null;
}

/** Sites of their own for each test, on one Strapi; the clock is the test's. */
export class AiMoney {
  now = Date.UTC(2027, 2, 10, 9);
  #siteId = 90_000;

  constructor(readonly app: TestApp) {}

  /** The service as one process has it. */
  process(): AiUsage {
    const clock = { now: () => this.now, sleep: () => Promise.resolve() };
    return new AiUsage(this.app.strapi, clock);
  }

  /** Nobody else's: its month is empty. */
  async site({ budget = null, money = null, ...more }: SiteMoney = {}): Promise<Site> {
    const site = await getService(this.app.strapi, 'sites').getDefault();
    const ai = { ...DEFAULT_AI_HABITS, isEnabled: true, budget };
    const budgets: Budgets = { posts: [], money };
    return { ...site, id: (this.#siteId += 1), name: 'Harbour Light', ai, budgets, ...more };
  }

  log(site: Pick<Site, 'id'>): Promise<LogRow[]> {
    const table = tableOf<LogRow>(this.app.strapi, UIDS.aiUsage);
    return table.findMany({ where: { siteId: site.id }, orderBy: { id: 'asc' } });
  }

  async isAnythingHeld(): Promise<boolean> {
    return (await tableOf(this.app.strapi, UIDS.aiReservation).count({})) > 0;
  }
}

type SiteMoney = Partial<Pick<Site, 'timezone'>> & {
  budget?: AiBudget | null;
  money?: Budgets['money'];
};

export const hard = (monthUsd: number, alertAt: number[] = []): AiBudget => ({
  ...{ monthUsd, alertAt, mode: 'hard' },
});

export const soft = (monthUsd: number, alertAt: number[] = []): AiBudget => ({
  ...{ monthUsd, alertAt, mode: 'soft' },
});

interface PurseWish {
  price?: LlmPrice | null;
  purpose?: AiPurpose;
  adaptationId?: number;
  settles?: 'at_once' | 'together';
}

export const purseOf = (usage: AiUsage, site: Site, wish: PurseWish = {}): Purse => {
  const { price = PRICE, purpose = 'adaptation', adaptationId = 7, settles = 'at_once' } = wish;
  return usage.purseOf({
    ...{ site, purpose, promptVersion: 'v1', request: REQUEST, settles },
    adaptationId: () => Promise.resolve(adaptationId),
    priceOf: () => price,
  });
};

export const CALL = { provider: 'gemini' as LlmProviderId, model: 'gemini-3.5-flash-lite' };

export const openCall = (purse: Purse, maxOutputTokens = REQUEST.maxOutputTokens) =>
  purse.open({ ...CALL, maxOutputTokens });

/** An answer of 100 tokens in and 300 out: a third of a cent. */
export const attempt = (over: Partial<LlmAttempt> = {}): LlmAttempt => ({
  ...CALL,
  outcome: 'answered',
  code: null,
  message: null,
  usage: { inputTokens: 100, cachedInputTokens: 0, outputTokens: 300 },
  requestId: 'resp_1',
  latencyMs: 812.4,
  ...over,
});

export const ANSWER_USD = 0.0031;
