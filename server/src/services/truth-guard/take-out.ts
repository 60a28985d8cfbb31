import { stopWordsOf } from '../adaptation/stop-words';
import type { Span } from './fact';
import type { FactFinding } from './facts-report';
import type { Problem } from './problem';
import { sentencesOf } from './sentences';

/** A text after what could be taken out of it. */
export interface TakenOut {
  text: string;
  findings: FactFinding[];
}

/** Kinds that stand beside the sentences rather than in them. */
const LOOSE: ReadonlySet<Problem['kind']> = new Set(['hashtag', 'mention', 'url', 'email']);
/** Of the letters of a text this share may go; more is a new text. */
const MAX_SHARE = 0.5;

/** Other links, hashtags and mentions, and what may stand between them. */
const TOKENS_BEHIND =
  /^(?:[\s.,;:!…|·•/)\]–—-]|\p{Extended_Pictographic}|\uFE0F|\u200D|[#@＃＠][\p{L}\p{M}\p{N}_.·@-]+|(?:https?:\/\/|www\.)\S+)*$/u;
const TOKENS_BEFORE =
  /(?:^|\s)(?:[#@＃＠][\p{L}\p{M}\p{N}_.·@-]+|(?:https?:\/\/|www\.)\S+)[\s.,;|·•]*$/u;
/** A sentence is over there. */
const OVER = /(?:^|[.!?…。！？؟।)\]”»"'|·•]|\p{Extended_Pictographic}|\uFE0F)$/u;
/** It points at what follows. */
const POINTS = /(?:[:：→➡⇒>–—-]|👉|👇|🔗|➡️)\s*$/u;
const LAST_WORD = /([\p{L}\p{M}]+)['’]?$/u;

/**
 * Takes out what may go: a hashtag, a mention or a link at the end, and a whole sentence that is
 * neither the first nor most of the text. Everything else is marked as rejected and stays.
 */
export const takeOut = (
  text: string,
  { problems, language }: { problems: readonly Problem[]; language: string | null }
): TakenOut => {
  if (problems.length === 0) return { text, findings: [] };
  const sentences = sentencesOf(text, language);
  const doomed = new Map<Problem, Span>();
  for (const problem of problems) {
    const span = looseSpan(text, problem, language) ?? null;
    if (span) doomed.set(problem, span);
  }
  const rest = problems.filter((problem) => !doomed.has(problem));
  for (const [problem, span] of sentenceSpans(text, { sentences, problems: rest })) {
    doomed.set(problem, span);
  }
  return {
    text: tidied(without(text, [...doomed.values()])),
    findings: problems.map(({ kind, start, end, reason }) => ({
      ...{ kind, text: text.slice(start, end), reason },
      action: [...doomed.values()].some((span) => span.start <= start && end <= span.end)
        ? 'removed'
        : 'rejected',
    })),
  };
};

/** Null where something of the sentence would hang in the air. */
const looseSpan = (text: string, problem: Problem, language: string | null): Span | null => {
  if (!LOOSE.has(problem.kind)) return null;
  const { start, end } = problem;
  const lineEnd = endOfLine(text, end);
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (/[([]\s*$/u.test(before) && /^\s*[)\]]/u.test(text.slice(end))) {
    const open = start - (/[([]\s*$/u.exec(before)?.[0].length ?? 0);
    return { start: open, end: end + (/^\s*[)\]]/u.exec(text.slice(end))?.[0].length ?? 0) };
  }
  if (!TOKENS_BEHIND.test(text.slice(end, lineEnd))) return null;
  const said = withoutTokens(before).trimEnd();
  if (OVER.test(said) && !POINTS.test(said)) return { start, end };
  if (POINTS.test(said)) return null;
  const last = LAST_WORD.exec(said)?.[1]?.toLowerCase();
  if (last === undefined || problem.kind === 'url' || problem.kind === 'email') return null;
  const isLinked = stopWordsOf(language)?.plain.has(last) ?? true;
  return isLinked ? null : { start, end };
};

const endOfLine = (text: string, place: number): number => {
  const end = text.indexOf('\n', place);
  return end < 0 ? text.length : end;
};

const withoutTokens = (before: string): string => {
  let said = before;
  while (TOKENS_BEFORE.test(said)) said = said.replace(TOKENS_BEFORE, '');
  return said;
};

/** Whole sentences, as long as they are not the first one and most of the text stays. */
const sentenceSpans = (
  text: string,
  { sentences, problems }: { sentences: readonly Span[]; problems: readonly Problem[] }
): Map<Problem, Span> => {
  const spans = new Map<Problem, Span>();
  const lettersOf = ({ start, end }: Span) =>
    text.slice(start, end).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const all = lettersOf({ start: 0, end: text.length });
  const gone = new Set<Span>();
  for (const problem of problems) {
    const touched = sentences.filter(
      ({ start, end }) => start < problem.end && problem.start < end
    );
    const fresh = touched.filter((sentence) => !gone.has(sentence));
    const taken = [...gone, ...fresh].reduce((sum, sentence) => sum + lettersOf(sentence), 0);
    const isFirst = touched.some((sentence) => sentence === sentences[0]);
    if (touched.length === 0 || isFirst || taken > all * MAX_SHARE) continue;
    for (const sentence of fresh) gone.add(sentence);
    spans.set(problem, { start: touched[0]?.start ?? 0, end: touched.at(-1)?.end ?? 0 });
  }
  return spans;
};

const without = (text: string, spans: readonly Span[]): string => {
  let kept = '';
  let end = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.end <= end) continue;
    kept += text.slice(end, Math.max(end, span.start));
    end = span.end;
  }
  return kept + text.slice(end);
};

/** No double spaces, no empty lists, no more than one empty line. */
const tidied = (text: string): string =>
  text
    .replace(/[ \t\u00A0]{2,}/gu, ' ')
    .replace(/^[ \t]*[•·–*👉🔗→|-]+[ \t]*$/gmu, '')
    .replace(/[ \t]+([,.;!?])(?=\s|$)/gu, '$1')
    .replace(/[ \t]+$/gmu, '')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
