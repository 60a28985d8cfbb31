import { z } from 'zod';

/** Vendors, and any server that speaks OpenAI's Chat Completions (Ollama, vLLM, LM Studio). */
export const AI_PROVIDERS = ['gemini', 'openai', 'anthropic', 'cohere', 'compatible'] as const;

export const aiProviderIdSchema = z.enum(AI_PROVIDERS);

export type AiProviderId = z.infer<typeof aiProviderIdSchema>;

const usd = z.number().min(0).max(10_000);

/** US dollars for a million tokens. */
export const aiPriceSchema = z.strictObject({
  inputUsd: usd,
  /** Null: cached input costs what other input costs. */
  cachedInputUsd: usd.nullable().default(null),
  outputUsd: usd,
  /** Another price once the prompt is longer than so many tokens; null: none. */
  above: z
    .strictObject({ promptTokens: z.int().min(1), inputUsd: usd, outputUsd: usd })
    .nullable()
    .default(null),
});

export type AiPrice = z.output<typeof aiPriceSchema>;

/** How a provider is used, by the same rules in the config and in the settings. */
export const aiProviderFields = {
  model: z.string().trim().min(1).max(120),
  /** Where it is reached; the vendor's own address when left out. */
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .transform((url) => url.replace(/\/+$/, '')),
  /** Over the prices that the plugin knows; models that it does not know have none. */
  price: aiPriceSchema,
};

/** `PUT /ai/providers/:provider`. */
export const saveAiProviderSchema = z.strictObject({
  siteId: z.int().positive().optional(),
  enabled: z.boolean().default(true),
  /** Null: the plugin's default model of this vendor. */
  model: aiProviderFields.model.nullable().default(null),
  baseUrl: aiProviderFields.baseUrl.nullable().default(null),
  price: aiProviderFields.price.nullable().default(null),
  /** Left out: the stored one stays. Null: none. */
  apiKey: z.string().trim().min(1).max(2000).nullable().optional(),
});

export type SaveAiProvider = z.input<typeof saveAiProviderSchema>;

/** `GET /ai/providers`: one of each kind, configured or not. Keys go in and never come out. */
export const aiProviderViewSchema = z.object({
  provider: aiProviderIdSchema,
  label: z.string(),
  /** It will be asked: it is enabled, and has what it needs. */
  isReady: z.boolean(),
  enabled: z.boolean(),
  /** What is missing before it can be asked, in words; null: nothing. */
  missing: z.string().nullable(),
  model: z.string().nullable(),
  defaultModel: z.string().nullable(),
  baseUrl: z.string().nullable(),
  defaultBaseUrl: z.string().nullable(),
  hasKey: z.boolean(),
  needsKey: z.boolean(),
  /** Where a key is made; null: the server is one's own. */
  keyPage: z.string().nullable(),
  seesImages: z.boolean(),
  /** What stands in the settings, over the config and the plugin's own; null: nothing does. */
  entered: z
    .object({
      model: z.string().nullable(),
      baseUrl: z.string().nullable(),
      price: aiPriceSchema.nullable(),
      hasKey: z.boolean(),
    })
    .nullable(),
  /** `settings`: entered here. `config`: from the config or the environment. Null: not there. */
  source: z.enum(['settings', 'config']).nullable(),
  price: aiPriceSchema.nullable(),
  /** Null: nobody knows what it costs. */
  priceSource: z.enum(['settings', 'config', 'plugin']).nullable(),
  /** Left alone after failures; null: it is asked. */
  rest: z
    .object({
      /** ISO; null: until its settings change, or a test of it goes well. */
      until: z.string().nullable(),
      /** What went wrong last, and what to do. */
      reason: z.string(),
    })
    .nullable(),
  /** What its vendor has announced against the model, with another one; null: nothing is known. */
  modelWarning: z.string().nullable(),
  updatedAt: z.string().nullable(),
});

export type AiProviderView = z.infer<typeof aiProviderViewSchema>;

/** `POST /ai/providers/:provider/test`: a small real question, paid like any other. */
export const aiProviderTestSchema = z.object({
  ok: z.boolean(),
  /** What happened and what to do next. */
  message: z.string(),
  model: z.string().nullable(),
  latencyMs: z.number().nullable(),
  costUsd: z.number().nullable(),
});

export type AiProviderTest = z.infer<typeof aiProviderTestSchema>;
