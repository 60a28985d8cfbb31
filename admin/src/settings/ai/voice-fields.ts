import type { BrandVoice } from '../../../../contracts/ai-habits';
import type { FieldProblem } from '../targets/option-values';
import { linesOf, readCount } from './amounts';

/** What stands in the fields of a voice. `any`: nothing is said of emoji. */
export interface VoiceFields {
  tone: string;
  audience: string;
  emoji: NonNullable<BrandVoice['emoji']> | 'any';
  /** One a line. */
  bannedWords: string;
  examples: readonly string[];
  maxHashtags: string;
}

const LIMITS = { text: 500, words: 200, word: 120, examples: 10, example: 3000, hashtags: 30 };

export const MAX_EXAMPLES = LIMITS.examples;

export const voiceFieldsOf = (voice: BrandVoice): VoiceFields => ({
  tone: voice.tone,
  audience: voice.audience,
  emoji: voice.emoji ?? 'any',
  bannedWords: voice.bannedWords.join('\n'),
  examples: voice.examples,
  maxHashtags: voice.maxHashtags === null ? '' : String(voice.maxHashtags),
});

export const examplesIn = (examples: readonly string[]): string[] =>
  examples.map((example) => example.trim()).filter(Boolean);

/** As the server takes it; what {@link voiceProblems} finds must be mended first. */
export const voiceOf = (fields: VoiceFields): BrandVoice => ({
  tone: fields.tone.trim(),
  audience: fields.audience.trim(),
  emoji: fields.emoji === 'any' ? null : fields.emoji,
  bannedWords: linesOf(fields.bannedWords),
  examples: examplesIn(fields.examples),
  maxHashtags: readCount(fields.maxHashtags),
});

type Checked = Pick<VoiceFields, 'tone' | 'audience' | 'bannedWords' | 'examples' | 'maxHashtags'>;

/** What can be told without asking the server, by `voice.` and the field. */
export const voiceProblems = (fields: Checked): Record<string, FieldProblem> => {
  const problems: Record<string, FieldProblem> = {};
  for (const name of ['tone', 'audience'] as const) {
    if (fields[name].trim().length > LIMITS.text) {
      problems[`voice.${name}`] = { messageId: 'ai.voice.long', values: { max: LIMITS.text } };
    }
  }
  const words = linesOf(fields.bannedWords);
  if (words.length > LIMITS.words || words.some(({ length }) => length > LIMITS.word)) {
    const values = { max: LIMITS.words, length: LIMITS.word };
    problems['voice.bannedWords'] = { messageId: 'ai.voice.bannedWords.wrong', values };
  }
  if (examplesIn(fields.examples).some(({ length }) => length > LIMITS.example)) {
    const values = { max: LIMITS.example };
    problems['voice.examples'] = { messageId: 'ai.voice.examples.long', values };
  }
  const hashtags = readCount(fields.maxHashtags);
  const isNumber = hashtags !== null && hashtags <= LIMITS.hashtags;
  if (fields.maxHashtags.trim() !== '' && !isNumber) {
    const values = { max: LIMITS.hashtags };
    problems['voice.maxHashtags'] = { messageId: 'ai.voice.maxHashtags.wrong', values };
  }
  return problems;
};
