import type {
  FieldMap,
  FieldRole,
  MappingRequest,
  MappingView,
} from '../../../../contracts/mappings';

/** What an entry can give a post, in the order of the form. */
export const ROLES = [
  'title',
  'summary',
  'body',
  'image',
  'images',
  'video',
  'tags',
  'author',
  'language',
] as const satisfies readonly FieldRole[];

/** The link of one language. */
export interface LocalePattern {
  /** Tells the rows of the form apart. */
  id: number;
  locale: string;
  pattern: string;
}

/** What stands in the form of a content-type. */
export interface MappingForm {
  isDistributed: boolean;
  /** Empty: there is none. */
  paths: Record<FieldRole, string>;
  link: string;
  linkByLocale: LocalePattern[];
}

export const formOf = ({
  isDistributed,
  fields,
}: Pick<MappingView, 'isDistributed' | 'fields'>): MappingForm => ({
  isDistributed,
  paths: {
    title: fields.title ?? '',
    summary: fields.summary ?? '',
    body: fields.body ?? '',
    image: fields.image ?? '',
    images: fields.images ?? '',
    video: fields.video ?? '',
    tags: fields.tags ?? '',
    author: fields.author ?? '',
    language: fields.language ?? '',
  },
  link: fields.link ?? '',
  linkByLocale: Object.entries(fields.linkByLocale ?? {}).map(([locale, pattern], id) => ({
    id,
    locale,
    pattern,
  })),
});

/** One more row, still empty. */
export const withRow = (rows: readonly LocalePattern[]): LocalePattern[] => [
  ...rows,
  { id: Math.max(-1, ...rows.map(({ id }) => id)) + 1, locale: '', pattern: '' },
];

export const withoutRow = (rows: readonly LocalePattern[], id: number): LocalePattern[] =>
  rows.filter((row) => row.id !== id);

export const withChangedRow = (
  rows: readonly LocalePattern[],
  changed: LocalePattern
): LocalePattern[] => rows.map((row) => (row.id === changed.id ? changed : row));

/** The rows in which somebody has written, without the spaces around. */
export const writtenRows = (rows: readonly LocalePattern[]): LocalePattern[] =>
  rows
    .map(({ id, locale, pattern }) => ({ id, locale: locale.trim(), pattern: pattern.trim() }))
    .filter(({ locale, pattern }) => locale !== '' || pattern !== '');

/** The fields as the server takes them. */
export const fieldMapOf = ({ paths, link, linkByLocale }: MappingForm): FieldMap => {
  const rows = writtenRows(linkByLocale);
  const pattern = link.trim();
  return {
    ...Object.fromEntries(
      ROLES.flatMap((role) => (paths[role] === '' ? [] : [[role, paths[role]]]))
    ),
    ...(pattern === '' ? {} : { link: pattern }),
    ...(rows.length === 0
      ? {}
      : { linkByLocale: Object.fromEntries(rows.map((row) => [row.locale, row.pattern])) }),
  };
};

export const requestOf = (form: MappingForm): MappingRequest => ({
  isDistributed: form.isDistributed,
  fields: fieldMapOf(form),
});

/** Whether saving would change anything. */
export const isFormChanged = (form: MappingForm, stored: MappingForm): boolean =>
  keyOf(form) !== keyOf(stored);

/** The rows as they are written: one for a language that is there already is a change, too. */
const keyOf = ({ isDistributed, paths, link, linkByLocale }: MappingForm): string => {
  const rows = writtenRows(linkByLocale).map(({ locale, pattern }) => [locale, pattern]);
  return JSON.stringify([isDistributed, ROLES.map((role) => paths[role]), link.trim(), rows]);
};

/** What stands in each field, by the name that its problems have. */
export const valuesOf = ({ paths, link, linkByLocale }: MappingForm): Record<string, string> => ({
  ...paths,
  link,
  ...Object.fromEntries(
    linkByLocale.flatMap(({ id, locale, pattern }) => [
      [localeField(id), locale],
      [patternField(id), pattern],
    ])
  ),
});

/** Names of the fields of a row, for its problems. */
export const localeField = (id: number): string => `locale.${id}`;

export const patternField = (id: number): string => `pattern.${id}`;
