import { z } from 'zod';

/** What a liar puts in that no source bears; `injection` obeys orders that stand in the article. */
export const LIES = [
  'url',
  'number',
  'changed-number',
  'price',
  'date',
  'name',
  'quote',
  'mention',
  'hashtag',
  'email',
  'alt-text',
  'injection',
] as const;

export type Lie = (typeof LIES)[number];

/** Behaviours with nothing to set. */
export const PLAIN_BEHAVIOURS = [
  /** A good answer. */
  'good',
  /** Prose around JSON that nothing can read. */
  'malformed-json',
  /** The answer ends in its middle, and says that it ran out of tokens. */
  'truncated-json',
  /** All tokens went into thinking. */
  'truncated-empty',
  /** The model will not, said in the vendor's way. */
  'refusal',
  /** A filter stops the question. */
  'prompt-blocked',
  /** A filter stops the answer. */
  'answer-blocked',
  /** Success over HTTP that tells of a failure. */
  'failed',
  'empty',
  'html',
  'markdown',
  /** JSON between fences, as small models like it. */
  'fenced-json',
  'wrong-types',
  /** Properties that nobody asked for. */
  'extra-fields',
  'missing-target',
  'unknown-target',
  'thinking-first',
  'usage-missing',
  /** Numbers of tokens that JavaScript cannot hold. */
  'large-ints',
  /** Never answers. */
  'hang',
  /** Answers half and falls silent. */
  'hang-body',
  /** The connection ends in the middle of the body. */
  'cut',
  /** A page of some proxy, 502. */
  'html-502',
  'insufficient-quota',
  /** No money left, where a vendor says so by 400 or 402. */
  'out-of-credit',
  'model-retired',
] as const;

const behaviourObjects = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(PLAIN_BEHAVIOURS) }),
  /** Any status, in the vendor's own words for it. */
  z.strictObject({
    kind: z.literal('error'),
    status: z.int().min(400).max(599),
    /** In seconds, as the vendor says it: a header, or Google's RetryInfo. Null: not said. */
    retryAfterSeconds: z.number().min(0).nullable().default(null),
    message: z.string().optional(),
  }),
  /** Texts that are so many times as long as allowed, as far as the limit of tokens lets them. */
  z.strictObject({ kind: z.literal('too-long'), factor: z.number().min(1).max(100).default(10) }),
  z.strictObject({ kind: z.literal('many-hashtags'), count: z.int().min(1).default(200) }),
  /** Null: one that nobody asked for. */
  z.strictObject({
    kind: z.literal('wrong-language'),
    language: z.string().nullable().default(null),
  }),
  /** A good answer, some bytes at a time. */
  z.strictObject({
    kind: z.literal('slow-drip'),
    chunkBytes: z.int().min(1).default(16),
    everyMs: z.int().min(1).default(200),
  }),
  /** The answer's text, to the letter. */
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({
    kind: z.literal('lie'),
    lies: z.array(z.enum(LIES)).min(1),
    /** What is put in, in place of the usual invention. */
    invention: z.string().optional(),
  }),
]);

/** Also by its kind alone, or by an HTTP status: `"hang"`, `429`. */
export const behaviourSchema = z.preprocess((input) => {
  if (typeof input === 'string') return { kind: input };
  if (typeof input === 'number') return { kind: 'error', status: input };
  return input;
}, behaviourObjects);

export type Behaviour = z.output<typeof behaviourObjects>;

export const scriptSchema = z.strictObject({
  /** The next answers, one after the other. */
  next: z.array(behaviourSchema).default([]),
  /** What follows them, for ever; null: good answers. */
  always: behaviourSchema.nullable().default(null),
  /** `always` also when the model is told of its mistake; otherwise it mends its ways then. */
  stubborn: z.boolean().default(false),
});

export type Script = z.output<typeof scriptSchema>;

export const emptyScript = (): Script => ({ next: [], always: null, stubborn: false });

/** Behaviours about what is said, which a reproach can mend. */
const SAID = new Set<Behaviour['kind']>([
  'malformed-json',
  'empty',
  'html',
  'markdown',
  'fenced-json',
  'wrong-types',
  'extra-fields',
  'missing-target',
  'unknown-target',
  'too-long',
  'many-hashtags',
  'wrong-language',
  'text',
  'lie',
]);

/** What is done with the next call; takes it off the script. */
export const nextBehaviour = (script: Script, isRepair: boolean): Behaviour => {
  const next = script.next.shift();
  if (next) return next;
  const { always, stubborn } = script;
  if (!always || (isRepair && !stubborn && SAID.has(always.kind))) return { kind: 'good' };
  return always;
};
