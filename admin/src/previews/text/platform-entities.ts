import { findSpans } from '../../../../server/src/platforms/bluesky/facet-spans';
import { rangesOf } from '../../../../server/src/platforms/threads/spoilers';
import { wordOf, wordsOf, type PostOptions } from '../post-options';
import {
  hashtags,
  links,
  linksOnX,
  matching,
  mentions,
  webLinks,
  type EntityFinder,
} from './entity-finders';
import { displayOnMastodon, displayOnX } from './link-displays';
import type { Entity } from './segment';

/** At most 15 letters, digits and `_`. */
const xMentions = matching('mention', /(?<![\w!@＠#$%&*/])[@＠]\w{1,15}(?![\w@＠])/gu);
const cashtags = matching('hashtag', /(?<![\w$])\$[A-Za-z]{1,6}(?:[._][A-Za-z]{1,2})?(?!\w)/gu);

/** A page or member by name: LinkedIn shows the name alone. */
const namedMentions = matching(
  'mention',
  /@\[(?<name>[^[\]\n]{1,200})\]\(urn:li:(?:person|organization):[\w-]+\)/gu
);

/** `@user` or `@user@server`; the server is not shown. */
const fediverseMentions = matching(
  'mention',
  /(?<![\w=/@])(?<name>@\w+(?:[.-]+\w+)*)(?:@[\w-]+(?:\.[\w-]+)+)?/gu
);

const onBluesky: EntityFinder = (text) =>
  findSpans(text).map(({ kind, start, end }) => ({
    kind: kind === 'tag' ? 'hashtag' : kind,
    ...{ start, end, shown: text.slice(start, end) },
  }));

/** https://developers.facebook.com/documentation/threads/posts: where a tag ends; 2026-11-22. */
const TOPIC = /(?<![^\s.&@!?,;:])#(?<name>(?!\d+(?:[\s.&@!?,;:]|$))[^\s#.&@!?,;:]{1,50})/u;

/** The first tag becomes the topic and loses its sign, unless a topic is chosen. */
const topic: EntityFinder = (text) => {
  const match = TOPIC.exec(text);
  if (!match) return [];
  const [tag] = match;
  const { index: start } = match;
  return [{ kind: 'topic', start, end: start + tag.length, shown: match.groups?.name ?? tag }];
};

const threadsFinders = (options: PostOptions): EntityFinder[] => {
  const phrases = wordsOf(options, 'spoilers').filter((phrase) => phrase !== '');
  const spoilers: EntityFinder = (text) =>
    rangesOf(text, phrases).map(({ offset, length }) => {
      const end = offset + length;
      return { kind: 'spoiler', start: offset, end, shown: text.slice(offset, end) };
    });
  return [spoilers, links(), mentions, ...(wordOf(options, 'topicTag') === '' ? [topic] : [])];
};

/** Where two finders want the same place, the one named first has it. */
const FINDERS: Record<string, readonly EntityFinder[]> = {
  x: [linksOnX(displayOnX), xMentions, hashtags, cashtags],
  linkedin: [namedMentions, links(), hashtags],
  facebook: [links(), hashtags],
  // Links in captions are plain text there.
  instagram: [mentions, hashtags],
  tiktok: [mentions, hashtags],
  bluesky: [onBluesky],
  mastodon: [webLinks(displayOnMastodon), fediverseMentions, hashtags],
};

/** What of a text the platform colours, hides or shortens: in order and without overlaps. */
export const platformEntities = (
  text: string,
  { platform, options }: { platform: string; options: PostOptions }
): Entity[] => {
  const finders = platform === 'threads' ? threadsFinders(options) : (FINDERS[platform] ?? []);
  const taken = new Uint8Array(text.length);
  const kept: Entity[] = [];
  for (const entity of finders.flatMap((find) => find(text))) {
    if (taken.subarray(entity.start, entity.end).includes(1)) continue;
    taken.fill(1, entity.start, entity.end);
    kept.push(entity);
  }
  return kept.sort((one, other) => one.start - other.start);
};
