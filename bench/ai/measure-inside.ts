import type { LlmRequest } from '../../server/src/llm/contract';
import { estimateTokens } from '../../server/src/llm/pricing';
import { createBreakers, createRouter, type Router } from '../../server/src/llm/router';
import { systemClock, systemRandom } from '../../server/src/services/environment';
import { percentilesOf, type Percentiles } from '../figures/percentiles';

const SENTENCE = 'Harbour Light runs the ferry every forty minutes. ';
/** More than any request holds. */
const LETTERS = 100_000;
const LONG_ARTICLE = SENTENCE.repeat(LETTERS / SENTENCE.length);
/** About as long as the data of a request for an article of 1,500 words. */
const DATA = SENTENCE.repeat(200);
const CALLS = 500;
const WARM_UP = 20;
/** Long enough that the router waits for its vendor, and hundreds of calls take seconds. */
const VENDOR_MS = 1;

/** Milliseconds within this process, without Strapi, database and network. */
export interface InsideFigures {
  /** Counting the tokens of {@link LETTERS} letters. */
  estimate: Percentiles;
  /** What a request takes in the router beside the answer of its vendor. */
  router: Percentiles;
}

/** What the parts take that every request goes through; a scripted vendor answers. */
export const measureInside = async (): Promise<InsideFigures> => {
  console.log(`· ${CALLS} estimates and ${CALLS} requests through the router alone …`);
  const estimates: number[] = [];
  for (let call = -WARM_UP; call < CALLS; call += 1) {
    const startedAt = performance.now();
    estimateTokens(LONG_ARTICLE, []);
    if (call >= 0) estimates.push(performance.now() - startedAt);
  }
  return { estimate: percentilesOf(estimates), router: percentilesOf(await routerTimes()) };
};

const routerTimes = async (): Promise<number[]> => {
  const vendor = { tookMs: 0 };
  const router = routerOf(vendor);
  const times: number[] = [];
  for (let call = -WARM_UP; call < CALLS; call += 1) {
    // A new request each time: what was counted of one is remembered.
    const request = aRequest();
    const startedAt = performance.now();
    await router.generate(request);
    if (call >= 0) times.push(performance.now() - startedAt - vendor.tookMs);
  }
  return times;
};

/** @param vendor is told how long its last answer took, ms */
const routerOf = (vendor: { tookMs: number }): Router => {
  const provider = {
    ...{ id: 'gemini' as const, label: 'Google Gemini', model: 'small' },
    generate: async () => {
      const startedAt = performance.now();
      await systemClock.sleep(VENDOR_MS);
      vendor.tookMs = performance.now() - startedAt;
      return { text: '{}', usage: null, requestId: null, model: 'small' };
    },
  };
  return createRouter({
    providers: [{ provider, price: null, fingerprint: 'bench' }],
    ...{ order: 'cheapest', hedge: true, breakers: createBreakers({ clock: systemClock }) },
    gate: { open: () => Promise.resolve({ settle: () => Promise.resolve() }) },
    ...{ clock: systemClock, random: systemRandom },
  });
};

const aRequest = (): LlmRequest => ({
  ...{ system: 'Word the entry for each target.', user: DATA, images: [] },
  schemaName: 'posts',
  schema: {
    type: 'object',
    properties: { text: { type: 'string' } },
    required: ['text'],
    additionalProperties: false,
  },
  maxOutputTokens: 2_000,
});
