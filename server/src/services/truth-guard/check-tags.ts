import { hashtagOf } from '../adaptation/hashtags';
import { isKnownHashtag, type HashtagRules } from './check-hashtag';
import type { FactFinding, FactsReport } from './facts-report';
import { foldWord } from './fold-word';
import { findHidden } from './hidden-characters';
import { reasons } from './reasons';
import type { UnwantedWords } from './unwanted-words';

/** A hashtag with more UTF-16 units is none. */
const MAX_TAG = 200;

/** What stays of a hashtag, without its sign, or why it goes; neither: it was empty. */
interface ReadTag {
  tag: string | null;
  finding: FactFinding | null;
}

export interface TagsArgs extends HashtagRules {
  unwanted: UnwantedWords;
  report: FactsReport;
}

/**
 * Checks lists of hashtags. The targets of an entry mostly have the same ones, so each is looked up
 * once, as long as the rules are the same objects.
 */
export const createTagChecker = () => {
  const read = new Map<string, ReadTag>();
  let last: Pick<TagsArgs, 'unwanted' | 'allowed' | 'language'> | null = null;
  return (tags: readonly string[], args: TagsArgs): string[] => {
    const { unwanted, allowed, language, spoken, report } = args;
    const isAsBefore =
      last?.unwanted === unwanted && last.language === language && areSame(last.allowed, allowed);
    if (!isAsBefore) read.clear();
    last = { unwanted, allowed, language };
    const kept = new Map<string, string>();
    for (const raw of tags) {
      // What a post itself says bears its hashtags where it is a translation.
      const known = spoken ? undefined : read.get(raw);
      const { tag, finding } = known ?? readTag(raw, args);
      if (!spoken) read.set(raw, { tag, finding });
      if (tag === null && !finding) continue;
      report.checked.hashtag = (report.checked.hashtag ?? 0) + 1;
      if (finding) report.findings.push({ ...finding });
      else if (tag !== null && !kept.has(foldWord(tag))) kept.set(foldWord(tag), `#${tag}`);
    }
    return [...kept.values()];
  };
};

const areSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((tag) => other.has(tag));

/** A hashtag of the list can always go, so none of them rejects a text. */
const readTag = (raw: string, rules: TagsArgs): ReadTag => {
  const name = findHidden(raw.slice(0, MAX_TAG))
    .text.trim()
    .replace(/^[#＃]+/u, '')
    .normalize('NFC');
  if (name === '') return { tag: null, finding: null };
  const [banned] = rules.unwanted.find(name, name);
  const isTag = /^[\p{L}\p{M}\p{N}_·]*\p{L}[\p{L}\p{M}\p{N}_·]*$/u.test(name);
  const tag = (isTag ? `#${name}` : hashtagOf(name))?.slice(1);
  if (raw.length <= MAX_TAG && tag !== undefined && !banned && isKnownHashtag(tag, rules)) {
    return { tag, finding: null };
  }
  const reason = banned?.reason ?? reasons.hashtag(raw);
  const kind = banned?.kind ?? 'hashtag';
  return { tag: null, finding: { kind, text: raw.slice(0, MAX_TAG), action: 'removed', reason } };
};
