import { findSpans } from '../../../../server/src/platforms/bluesky/facet-spans';
import type { Entity } from './segment';
import { xLinkPlaces } from './x-link-places';

/** Finds what a platform makes of a text, in any order. */
export type EntityFinder = (text: string) => Entity[];

type EntityKind = Entity['kind'];

/** Every match of an expression with the flag `g`; a group `name` is what is shown of it. */
export const matching =
  (kind: EntityKind, pattern: RegExp): EntityFinder =>
  (text) =>
    Array.from(text.matchAll(pattern), (match) => ({
      ...{ kind, start: match.index, end: match.index + match[0].length },
      shown: match.groups?.name ?? match[0],
    }));

const TAG_LETTER = '[\\p{L}\\p{M}\\p{N}_]';

/** With at least one letter: numbers alone are no tag. */
export const hashtags = matching(
  'hashtag',
  new RegExp(`(?<!${TAG_LETTER}|[&/#])[#＃](?=[\\p{N}_]*[\\p{L}\\p{M}])${TAG_LETTER}+`, 'gu')
);

/** `@acme`, not within mail addresses. */
export const mentions = matching('mention', /(?<![\w.@/])@\w(?:[\w.]*\w)?/gu);

/** How a link is shown; as it is written by default. */
type Display = (link: string) => string;

const asWritten: Display = (link) => link;

/** With and without `https://`, as Bluesky's rules find them. */
export const links =
  (display: Display = asWritten): EntityFinder =>
  (text) =>
    findSpans(text)
      .filter(({ kind }) => kind === 'link')
      .map(({ start, end }) => linkAt(text, { start, end }, display));

/** Only those whose top-level domain exists: for X, others are no links. */
export const linksOnX =
  (display: Display): EntityFinder =>
  (text) =>
    xLinkPlaces(text).map((place) => linkAt(text, place, display));

/** Only those with `http://` or `https://`. */
export const webLinks =
  (display: Display = asWritten): EntityFinder =>
  (text) =>
    links(display)(text).filter(({ start }) => /^https?:\/\//i.test(text.slice(start, start + 8)));

const linkAt = (
  text: string,
  { start, end }: { start: number; end: number },
  display: Display
): Entity => ({ kind: 'link', start, end, shown: display(text.slice(start, end)) });
