import type { FieldMap } from '../../../../contracts/mappings';

/** A value in braces: `{slug}`, `{author.slug}`. */
export const PLACEHOLDER = /\{([a-zA-Z_]\w*(?:\.[a-zA-Z_]\w*)*)\}/g;

/** What every entry has, whatever its schema says. */
export const ENTRY_PLACEHOLDERS = ['id', 'documentId', 'locale'];

/** The paths in a pattern, in their order. */
export const placeholdersOf = (pattern: string): string[] =>
  [...pattern.matchAll(PLACEHOLDER)].map(([, path = '']) => path);

/** Every pattern of a field map with the name of its field: `link`, `linkByLocale.pt`. */
export const patternsOf = ({ link, linkByLocale = {} }: FieldMap): [string, string][] => [
  ...(link === undefined ? [] : [['link', link] as [string, string]]),
  ...Object.entries(linkByLocale).map(([locale, pattern]): [string, string] => [
    `linkByLocale.${locale}`,
    pattern,
  ]),
];

/** The pattern for a locale; undefined when there is none. */
export const patternFor = (
  { link, linkByLocale = {} }: FieldMap,
  locale: string
): string | undefined => (Object.hasOwn(linkByLocale, locale) ? linkByLocale[locale] : link);
