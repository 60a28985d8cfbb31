import { primaryLanguageOf } from '../adaptation/language-of';
import type { AdaptedText, GuardedText } from './adapted-text';
import { isKnownHashtag, type HashtagRules } from './check-hashtag';
import { createTagChecker } from './check-tags';
import { checkText, type TextRules } from './check-text';
import type { FactFinding, FactsReport } from './facts-report';
import { foldWord } from './fold-word';
import type { GuardSource } from './guard-source';
import { findHidden } from './hidden-characters';
import { plainText } from './markup';
import { reasons } from './reasons';
import type { SourceIndex } from './source-index';
import { takeOut } from './take-out';
import { createUnwantedWords, sentinelsOf, type UnwantedWords } from './unwanted-words';

/** Checks what a model wrote for one target after the other. */
export const createChecker = (index: SourceIndex, source: GuardSource) => {
  const unwantedFor = unwantedOf(index, source);
  const checkTags = createTagChecker();
  return (adapted: AdaptedText): GuardedText => {
    const report: FactsReport = { checked: {}, findings: [] };
    const unwanted = unwantedFor(adapted.bannedWords ?? []);
    const language = primaryLanguageOf(adapted.language) || index.language;
    const tagRules: Omit<HashtagRules, 'spoken'> = {
      ...{ index, language },
      allowed: new Set((adapted.allowedHashtags ?? []).map(bareTag)),
    };
    const isTranslated = language !== index.language;
    const rulesFor = (part: number, isAltText: boolean): TextRules => ({
      ...{ index, language, unwanted, isAltText, tag: adapted.language },
      place: { part, parts: isAltText ? 1 : adapted.texts.length },
      isKnownHashtag: (tag, tokens) => {
        const spoken = isTranslated ? new Set(tokens.map(({ folded }) => folded)) : null;
        return isKnownHashtag(tag, { ...tagRules, spoken });
      },
    });
    const texts = adapted.texts.map((text, place) =>
      checked(text, rulesFor(place + 1, false), report)
    );
    const spoken = isTranslated ? wordsOf(texts) : null;
    const hashtags = checkTags(adapted.hashtags, { ...tagRules, spoken, unwanted, report });
    const altTexts = adapted.altTexts.flatMap(({ fileId, altText }) =>
      checkAltText({ fileId, altText }, rulesFor(1, true), report)
    );
    return { texts, hashtags, altTexts, ...verdictOf(report), report };
  };
};

/** Most targets of a site ban the same words. */
const unwantedOf = ({ says, ordered }: SourceIndex, source: GuardSource) => {
  const sentinels = sentinelsOf(source.sentinels);
  const made = new Map<string, UnwantedWords>();
  return (bannedWords: readonly string[]): UnwantedWords => {
    const key = JSON.stringify(bannedWords);
    const unwanted =
      made.get(key) ?? createUnwantedWords({ sentinels, bannedWords, says, ordered });
    made.set(key, unwanted);
    return unwanted;
  };
};

type Rules = TextRules;

/** UTF-16 units. No platform takes more, and nobody reads it; looking at more only costs time. */
const MAX_TEXT = 20_000;

/** The text without what had to go; everything that was found is added to the report. */
const checked = (raw: string, rules: Rules, report: FactsReport): string => {
  if (raw.length > MAX_TEXT) {
    report.findings.push(found('markup', raw.slice(0, 80), 'rejected', reasons.long()));
    return raw.slice(0, MAX_TEXT);
  }
  const { text, findings } = cleaned(raw, rules);
  const { counts, problems } = checkText(text, rules);
  for (const [kind, more] of Object.entries(counts) as [keyof typeof counts, number][]) {
    report.checked[kind] = (report.checked[kind] ?? 0) + more;
  }
  const left = takeOut(text, { problems, language: rules.tag });
  report.findings.push(...findings, ...left.findings);
  if (raw.trim() !== '' && !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(left.text)) {
    report.findings.push(found('markup', raw.trim().slice(0, 80), 'rejected', reasons.empty()));
  }
  return left.text;
};

/** Without hidden characters and markup, which the source does not have either. */
const cleaned = (raw: string, { index }: Rules): { text: string; findings: FactFinding[] } => {
  const hidden = findHidden(raw.toWellFormed().replace(/\r\n?/g, '\n').replaceAll('\uFFFD', ''));
  const strange = hidden.found.filter(
    (character) => character !== '\u00AD' && !index.hasHidden(character)
  );
  const plain = plainText(hidden.text, index.hasLetters);
  const findings = plain.found.map((piece) =>
    found('markup', piece, 'removed', reasons.markup(piece))
  );
  if (strange.length > 0) {
    const codes = strange.map(codeOf).join(' ');
    findings.push(found('hidden', codes, 'removed', reasons.hidden()));
  }
  if (plain.isCode) {
    findings.push(found('markup', plain.text.slice(0, 80), 'rejected', reasons.code()));
  }
  const isChanged = plain.text !== hidden.text;
  return { text: isChanged ? plain.text.replace(/ {2,}/g, ' ').trim() : plain.text, findings };
};

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const found = (
  ...[kind, text, action, reason]: [FactFinding['kind'], string, FactFinding['action'], string]
): FactFinding => ({ kind, text, action, reason });

const bareTag = (tag: string): string => foldWord(tag.trim().replace(/^[#＃]/u, ''));

const wordsOf = (texts: readonly string[]): Set<string> =>
  new Set(texts.flatMap((text) => foldWord(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []));

/** A description that claims what nobody can know goes as a whole: a picture does without. */
const checkAltText = (
  { fileId, altText }: { fileId: number; altText: string },
  rules: Rules,
  report: FactsReport
): { fileId: number; altText: string }[] => {
  const own: FactsReport = { checked: report.checked, findings: [] };
  const text = checked(altText, rules, own);
  report.findings.push(
    ...own.findings.map((finding): FactFinding => ({ ...finding, action: 'removed' }))
  );
  const isLost = own.findings.some(({ action }) => action === 'rejected');
  return isLost || text === '' ? [] : [{ fileId, altText: text }];
};

const verdictOf = ({ findings }: FactsReport): Pick<GuardedText, 'verdict' | 'problems'> => {
  const rejected = findings.filter(({ action }) => action === 'rejected');
  if (rejected.length === 0) {
    return { verdict: findings.length > 0 ? 'cleaned' : 'clean', problems: [] };
  }
  return { verdict: 'rejected', problems: [...new Set(findings.map(({ reason }) => reason))] };
};
