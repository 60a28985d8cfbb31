import type { Proposal } from '../../../../contracts/adaptations';
import { composePost, type ComposedPost } from '../distributions/compose-post';
import type { OpenSource } from '../truth-guard/open-source';
import type { WrittenPost } from './answer';
import { withinHabit } from './hashtags-in-texts';
import { englishName, wrongLanguage } from './language-check';
import type { WantedPost } from './task';
import { withoutTexts, type Place } from './wanted-posts';

/** What the model wrote for a target, after everything was looked up. */
export interface CheckedPost {
  /** Fitted to the platform, with its link; null: it cannot be used, whatever is cut off. */
  composed: ComposedPost | null;
  hashtags: string[];
  facts: Proposal['facts'];
  /** What the model is told when it is asked again; none: it stands as it is. */
  problems: string[];
}

export interface CheckArgs {
  place: Place & { wanted: WantedPost };
  written: WrittenPost;
  source: OpenSource;
}

/**
 * Looks up every claim, counts by the platform's own rule and tells the language. Too much text is
 * a problem only as long as somebody can be asked again: else it is shortened.
 */
export const checkPost = async ({ place, written, source }: CheckArgs): Promise<CheckedPost> => {
  const { wanted } = place;
  const { language, voice, maxHashtags } = wanted;
  const { bannedWords } = voice;
  const guarded = source.check({ ...written, altTexts: [], language, bannedWords });
  const whole = guarded.texts.map((text) => text.trim()).filter((text) => text !== '');
  const { texts, count } = withinHabit(whole, maxHashtags);
  const hashtags = guarded.hashtags.slice(0, maxHashtags - count);
  const facts = guarded.report;
  const refusals = [...guarded.problems, ...(await languageProblems(texts, language))];
  if (texts.length === 0) refusals.push('Nothing is left of the text.');
  if (refusals.length > 0) return { composed: null, hashtags, facts, problems: refusals };
  const text = texts.join('\n\n');
  const composed = composePost({ ...withoutTexts(place.order), written: { text, hashtags } });
  return { composed, hashtags, facts, problems: lengthProblems(composed, text, wanted) };
};

const languageProblems = async (texts: readonly string[], language: string): Promise<string[]> => {
  const seems = await wrongLanguage(texts.join('\n'), language);
  if (seems === null) return [];
  return [`It is written in ${seems}; write it in ${englishName(language)} (${language}).`];
};

const lengthProblems = (
  { problems, descriptor }: ComposedPost,
  text: string,
  { maxCharacters, maxParts }: WantedPost
): string[] => {
  if (!problems.some(({ code }) => code === 'TEXT_SHORTENED')) return [];
  const { count, unit } = descriptor.text;
  const room = maxCharacters * maxParts;
  const over = Math.max(count(text) - room, 1);
  return [`It is ${over} ${unit} too long: at most ${room} in all.`];
};
