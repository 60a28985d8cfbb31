import type { FieldMap, MappingView } from '../../../../contracts/mappings';
import type { MessageId } from '../../translations/message';
import {
  fieldMapOf,
  formOf,
  localeField,
  patternField,
  ROLES,
  valuesOf,
  writtenRows,
  type MappingForm,
} from './mapping-form';

/** A text for each field of the form that has a problem, by the names of `valuesOf`. */
export type FieldTexts = Record<string, string>;

export type FieldProblems = Record<string, MessageId>;

const MAX_PATTERN = 500;
const MAX_LOCALE = 20;

/** What can be told of a link's pattern without asking the server; null when it may be right. */
export const patternProblem = (text: string): MessageId | null => {
  const pattern = text.trim();
  if (pattern.length > MAX_PATTERN) return 'content.link.long';
  return pattern === '' || /^(\/|https?:\/\/|\{)/.test(pattern) ? null : 'content.link.wrong';
};

/** What is wrong as it stands: shown while somebody writes. */
export const wrongFields = (form: MappingForm): FieldProblems => {
  const problems: FieldProblems = {};
  const link = patternProblem(form.link);
  if (link) problems['link'] = link;
  const rows = writtenRows(form.linkByLocale);
  for (const { id, locale, pattern } of rows) {
    const wrong = patternProblem(pattern);
    const isTwice = locale !== '' && rows.some((row) => row.locale === locale && row.id < id);
    if (wrong) problems[patternField(id)] = wrong;
    if (isTwice) problems[localeField(id)] = 'content.locale.twice';
    if (locale.length > MAX_LOCALE) problems[localeField(id)] = 'content.locale.long';
  }
  return problems;
};

/** Everything that keeps the form from being saved, also what is still missing. */
export const formProblems = (form: MappingForm): FieldProblems => {
  const problems = wrongFields(form);
  for (const { id, locale, pattern } of writtenRows(form.linkByLocale)) {
    if (locale === '') problems[localeField(id)] = 'content.locale.missing';
    if (pattern === '') problems[patternField(id)] = 'content.link.missing';
  }
  return problems;
};

/** What a preview can be asked with: without the links that are not finished. */
export const previewFieldsOf = (form: MappingForm): FieldMap => {
  const problems = formProblems(form);
  return fieldMapOf({
    ...form,
    link: problems['link'] ? '' : form.link,
    linkByLocale: form.linkByLocale.filter(
      ({ id }) => !problems[localeField(id)] && !problems[patternField(id)]
    ),
  });
};

/** How the server calls the fields, each with its name in the form. */
const serverNames = ({ linkByLocale }: MappingForm): [string, string][] => [
  ...ROLES.map((role): [string, string] => [role, role]),
  ['link', 'link'],
  ...linkByLocale.map(({ id, locale }): [string, string] => [
    `linkByLocale.${locale.trim()}`,
    patternField(id),
  ]),
];

/** The server's sentences for single fields, which it names by the path in the request. */
export const textsOfRefusal = (named: Record<string, string>, form: MappingForm): FieldTexts =>
  Object.fromEntries(
    serverNames(form).flatMap(([name, field]) => {
      const text = named[`fields.${name}`];
      return text === undefined ? [] : [[field, text]];
    })
  );

export interface SortedSentences {
  /** Those about one field, at it. */
  texts: FieldTexts;
  /** About the whole. */
  others: string[];
}

/** The server begins a sentence about a field with its name: `title: "heading" is not there.` */
export const sortSentences = (sentences: readonly string[], form: MappingForm): SortedSentences => {
  const names = serverNames(form);
  const texts: FieldTexts = {};
  const others: string[] = [];
  for (const sentence of sentences) {
    const [name, field] = names.find(([one]) => sentence.startsWith(`${one}: `)) ?? [];
    if (name === undefined || field === undefined) others.push(sentence);
    else texts[field] = [texts[field], sentence.slice(name.length + 2)].filter(Boolean).join(' ');
  }
  return { texts, others };
};

/** What is wrong with what is stored, at the fields that still say the same. */
export const storedTexts = (
  view: Pick<MappingView, 'isDistributed' | 'fields' | 'problems'>,
  form: MappingForm
): FieldTexts => {
  const stored = formOf(view);
  return unchangedTexts(sortSentences(view.problems, stored).texts, { from: stored, to: form });
};

/** Texts of the fields that say the same in both. */
export const unchangedTexts = (
  texts: FieldTexts,
  { from, to }: { from: MappingForm; to: MappingForm }
): FieldTexts => {
  const before = valuesOf(from);
  const after = valuesOf(to);
  return Object.fromEntries(
    Object.entries(texts).filter(([field]) => before[field] === after[field])
  );
};
