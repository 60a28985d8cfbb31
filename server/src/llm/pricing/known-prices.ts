import type { LlmPrice, LlmProviderId } from '../contract';
import { bareModel, modelNameOf } from './model-name';

/** Day on which the vendors' price lists were read. Prices move: an admin's own price beats these. */
export const PRICES_CHECKED_ON = '2026-11-22';

/** A price and the first moment that it holds, ISO; null: it always did, as far as we care. */
interface PriceFrom {
  from: string | null;
  price: LlmPrice;
}

const always = (
  inputUsd: number,
  cachedInputUsd: number | null,
  outputUsd: number,
  above: LlmPrice['above'] = null
): readonly PriceFrom[] => [{ from: null, price: { inputUsd, cachedInputUsd, outputUsd, above } }];

/**
 * US dollars for a million tokens, standard service, as published on {@link PRICES_CHECKED_ON}.
 * Newest first where a price changes on a known day.
 *
 * - OpenAI: https://developers.openai.com/api/docs/pricing ,
 *   https://developers.openai.com/api/docs/models/gpt-6-luna
 * - Google: https://ai.google.dev/gemini-api/docs/pricing
 * - Anthropic: https://platform.claude.com/docs/en/about-claude/pricing
 * - Cohere: https://cohere.com/pricing
 */
const KNOWN: Readonly<
  Partial<Record<LlmProviderId, Readonly<Record<string, readonly PriceFrom[]>>>>
> = {
  openai: {
    // Twice the input and one and a half times the output beyond 272,000 tokens.
    'gpt-6-luna': always(0.1, 0.01, 0.5, {
      promptTokens: 272_000,
      inputUsd: 0.2,
      outputUsd: 0.75,
    }),
    'gpt-5.6-luna': always(0.2, 0.02, 1.2),
    'gpt-5.4-mini': always(0.75, 0.075, 4.5),
    'gpt-6-sol': always(2, 0.2, 10),
  },
  gemini: {
    'gemini-3.1-flash-lite': always(0.25, null, 1.5),
    'gemini-3.5-flash-lite': always(0.3, null, 2.5),
    'gemini-3.5-flash': always(1.5, null, 9),
    // In UTC, hours before it holds where the vendor is: for those the dearer price is assumed.
    'gemini-3.8-flash': [
      {
        from: '2027-01-01T00:00:00Z',
        price: { inputUsd: 1.5, cachedInputUsd: null, outputUsd: 7.5, above: null },
      },
      ...always(0.75, null, 3.75),
    ],
    'gemini-2.5-flash-lite': always(0.1, null, 0.4),
  },
  anthropic: {
    'claude-haiku-5-5': always(0.1, 0.01, 0.5, {
      promptTokens: 100_000,
      inputUsd: 0.5,
      outputUsd: 2.5,
    }),
    // The list price of 2025; the newer lists do not name it any more.
    'claude-haiku-4-5': always(1, 0.1, 5),
    'claude-sonnet-5-5': always(2, null, 10),
  },
  cohere: {
    'command-r7b-12-2024': always(0.0375, null, 0.15),
    'command-r-08-2024': always(0.15, null, 0.6),
    'command-a-03-2025': always(2.5, null, 10),
    // Listed without a price, with tight limits instead.
    'command-a-plus-05-2026': always(0, null, 0),
  },
};

/**
 * What a model costs as far as the plugin knows.
 *
 * @param question.model as configured; `models/` before it and a dated version behind it are fine.
 * @param question.at epoch ms, as some prices change on a known day.
 * @returns null for a model that is not in the list, and for every server of one's own.
 */
export const knownPriceOf = ({
  provider,
  model,
  at,
}: {
  provider: LlmProviderId;
  model: string;
  at: number;
}): LlmPrice | null => {
  const models = new Map(Object.entries(KNOWN[provider] ?? {}));
  const prices = models.get(modelNameOf(model)) ?? models.get(bareModel(model)) ?? [];
  const holds = prices.find(({ from }) => from === null || Date.parse(from) <= at);
  return holds?.price ?? null;
};
