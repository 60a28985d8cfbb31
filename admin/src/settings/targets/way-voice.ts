import type { TargetVoice } from '../../../../contracts/ai-habits';
import { linesOf, readCount } from '../ai/amounts';
import { examplesIn, voiceProblems, type VoiceFields } from '../ai/voice-fields';
import { parseLanguages } from './languages';
import type { FieldProblem } from './option-values';

/** What stands in the fields of a way's voice; what is empty is as the site has it. */
export interface WayVoice {
  /** False: everything is as the site has it. */
  isOwn: boolean;
  tone: string;
  audience: string;
  /** `site`: as the site has it; `any`: nothing is said of emoji. */
  emoji: VoiceFields['emoji'] | 'site';
  bannedWords: string;
  examples: readonly string[];
  maxHashtags: string;
  language: string;
  /** As it was: what was said to be empty there stays so. */
  before: TargetVoice;
}

export const wayVoiceOf = (voice: TargetVoice | null): WayVoice => {
  const before = voice ?? {};
  const { tone, audience, emoji, bannedWords, examples, maxHashtags, language } = before;
  return {
    isOwn: voice !== null,
    tone: tone ?? '',
    audience: audience ?? '',
    emoji: emoji === undefined ? 'site' : (emoji ?? 'any'),
    bannedWords: (bannedWords ?? []).join('\n'),
    examples: examples ?? [],
    maxHashtags: maxHashtags === undefined || maxHashtags === null ? '' : String(maxHashtags),
    language: language ?? '',
    before,
  };
};

/** What can be told without asking the server, by `voice.` and the field. */
export const wayVoiceProblems = (voice: WayVoice): Record<string, FieldProblem> => {
  if (!voice.isOwn) return {};
  const problems = voiceProblems(voice);
  const { tags, wrong } = parseLanguages(voice.language);
  if (wrong.length > 0 || tags.length > 1) {
    problems['voice.language'] = { messageId: 'wayForm.voice.language.wrong' };
  }
  return problems;
};

/** As the server takes it. Null: nothing is said otherwise than on the site. */
export const targetVoiceOf = (voice: WayVoice): TargetVoice | null => {
  if (!voice.isOwn) return null;
  const { emoji, before } = voice;
  const [language = null] = parseLanguages(voice.language).tags;
  const said: Required<TargetVoice> = {
    tone: voice.tone.trim(),
    audience: voice.audience.trim(),
    emoji: emoji === 'any' || emoji === 'site' ? null : emoji,
    bannedWords: linesOf(voice.bannedWords),
    examples: examplesIn(voice.examples),
    maxHashtags: readCount(voice.maxHashtags),
    language,
  };
  const names = Object.keys(said) as (keyof TargetVoice)[];
  const kept = names.filter((name) => {
    if (name === 'emoji') return emoji !== 'site';
    return !isEmpty(said[name]) || (before[name] !== undefined && isEmpty(before[name]));
  });
  const own: TargetVoice = Object.fromEntries(kept.map((name) => [name, said[name]]));
  return kept.length > 0 ? own : null;
};

const isEmpty = (value: TargetVoice[keyof TargetVoice]): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);
