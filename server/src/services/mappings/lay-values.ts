import { kindOf } from './attribute-kind';
import { ownValue } from './read-path';
import type { Attribute, AttributeSchema, Schemas } from './schemas';

/** Lists and components of a form that are looked at. */
const MAX_ITEMS = 500;
const MAX_DEPTH = 6;
const MAX_FILES = 200;

/** A form must not change what names the entry or is Strapi's own. */
const KEPT = ['id', 'documentId', 'locale', 'publishedAt', 'createdAt', 'updatedAt'];

export interface LayArgs {
  schema: AttributeSchema;
  schemas: Schemas;
  /** A file of the media library as Strapi would bring it along; undefined: it is gone. */
  fileOf(this: void, id: number): object | undefined;
}

/**
 * An entry as it would be if the form were saved: texts, blocks, files and components of the form
 * over those of the draft. Relations stay as they are saved: a form holds only what is to change.
 */
export const layValues = (
  document: Record<string, unknown>,
  values: Readonly<Record<string, unknown>>,
  args: LayArgs
): Record<string, unknown> => laid(document, values, { ...args, depth: 0 });

/** Ids of the files that a form names. */
export const fileIdsIn = (
  values: Readonly<Record<string, unknown>>,
  args: Omit<LayArgs, 'fileOf'>
): number[] => {
  const ids = new Set<number>();
  const fileOf = (id: number): undefined => {
    if (ids.size < MAX_FILES) ids.add(id);
  };
  layValues({}, values, { ...args, fileOf });
  return [...ids];
};

type Laying = LayArgs & { depth: number };

const laid = (
  saved: Record<string, unknown>,
  values: Readonly<Record<string, unknown>>,
  laying: Laying
): Record<string, unknown> => {
  const changes: [string, unknown][] = [];
  for (const [name, attribute] of Object.entries(laying.schema.attributes)) {
    if (KEPT.includes(name) || !Object.hasOwn(values, name)) continue;
    const value = laidValue(ownValue(saved, name), values[name], { ...laying, attribute });
    if (value !== undefined) changes.push([name, value]);
  }
  return { ...saved, ...Object.fromEntries(changes) };
};

/** Undefined: the saved value stays. */
const laidValue = (
  saved: unknown,
  value: unknown,
  laying: Laying & { attribute: Attribute }
): unknown => {
  const { attribute } = laying;
  switch (kindOf(attribute)) {
    case 'relation':
    case 'password':
      return undefined;
    case 'media':
      return laidFiles(value, laying.fileOf);
    case 'component':
    case 'dynamiczone':
      return laidComponents(saved, value, laying);
    case 'blocks':
    case 'json':
      return value;
    default:
      return typeof value === 'object' && value !== null ? undefined : value;
  }
};

const laidFiles = (value: unknown, fileOf: LayArgs['fileOf']): unknown => {
  const known = (item: unknown) => {
    const id = typeof item === 'number' ? item : ownValue(item, 'id');
    return typeof id === 'number' ? fileOf(id) : undefined;
  };
  if (!Array.isArray(value)) return known(value) ?? null;
  return value.slice(0, MAX_ITEMS).flatMap((item) => known(item) ?? []);
};

const laidComponents = (
  saved: unknown,
  value: unknown,
  laying: Laying & { attribute: Attribute }
): unknown => {
  if (value === null) return null;
  if (laying.depth >= MAX_DEPTH) return undefined;
  if (!Array.isArray(value)) {
    const isSame = ownValue(saved, 'id') === ownValue(value, 'id');
    return laidComponent(isSame ? saved : {}, value, laying) ?? undefined;
  }
  const before = Array.isArray(saved) ? saved.slice(0, MAX_ITEMS) : [];
  const byKey = new Map(before.map((item) => [keyOf(item), item as unknown]));
  return value
    .slice(0, MAX_ITEMS)
    .flatMap((item) => laidComponent(byKey.get(keyOf(item)), item, laying) ?? []);
};

const laidComponent = (
  saved: unknown,
  value: unknown,
  laying: Laying & { attribute: Attribute }
): Record<string, unknown> | null => {
  const uid = componentUid(value, laying.attribute);
  const schema = uid === null ? null : laying.schemas.componentOf(uid);
  if (!schema) return null;
  const base = typeof saved === 'object' && saved !== null ? { ...saved } : {};
  const id = ownValue(value, 'id');
  const component = laid(base, value as Record<string, unknown>, {
    ...laying,
    schema,
    depth: laying.depth + 1,
  });
  const isInZone = laying.attribute.type === 'dynamiczone';
  return { ...component, id, ...(isInZone ? { __component: uid } : {}) };
};

/** Null: the attribute does not take such a component. */
const componentUid = (
  value: unknown,
  { type, component, components }: Attribute
): string | null => {
  if (typeof value !== 'object' || value === null) return null;
  if (type === 'component') return component ?? null;
  const named = ownValue(value, '__component');
  return typeof named === 'string' && components?.includes(named) ? named : null;
};

/** Components of one kind have ids of their own; in a zone two kinds can have the same one. */
const keyOf = (component: unknown): string =>
  JSON.stringify([ownValue(component, '__component'), ownValue(component, 'id')]);
