import { LABEL_NAMES } from './attribute-roles';
import { lineOf } from './bounded-text';
import { ownValue } from './read-path';

const MAX_TAGS = 100;
const MAX_NAME_LENGTH = 200;
const MAX_AUTHORS = 5;
/** Of a text with many tags. */
const MAX_LIST_LENGTH = 20_000;
/** Commas as Latin, Arabic, Chinese and Japanese texts have them, and line ends. */
const BETWEEN_TAGS = /[,،，、\n]/;

/**
 * Tags are a text with commas or with one on each line, a list of texts, or entries and components
 * with a name.
 */
export const tagsOf = (value: unknown): string[] => {
  const items: unknown[] =
    typeof value === 'string' ? value.slice(0, MAX_LIST_LENGTH).split(BETWEEN_TAGS) : listOf(value);
  return namesOf(items, MAX_TAGS);
};

/** A text, or entries and components with a name; several are parted by commas. */
export const authorOf = (value: unknown): string | null =>
  namesOf(listOf(value), MAX_AUTHORS).join(', ') || null;

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** The first names that are not empty, each once: a path through a list meets some again. */
const namesOf = (items: readonly unknown[], max: number): string[] => {
  const names = items
    .slice(0, max * 10)
    .map(nameOf)
    .filter((name) => name !== '');
  return [...new Set(names)].slice(0, max);
};

const nameOf = (item: unknown): string => {
  if (typeof item !== 'object' || item === null) return lineOf(item, MAX_NAME_LENGTH);
  for (const label of LABEL_NAMES) {
    const name = lineOf(ownValue(item, label), MAX_NAME_LENGTH);
    if (name !== '') return name;
  }
  return '';
};
