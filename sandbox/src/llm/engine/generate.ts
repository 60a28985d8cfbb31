import { countTokens, firstTokens } from '../tokens/count-tokens';
import type { TokenUsage } from '../vendor-sandbox';
import { writeAnswer } from '../writer/write-answer';
import type { Asked } from './asked';
import type { Behaviour } from './behaviours';
import type { ModelFacts } from './dialect';
import type { Ending, Generation } from './generation';
import type { Vendor } from './state';

/** Beyond what JavaScript holds exactly; its wire form is written by `deliver`. */
export const LARGE_INT = Number.MAX_SAFE_INTEGER;

const THINKING = 'The article is about one thing. I shall name it first and keep to what it says.';

interface Generating {
  asked: Asked;
  behaviour: Behaviour;
  model: ModelFacts;
}

export interface Made {
  generation: Generation;
  /** What the vendor bills, whether it tells or not. */
  billed: TokenUsage;
}

/** The answer of the model to a request that was taken. */
export const generate = (vendor: Vendor, { asked, behaviour, model }: Generating): Made => {
  const factor = model.tokenFactor ?? 1;
  const { text, ending } = limited(said(asked, behaviour), { asked, factor });
  const thinking = behaviour.kind === 'thinking-first' ? THINKING : null;
  const billed: TokenUsage = {
    ...inputOf(vendor, asked, factor),
    answerTokens: Math.ceil(countTokens(text) * factor),
    thoughtTokens: thoughtsOf({ asked, behaviour, ending }) + countTokens(thinking ?? ''),
  };
  if (behaviour.kind === 'large-ints') billed.inputTokens = LARGE_INT;
  const isTold = vendor.state.knobs.tellsUsage && behaviour.kind !== 'usage-missing';
  return { generation: { text, ending, thinking, usage: isTold ? billed : null }, billed };
};

type Said = Pick<Generation, 'text' | 'ending'>;

const said = (asked: Asked, behaviour: Behaviour): Said => {
  const end = endingOf(behaviour);
  if (end === 'length') {
    const text = behaviour.kind === 'truncated-empty' ? '' : writeAnswer(asked, behaviour);
    return { text: text.slice(0, Math.ceil(text.length * 0.6)), ending: end };
  }
  const isSilent = end !== 'complete' || behaviour.kind === 'empty';
  return { text: isSilent ? '' : writeAnswer(asked, behaviour), ending: end };
};

/** Behaviours that end otherwise than completely. */
const ENDINGS: Partial<Record<Behaviour['kind'], Ending>> = {
  'truncated-json': 'length',
  'truncated-empty': 'length',
  refusal: 'refused',
  'prompt-blocked': 'prompt-blocked',
  'answer-blocked': 'answer-blocked',
  failed: 'failed',
};

const endingOf = ({ kind }: Behaviour): Ending => ENDINGS[kind] ?? 'complete';

/** Thinking counts, so a tight limit leaves little or nothing for the answer. */
const limited = (answer: Said, { asked, factor }: { asked: Asked; factor: number }): Said => {
  const { maxOutputTokens, thoughtTokens } = asked;
  if (maxOutputTokens === null || answer.ending !== 'complete') return answer;
  const left = Math.max(0, maxOutputTokens - thoughtTokens);
  if (countTokens(answer.text) * factor <= left) return answer;
  return { text: firstTokens(answer.text, Math.floor(left / factor)), ending: 'length' };
};

/** Tokens of the frame around the messages. */
const FRAME_TOKENS = 8;

const inputOf = ({ dialect, state }: Vendor, asked: Asked, factor: number) => {
  const { system, user, schema, images } = asked;
  const words = countTokens(system) + countTokens(user) + countTokens(schemaText(schema));
  const pictures = images.reduce((sum, image) => sum + dialect.imageTokens(image), 0);
  const inputTokens = Math.ceil(words * factor) + pictures + FRAME_TOKENS;
  return { inputTokens, cachedTokens: Math.floor(inputTokens * state.knobs.cachedShare) };
};

const schemaText = (schema: Asked['schema']): string => (schema ? JSON.stringify(schema) : '');

const thoughtsOf = (input: { asked: Asked; behaviour: Behaviour; ending: Ending }): number => {
  const { asked, behaviour, ending } = input;
  if (behaviour.kind === 'truncated-empty') return asked.maxOutputTokens ?? asked.thoughtTokens;
  if (ending === 'prompt-blocked') return 0;
  return Math.min(asked.thoughtTokens, asked.maxOutputTokens ?? Infinity);
};
