import { FIELD_ROLES, type FieldMap, type FieldRole } from '../../../../contracts/mappings';
import { kindOf } from './attribute-kind';
import { rolesOf } from './attribute-roles';
import { rolesWhenGathered } from './field-choices';
import { ENTRY_PLACEHOLDERS, patternsOf, placeholdersOf } from './link-pattern';
import { isDeadEnd, resolvePath } from './resolve-path';
import { isLocalized, type Schemas, type TypeSchema } from './schemas';

/** What is wrong with one field of a map. */
export interface FieldMistake {
  /** `title`, `link`, `linkByLocale.pt`… */
  field: string;
  /** The path, or the pattern where the whole is wrong. */
  path: string;
  /** In words, as the end of a sentence that begins with the path. */
  reason: string;
  /** The schema has no such attribute. */
  isMissing: boolean;
}

/** Types whose values can stand in an address. */
const LINK_TYPES = ['uid', 'string', 'text', 'enumeration', 'integer', 'biginteger', 'date'];

/** Every way in which a field map does not fit a content-type. */
export const mistakesOf = (
  fields: FieldMap,
  type: TypeSchema,
  schemas: Schemas
): FieldMistake[] => [
  ...FIELD_ROLES.flatMap((role) => {
    const path = fields[role];
    return path === undefined ? [] : (roleMistake({ role, path, type, schemas }) ?? []);
  }),
  ...patternsOf(fields).flatMap(([field, pattern]) =>
    patternMistakes(pattern, type, schemas).map((mistake) => ({ field, ...mistake }))
  ),
];

/** The same as a sentence for people. */
export const sentenceOf = ({ field, path, reason }: FieldMistake): string =>
  `${field}: "${path}" ${reason}.`;

/** The map without what must not or cannot be read. */
export const withoutMistakes = (fields: FieldMap, mistakes: readonly FieldMistake[]): FieldMap => {
  const wrong = new Set(mistakes.map(({ field }) => field));
  const { linkByLocale = {}, ...rest } = fields;
  const named = Object.entries(rest).filter(([field]) => !wrong.has(field));
  const locales = Object.entries(linkByLocale).filter(
    ([locale]) => !wrong.has(`linkByLocale.${locale}`)
  );
  return { ...Object.fromEntries(named), linkByLocale: Object.fromEntries(locales) };
};

interface RoleArgs {
  role: FieldRole;
  path: string;
  type: TypeSchema;
  schemas: Schemas;
}

const roleMistake = ({ role, path, type, schemas }: RoleArgs): FieldMistake | null => {
  const end = resolvePath(type, path, schemas);
  if (isDeadEnd(end)) return { field: role, path, ...end };
  const all = rolesOf(end.attribute, schemas);
  const roles = end.isGathered ? rolesWhenGathered(all) : all;
  if (roles.includes(role)) return null;
  const reason = all.includes(role)
    ? `leads through a list, so it cannot give the ${role}`
    : `is of the type ${kindOf(end.attribute)}, which cannot give the ${role}`;
  return { field: role, path, reason, isMissing: false };
};

type PatternMistake = Omit<FieldMistake, 'field'>;

const patternMistakes = (pattern: string, type: TypeSchema, schemas: Schemas): PatternMistake[] => {
  const paths = placeholdersOf(pattern);
  const bare = paths.reduce((text, path) => text.replace(`{${path}}`, 'x'), pattern);
  if (/[{}]/.test(bare)) {
    const reason = 'has a brace that is no field; write fields as {slug} or {author.slug}';
    return [{ path: pattern, reason, isMissing: false }];
  }
  if (/^https?:/.test(pattern) && !URL.canParse(bare)) {
    return [{ path: pattern, reason: 'is no address', isMissing: false }];
  }
  return paths.flatMap((path) => placeholderMistake(path, type, schemas) ?? []);
};

const placeholderMistake = (
  path: string,
  type: TypeSchema,
  schemas: Schemas
): PatternMistake | null => {
  if (path === 'locale' && !isLocalized(type)) {
    return { path, reason: 'has no value: this content-type has no locales', isMissing: false };
  }
  if (ENTRY_PLACEHOLDERS.includes(path)) return null;
  const end = resolvePath(type, path, schemas);
  if (isDeadEnd(end)) return { path, ...end };
  if (end.isGathered) {
    return { path, reason: 'leads through a list, so it is no one value', isMissing: false };
  }
  const kind = kindOf(end.attribute);
  if (LINK_TYPES.includes(kind)) return null;
  return { path, reason: `is of the type ${kind}, which cannot stand in a link`, isMissing: false };
};
