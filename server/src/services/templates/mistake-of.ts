import { LiquidError } from 'liquidjs';

import { MAX_TEMPLATE_LENGTH } from '../../../../contracts/templates';
import { TemplateMistake } from '../adaptation/wording';
import { RENDER_TIME_MS } from './limits';
import { templateFilters } from './template-filters';
import { TAG_NAMES } from './template-tags';

interface Place {
  line: number;
  column: number;
}

const MAX_QUOTE = 60;
const MAX_MESSAGE = 200;
/** What LiquidJS adds to its messages. */
const PLACE = /, line:\d+, col:\d+$/;

/** What LiquidJS says when the time is over. */
export const isOutOfTime = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('template render limit exceeded');

/** The mistake behind whatever was thrown, in words and with its place. */
export const mistakeOf = (error: unknown): TemplateMistake => {
  const place = placeOf(error);
  const cause = causeOf(error);
  if (cause instanceof TemplateMistake) {
    return cause.line === null ? mistakeAt(cause.message, place) : cause;
  }
  // Too deep a nest, too long a text: the engine gave up.
  if (!LiquidError.is(error) || !(cause instanceof Error)) return mistakeAt(TOO_MUCH, place);
  return mistakeAt(inWords(cause.message.replace(PLACE, '')), place);
};

/** A mistake whose message says where it is. */
export const mistakeAt = (message: string, place: Place | null): TemplateMistake =>
  new TemplateMistake(
    place ? `Line ${place.line}, column ${place.column}: ${message}` : message,
    place
  );

const placeOf = (error: unknown): Place | null => {
  if (!LiquidError.is(error)) return null;
  const [line = 1, column = 1] = error.token.getPosition();
  return { line, column };
};

/** LiquidJS wraps what its tags and filters throw, sometimes twice. */
const causeOf = (error: unknown): unknown => {
  let cause = error;
  for (let depth = 0; depth < 5 && LiquidError.is(cause) && cause.originalError; depth += 1) {
    cause = cause.originalError;
  }
  return cause;
};

const TOO_MUCH = 'The template nests too deep or makes too much text. Make it simpler.';

const inWords = (message: string): string => {
  for (const [pattern, words] of WORDS) {
    const match = pattern.exec(message);
    if (match) return words(quoted(match[1] ?? ''));
  }
  return `This cannot be read: ${message.slice(0, MAX_MESSAGE)}.`;
};

const quoted = (text: string): string =>
  text.length > MAX_QUOTE ? `${text.slice(0, MAX_QUOTE)}…` : text;

const PARTS_OF_TAGS = /^(?:end|else$|elsif$|when$)/;

const WORDS: readonly (readonly [RegExp, (found: string) => string])[] = [
  [
    /^undefined filter: (.*)/s,
    (name) => `There is no filter "${name}". There are: ${[...templateFilters.keys()].join(', ')}.`,
  ],
  [
    /^tag "(.*)" not found/s,
    (name) =>
      PARTS_OF_TAGS.test(name)
        ? `"${name}" stands alone: the tag that it belongs to is missing before it.`
        : `There is no tag "${name}". There are: ${TAG_NAMES.join(', ')}.`,
  ],
  [/^tag "/, () => 'A tag begins here and is not closed with %}.'],
  [
    /^tag \{%-?\s*(\w+).* not closed/s,
    (name) => `The tag "${name}" has no end: write {% end${name} %} where it ends.`,
  ],
  [/^output .* not closed/s, () => 'A placeholder begins here and is not closed with }}.'],
  [/^raw .* not closed/s, () => 'The tag "raw" has no end: write {% endraw %} where it ends.'],
  [/^illegal tag: (.*)/s, (tag) => `${tag} cannot be read; write {% for tag in tags %}.`],
  [
    /^expected "\|" before filter/,
    () => 'Something stands here that is no filter; a filter begins with |, and equal is ==.',
  ],
  [/^expected filter name/, () => 'After | the name of a filter is missing.'],
  [/^expected ":" after filter name/, () => 'After the name of a filter comes : or | or the end.'],
  [/^invalid value expression/, () => 'A placeholder needs something to show, as {{ title }}.'],
  [/^expected variable name/, () => 'A name is missing: write {% assign name = title %}.'],
  [
    /^memory alloc limit exceeded/,
    () => 'The template goes through too much text. Use fewer filters, or cut the text first.',
  ],
  [
    /^template render limit exceeded/,
    () => `The template takes longer than ${RENDER_TIME_MS} ms. Make it simpler.`,
  ],
  [
    /^parse length limit exceeded/,
    () => `A template has ${MAX_TEMPLATE_LENGTH} characters at most.`,
  ],
];
