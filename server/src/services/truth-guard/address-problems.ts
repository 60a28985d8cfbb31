import type { Fact } from './fact';
import type { Problem } from './problem';
import { reasons } from './reasons';
import type { SourceIndex } from './source-index';
import type { WordToken } from './word-tokens';

export interface AddressArgs {
  /** A link, an e-mail address, a mention or a hashtag. */
  fact: Fact;
  /** All words of the text. */
  tokens: readonly WordToken[];
  index: SourceIndex;
  isKnownHashtag(this: void, tag: string, words: readonly WordToken[]): boolean;
}

/** What is wrong with one of them; empty when the source has it. */
export const addressProblems = (
  text: string,
  { fact, tokens, index, isKnownHashtag }: AddressArgs
): Problem[] => {
  const { kind, start, end, ways } = fact;
  const shown = text.slice(start, end);
  const key = ways[0]?.[0] ?? '';
  const problem = (reason: string): Problem[] => [{ kind, start, end, reason }];
  if (kind === 'hashtag') {
    return isKnownHashtag(key.slice(2), tokens) ? [] : problem(reasons.hashtag(shown));
  }
  if (kind === 'url' && isLookalike(shown) && !index.isOwnLink(key)) {
    return problem(reasons.lookalike(shown));
  }
  if (index.keys.has(key)) return [];
  if (kind === 'url') return isKnownHost(shown, key, index) ? [] : problem(reasons.url(shown));
  return problem((kind === 'email' ? reasons.email : reasons.mention)(shown));
};

/** "More on harbour.example": the site of a known link, but not as a link of its own. */
const isKnownHost = (shown: string, key: string, { keys }: SourceIndex): boolean =>
  !/[/?#]/.test(key.slice(4)) && !shown.includes('//') && keys.has(`host:${key.slice(4)}`);

/** Letters of two scripts in one label of the host: nobody owns such a domain in good faith. */
const isLookalike = (shown: string): boolean => {
  const host = shown.replace(/^[a-z][a-z0-9+.-]*:\/\//iu, '').split(/[/?#]/, 1)[0] ?? '';
  return host
    .split('.')
    .some((label) => /[A-Za-z]/.test(label) && /[\p{sc=Cyrl}\p{sc=Grek}\p{sc=Armn}]/u.test(label));
};
