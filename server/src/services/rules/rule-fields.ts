import type { FieldMap } from '../../../../contracts/mappings';
import type { RULE_FIELD_KINDS, RuleField } from '../../../../contracts/rules';
import { kindOf } from '../mappings/attribute-kind';
import { isDeadEnd, isListOf, resolvePath } from '../mappings/resolve-path';
import type { Attribute, Schemas, TypeSchema } from '../mappings/schemas';
import { walkAttributes } from '../mappings/walk-attributes';

export type RuleFieldKind = (typeof RULE_FIELD_KINDS)[number];

/** A content-type, as its entries are mapped. */
export interface FieldSource {
  type: TypeSchema;
  schemas: Schemas;
  /** Of the mapping. */
  fields: FieldMap;
}

/** What the mapping gives under a name of its own. */
interface MappedField {
  label: string;
  kind: RuleFieldKind;
  isMapped(this: void, fields: FieldMap): boolean;
}

const MAPPED: Readonly<Record<string, MappedField>> = {
  title: { label: 'Title', kind: 'text', isMapped: ({ title }) => title !== undefined },
  summary: {
    label: 'Summary',
    kind: 'text',
    // The beginning of the body stands for it.
    isMapped: ({ summary, body }) => (summary ?? body) !== undefined,
  },
  body: { label: 'Body', kind: 'text', isMapped: ({ body }) => body !== undefined },
  tags: { label: 'Tags', kind: 'list', isMapped: ({ tags }) => tags !== undefined },
  author: { label: 'Author', kind: 'text', isMapped: ({ author }) => author !== undefined },
  language: { label: 'Language', kind: 'text', isMapped: () => true },
  locale: { label: 'Locale', kind: 'text', isMapped: () => true },
  link: {
    label: 'Link',
    kind: 'text',
    isMapped: ({ link, linkByLocale = {} }) =>
      link !== undefined || Object.keys(linkByLocale).length > 0,
  },
};

const KINDS: Readonly<Record<string, RuleFieldKind>> = {
  ...kinds('text', 'string text richtext blocks uid email enumeration time'),
  ...kinds('number', 'integer biginteger float decimal'),
  ...kinds('boolean', 'boolean'),
  ...kinds('date', 'date datetime timestamp'),
  ...kinds('list', 'relation media json'),
};

function kinds(kind: RuleFieldKind, types: string): Record<string, RuleFieldKind> {
  return Object.fromEntries(types.split(' ').map((type) => [type, kind]));
}

const PREFIX = 'field:';
const MAX_DEPTH = 3;
const MAX_FIELDS = 300;

/** The attribute that `field:` names; null for a name of the mapping. */
export const pathOfField = (name: string): string | null =>
  name.startsWith(PREFIX) ? name.slice(PREFIX.length) : null;

/** What kind of value a field has; null when there is no such field. */
export const kindOfField = (
  name: string,
  { type, schemas, fields }: FieldSource
): RuleFieldKind | null => {
  const path = pathOfField(name);
  if (path === null) {
    const mapped = Object.hasOwn(MAPPED, name) ? MAPPED[name] : undefined;
    return mapped?.isMapped(fields) ? mapped.kind : null;
  }
  const end = resolvePath(type, path, schemas);
  return isDeadEnd(end) ? null : kindOfAttribute(end.attribute, end.isGathered);
};

/** What a condition on this type may be about: what the mapping gives, then its attributes. */
export const ruleFieldsOf = ({ type, schemas, fields }: FieldSource): RuleField[] => {
  const mapped = Object.entries(MAPPED)
    .filter(([, { isMapped }]) => isMapped(fields))
    .map(([name, { label, kind }]) => ({ name, label, kind }));
  const places = walkAttributes(type, schemas, {
    maxDepth: MAX_DEPTH,
    entersInto: (attribute) => attribute.type !== 'relation' || !isListOf(attribute),
  });
  const own = places.flatMap(({ path, attribute, isGathered }) => {
    const kind = kindOfAttribute(attribute, isGathered);
    return kind ? [{ name: PREFIX + path, label: path.replaceAll('.', ' › '), kind }] : [];
  });
  return [...mapped, ...own].slice(0, MAX_FIELDS);
};

const kindOfAttribute = (attribute: Attribute, isGathered: boolean): RuleFieldKind | null => {
  const type = kindOf(attribute);
  const kind = Object.hasOwn(KINDS, type) ? (KINDS[type] ?? null) : null;
  return kind && isGathered ? 'list' : kind;
};
