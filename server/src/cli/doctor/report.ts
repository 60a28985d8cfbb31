import type { Finding, FindingLevel, Section } from '../../services/doctor/finding';

export interface Counts {
  ok: number;
  warnings: number;
  problems: number;
}

const MARKS: Readonly<Record<FindingLevel, string>> = { ok: '✓', warning: '!', problem: '✗' };

/** How many things were found to be how. */
export const countsOf = (sections: readonly Section[]): Counts => {
  const levels = sections.flatMap(({ findings }) => findings.map(({ level }) => level));
  const count = (wanted: FindingLevel): number => levels.filter((level) => level === wanted).length;
  return { ok: count('ok'), warnings: count('warning'), problems: count('problem') };
};

/** For people: grouped, each trouble with its next step; the closing line is for scripts. */
export const linesOf = (sections: readonly Section[]): string[] => [
  ...sections
    .filter(({ findings }) => findings.length > 0)
    .flatMap(({ title, findings }) => [title, ...findings.flatMap(linesOfOne)]),
  closingLine(countsOf(sections)),
];

/** For scripts: counts, then the same findings. */
export const jsonOf = (sections: readonly Section[]): string =>
  JSON.stringify({ ...countsOf(sections), sections }, null, 2);

const linesOfOne = ({ level, title, advice }: Finding): string[] => [
  `  ${MARKS[level]} ${readable(title)}`,
  ...(advice === null ? [] : [`    → ${readable(advice)}`]),
];

/** Names and words come from outside, and terminals obey control characters. */
const readable = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');

const closingLine = ({ ok, warnings, problems }: Counts): string =>
  `doctor: ${ok} ok, ${counted(warnings, 'warning')}, ${counted(problems, 'problem')}`;

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;
