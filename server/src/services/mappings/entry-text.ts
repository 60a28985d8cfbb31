import { beginningOf, richTextOf, type RichTextKind } from '../rich-text';
import { lineOf } from './bounded-text';
import type { EntryShape, PathContent } from './entry-shape';
import { ownValue } from './read-path';
import { MAX_COMPONENT_DEPTH } from './text-attributes';

/** Far more than any post could need. */
export const MAX_BODY_LENGTH = 60_000;

const MAX_LINE_LENGTH = 2_000;
/** Components and values of one entry that are looked at. */
const MAX_PIECES = 2_000;
/** Characters that are read of all texts together, with their markup. */
const MAX_MARKUP_LENGTH = 1_000_000;
/** "Ingredients:" is a heading and no address. */
const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:\/\/|(?:mailto|tel|sms|data|javascript):|\/|#)\S*$/i;

/**
 * The words of a body in their order, paragraphs parted by an empty line: of a text or rich text,
 * or of everything inside components and dynamic zones.
 */
export const bodyOf = (value: unknown, content: PathContent, shape: EntryShape): string => {
  const reading: Reading = { shape, found: [], length: 0, looks: 0, markup: 0 };
  readInto(reading, { value, ...content, depth: 0 });
  return beginningOf(reading.found.join('\n\n'), MAX_BODY_LENGTH).trimEnd();
};

interface Reading {
  shape: EntryShape;
  found: string[];
  /** Characters found so far. */
  length: number;
  looks: number;
  /** Characters read so far. */
  markup: number;
}

interface Part extends PathContent {
  value: unknown;
  depth: number;
}

const readInto = (reading: Reading, part: Part): void => {
  const { value, component, textKind, depth } = part;
  if (!mayLook(reading)) return;
  if (typeof value === 'string') return add(reading, markupOf(reading, value, textKind));
  if (Array.isArray(value)) {
    if (component === null && value.some(isBlock)) return add(reading, richTextOf(value));
    for (const item of value) {
      if (reading.looks > MAX_PIECES) return;
      readInto(reading, { ...part, value: item });
    }
    return;
  }
  const named = ownValue(value, '__component');
  const uid = component ?? (typeof named === 'string' ? named : null);
  if (uid !== null && depth <= MAX_COMPONENT_DEPTH) readComponent(reading, { value, depth, uid });
};

const markupOf = (reading: Reading, value: string, kind: RichTextKind | undefined): string => {
  const markup = value.slice(0, MAX_MARKUP_LENGTH - reading.markup);
  reading.markup += markup.length;
  return richTextOf(markup, kind);
};

const readComponent = (
  reading: Reading,
  { value, depth, uid }: { value: unknown; depth: number; uid: string }
): void => {
  for (const attribute of reading.shape.textAttributesOf(uid)) {
    const inside = ownValue(value, attribute.name);
    if (inside === undefined || inside === null) continue;
    if (attribute.kind === 'line') add(reading, proseOf(inside));
    else {
      const { component = null, textKind } = attribute;
      readInto(reading, { value: inside, component, textKind, depth: depth + 1 });
    }
  }
};

/** A plain line that is an address is not there to be read. */
const proseOf = (value: unknown): string => {
  const line = lineOf(value, MAX_LINE_LENGTH);
  return ADDRESS.test(line) ? '' : line;
};

const mayLook = (reading: Reading): boolean => {
  reading.looks += 1;
  return reading.looks <= MAX_PIECES && reading.length <= MAX_BODY_LENGTH;
};

const add = (reading: Reading, text: string): void => {
  if (text === '') return;
  reading.found.push(text);
  reading.length += text.length;
};

/** A node of the blocks editor; a component of a zone may have a type and children as well. */
const isBlock = (value: unknown): boolean =>
  ownValue(value, '__component') === undefined &&
  typeof ownValue(value, 'type') === 'string' &&
  Array.isArray(ownValue(value, 'children'));
