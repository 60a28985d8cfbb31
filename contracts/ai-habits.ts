import { z } from 'zod';

import { aiProviderIdSchema } from './ai-providers';
import { budgetModeSchema } from './budgets';

const MAX_WORDS = 200;

const phrase = z.string().trim().min(1).max(120);

/** How a brand speaks. Null and empty: nothing is said of it. */
export const brandVoiceSchema = z.strictObject({
  /** "Warm, short sentences, first person plural." */
  tone: z.string().trim().max(500).default(''),
  audience: z.string().trim().max(500).default(''),
  emoji: z.enum(['none', 'few', 'many']).nullable().default(null),
  /** Words that never stand in a post, in any case and as a whole word. */
  bannedWords: z.array(phrase).max(MAX_WORDS).default([]),
  /** Posts to write like; their facts are not taken over. */
  examples: z.array(z.string().trim().min(1).max(3000)).max(10).default([]),
  /** Hashtags in a post, at most. Null: as the platform has it. */
  maxHashtags: z.int().min(0).max(30).nullable().default(null),
});

export type BrandVoice = z.output<typeof brandVoiceSchema>;

/** What a target says otherwise than its site; what is left out is the site's. */
export const targetVoiceSchema = z
  .strictObject({
    tone: brandVoiceSchema.shape.tone.unwrap(),
    audience: brandVoiceSchema.shape.audience.unwrap(),
    emoji: brandVoiceSchema.shape.emoji.unwrap(),
    bannedWords: brandVoiceSchema.shape.bannedWords.unwrap(),
    examples: brandVoiceSchema.shape.examples.unwrap(),
    maxHashtags: brandVoiceSchema.shape.maxHashtags.unwrap(),
    /** BCP-47; null: the entry's. */
    language: z.string().trim().min(2).max(20).nullable(),
  })
  .partial();

export type TargetVoice = z.output<typeof targetVoiceSchema>;

/** What a site pays AI vendors in a month of its own calendar. */
export const aiBudgetSchema = z.strictObject({
  monthUsd: z.number().min(0).max(1_000_000),
  /** `hard`: nothing beyond it; posts are worded without AI. `soft`: it goes on, with a warning. */
  mode: budgetModeSchema.default('hard'),
  /** Shares of the budget, percent, that are told of once a month each. */
  alertAt: z.array(z.int().min(1).max(200)).max(5).default([80, 100]),
});

export type AiBudget = z.output<typeof aiBudgetSchema>;

/** How a site uses AI. */
export const aiHabitsSchema = z.strictObject({
  /** Nothing of any entry goes to a vendor unless somebody says so. */
  isEnabled: z.boolean().default(false),
  /** Who is asked first, and who when that fails; those that are left out come last. */
  providers: z
    .array(aiProviderIdSchema)
    .max(5)
    .default([])
    .refine((ids) => new Set(ids).size === ids.length, 'names a provider twice'),
  /** `preferred`: in that order. `cheapest`: the cheapest of those that work. */
  order: z.enum(['preferred', 'cheapest']).default('cheapest'),
  /** Asks a second provider when the first takes longer than it does nineteen times of twenty. */
  hedge: z.boolean().default(false),
  /** Pictures without an alternative text are shown to the model. */
  altTexts: z.boolean().default(true),
  voice: brandVoiceSchema.prefault({}),
  /** Null: no limit but the site's budget for everything. */
  budget: aiBudgetSchema.nullable().default(null),
});

export type AiHabits = z.output<typeof aiHabitsSchema>;

export const DEFAULT_AI_HABITS: AiHabits = aiHabitsSchema.parse({});
