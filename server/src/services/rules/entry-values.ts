import type { Core, UID } from '@strapi/types';

import type { MappedEntry } from '../adaptation/entry';
import { kindOf } from '../mappings/attribute-kind';
import { tagsOf } from '../mappings/entry-names';
import { populateAlong } from '../mappings/entry-populate';
import { ownValue, readPath } from '../mappings/read-path';
import { isDeadEnd, resolvePath } from '../mappings/resolve-path';
import { richTextKindOf, richTextOf } from '../rich-text';
import type { ConditionQuestion, FieldValue } from './judge-conditions';
import { kindOfField, pathOfField, type FieldSource, type RuleFieldKind } from './rule-fields';

type Plain = FieldValue['values'][number];

const MAX_VALUES = 100;

interface AttributeReading {
  names: readonly string[];
  source: FieldSource;
  version: 'published' | 'draft';
}

/** Reads the attributes that conditions name. */
export const loadAttributes = async (
  strapi: Core.Strapi,
  { uid, documentId, locale }: Pick<MappedEntry, 'uid' | 'documentId' | 'locale'>,
  { names, source, version }: AttributeReading
): Promise<unknown> => {
  const paths = names.flatMap((name) => pathOfField(name) ?? []);
  if (paths.length === 0) return null;
  return strapi.documents(uid as UID.ContentType).findOne({
    ...{ documentId, status: version },
    populate: populateAlong(paths, source.type, source.schemas),
    ...(locale ? { locale } : {}),
  } as never);
};

/** What an entry has in the fields that conditions are about. Pure. */
export const valuesOf =
  (entry: MappedEntry, document: unknown, source: FieldSource): ConditionQuestion['valueOf'] =>
  (name) => {
    const kind = kindOfField(name, source);
    if (kind === null) return null;
    const path = pathOfField(name);
    const values =
      path === null ? mappedValues(entry, name) : ownValues(document, { path, kind, source });
    return { kind, values };
  };

const mappedValues = (entry: MappedEntry, name: string): Plain[] => {
  const value = (entry as unknown as Record<string, unknown>)[name];
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one): one is string => typeof one === 'string' && one !== '');
};

interface Reading {
  path: string;
  kind: RuleFieldKind;
  source: FieldSource;
}

const ownValues = (document: unknown, { path, kind, source }: Reading): Plain[] => {
  const value = readPath(document, path);
  if (kind === 'list') {
    return listOf(value)
      .slice(0, MAX_VALUES)
      .flatMap((item) => plainOf(item) ?? nameOf(item) ?? []);
  }
  const end = resolvePath(source.type, path, source.schemas);
  const textKind = isDeadEnd(end) ? undefined : richTextKindOf(kindOf(end.attribute));
  const plain = textKind ? richTextOf(value, textKind) : plainOf(value);
  return plain === null || plain === '' ? [] : [plain];
};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

const plainOf = (value: unknown): Plain | null => {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : null;
};

/** Of a related entry, a component or a file; one without a name is still not nothing. */
const nameOf = (item: unknown): string | null => {
  if (typeof item !== 'object' || item === null) return null;
  const [name] = tagsOf([item]);
  const id = ownValue(item, 'documentId') ?? ownValue(item, 'id');
  return name ?? (typeof id === 'string' || typeof id === 'number' ? String(id) : null);
};
