import { beginningOf } from '../rich-text';
import { isHidden } from './attribute-kind';
import type { AttributeSchema } from './schemas';
import { ownValue } from './read-path';

/** An entry's plain attributes, for templates. */
export type EntryFacts = Record<string, string | number | boolean>;

const SCALARS = [
  ...['string', 'text', 'uid', 'email', 'enumeration', 'date', 'time', 'datetime', 'timestamp'],
  ...['integer', 'biginteger', 'float', 'decimal', 'boolean'],
];
const MAX_FACTS = 200;
const MAX_TEXT_LENGTH = 2_000;

/** Texts, numbers, dates and booleans that are not private, as they are stored. */
export const entryFactsOf = (document: unknown, { attributes }: AttributeSchema): EntryFacts => {
  const facts = Object.entries(attributes)
    .filter(([name, attribute]) => SCALARS.includes(attribute.type) && !isHidden(name, attribute))
    .flatMap(([name]): [string, EntryFacts[string]][] => {
      const fact = factOf(ownValue(document, name));
      return fact === null ? [] : [[name, fact]];
    });
  return Object.fromEntries(facts.slice(0, MAX_FACTS));
};

const factOf = (value: unknown): EntryFacts[string] | null => {
  if (typeof value === 'string') return beginningOf(value, MAX_TEXT_LENGTH).toWellFormed();
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : null;
};
