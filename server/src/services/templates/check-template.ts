import { analyzeSync, TypeGuards } from 'liquidjs';

import type { TemplateValues } from '../adaptation/wording';
import { isStyle } from './format-moment';
import { nameProblem } from './known-names';
import { isLocale } from './locale-of';
import { mistakeAt, mistakeOf } from './mistake-of';
import { momentOf } from './moment';
import { compileTemplate, type CompiledTemplate } from './template-engine';
import { isLocaleName } from './template-filters';
import { findingsIn, type Finding } from './template-tree';
import { isZone } from './zone-of';

/**
 * Reads a template as it is saved: what would only be empty later is a mistake now.
 *
 * @param slugs the hashtag sets of the site
 * @throws {TemplateMistake}
 */
export const checkTemplate = (body: string, slugs: readonly string[]): CompiledTemplate => {
  const compiled = compileTemplate(body);
  checkNames(compiled, slugs);
  for (const finding of findingsIn(compiled.templates)) {
    if (finding.kind === 'filter' && finding.filter.name === 'date') checkDate(finding);
  }
  for (const values of [FULL, EMPTY]) compiled.render(values);
  return compiled;
};

const checkNames = ({ templates }: CompiledTemplate, slugs: readonly string[]): void => {
  const { globals } = inWords(() => analyzeSync([...templates], { partials: false }));
  const problems = Object.values(globals)
    .flat()
    .flatMap((variable) => {
      const message = nameProblem(variable, slugs);
      const { row: line, col: column } = variable.location;
      return message === null ? [] : [{ message, line, column }];
    })
    .sort((one, other) => one.line - other.line || one.column - other.column);
  const [first] = problems;
  if (first) throw mistakeAt(first.message, first);
};

const inWords = <Result>(act: () => Result): Result => {
  try {
    return act();
  } catch (error) {
    throw mistakeOf(error);
  }
};

type FilterFinding = Extract<Finding, { kind: 'filter' }>;

/** Styles, languages and zones that are written down can be told wrong before a post is made. */
const checkDate = ({ filter, value, template }: FilterFinding): void => {
  const problem =
    dateProblem(filter.args) ?? (value.filters[0] === filter ? literalProblem(value) : null);
  if (problem === null) return;
  const [line = 1, column = 1] = template.token.getPosition();
  throw mistakeAt(problem, { line, column });
};

const dateProblem = (args: FilterFinding['filter']['args']): string | null => {
  let isFirst = true;
  for (const arg of args) {
    const [key, token] = Array.isArray(arg) ? arg : [null, arg];
    const text = TypeGuards.isQuotedToken(token) ? token.content : null;
    const problem = text === null ? null : partProblem(key ?? (isFirst ? 'style' : 'place'), text);
    if (problem !== null) return problem;
    if (key === null) isFirst = false;
  }
  return null;
};

const partProblem = (part: string, text: string): string | null => {
  const shown = text.slice(0, 60);
  if (part === 'style') {
    return isStyle(text)
      ? null
      : `There is no date style "${shown}": write short, medium, long or full, "medium time", "time", or a pattern such as "%d.%m.%Y".`;
  }
  if (part === 'locale') return isLocale(text) ? null : `"${shown}" is no language such as de-AT.`;
  if (part === 'zone') return isZone(text) ? null : `There is no time zone "${shown}".`;
  return isZone(text) || isLocaleName(text)
    ? null
    : `"${shown}" is neither a time zone such as Europe/Lisbon nor a language such as de-AT.`;
};

/** `"now"` would make another text each time that a post is looked at. */
const literalProblem = ({ initial }: FilterFinding['value']): string | null => {
  const [token] = initial.postfix;
  if (!TypeGuards.isQuotedToken(token) || momentOf(token.content)) return null;
  return `"${token.content.slice(0, 60)}" is no date; show one of the entry, as entry.publishedAt.`;
};

const EMPTY: TemplateValues = {
  ...{ title: '', summary: '', body: '', link: '', hashtags: [], tags: [], author: '' },
  ...{ locale: '', language: '', site: { name: '', timezone: 'UTC' } },
  ...{ platform: { id: '', label: '' }, account: { handle: '', name: '' }, sets: {}, entry: {} },
};

const FULL: TemplateValues = {
  ...EMPTY,
  title: 'The tide tables are out',
  summary: 'High water comes earlier each day.',
  body: 'High water comes earlier each day. The mole is closed until noon.',
  link: 'https://example.com/tide-tables',
  hashtags: ['#Tide', '#Harbour'],
  tags: ['tide', 'harbour'],
  author: 'The harbour master',
  locale: 'en',
  language: 'en',
  site: { name: 'Harbour Light Weekly', timezone: 'Europe/Lisbon' },
};
