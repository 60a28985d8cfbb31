import { errors } from '@strapi/utils';

import type { Override } from '../../../../contracts/compositions';
import type { PostProblem } from '../../../../contracts/dispatch';
import {
  optionsProblem,
  type JsonValue,
  type PlatformAdapter,
  type PlatformDescriptor,
} from '../../platforms/contract';
import { adapt, type WrittenWords } from '../adaptation/adapt';
import type { MappedEntry } from '../adaptation/entry';
import type { Customised, StoredContent, StoredMedia } from '../adaptation/stored-content';
import { accountName } from '../connections/account-name';
import type { Connection } from '../connections/connection';
import { trackedLink } from '../links/tracked-link';
import type { EntryFacts, LoadedEntry } from '../mappings/entry-loader';
import type { Site } from '../sites/site';
import type { Target } from '../targets/targets';
import type { TemplateBook } from '../templates/template-book';
import { templateValuesOf } from '../templates/template-values';

/** Everything that one post is made of. */
export interface PostOrder {
  site: Site;
  loaded: Pick<LoadedEntry, 'entry' | 'facts'>;
  target: Target;
  connection: Connection;
  /** Calls nobody. */
  adapter: PlatformAdapter;
  /** What a person changed; undefined: nothing. */
  override: Override | undefined;
  /** Files of the media library that a person chose, by id. */
  chosenMedia: ReadonlyMap<number, StoredMedia>;
  /** Takes the place of the site's campaign in links; null: the site's. */
  campaign: string | null;
  book: TemplateBook;
  /** Words that take the place of the entry's and of every template. @default the entry's */
  written?: WrittenWords;
}

/** One post as it is to go out, before its files are opened. */
export interface ComposedPost {
  target: Target;
  connection: Connection;
  /** With the rules of the account. */
  descriptor: PlatformDescriptor;
  content: StoredContent;
  options: Record<string, JsonValue>;
  firstComment: string | null;
  /** What was noticed on the way. */
  problems: PostProblem[];
}

/** Words an entry for one target; what a person changed wins over everything. Pure. */
export const composePost = (order: PostOrder): ComposedPost => {
  const { target, connection, adapter, override } = order;
  const descriptor = { ...adapter.descriptor, ...adapter.rulesOf(connection.account) };
  const adapted = adaptEntry(order, descriptor);
  const { content, customised } = overridden(adapted.content, order);
  const isReworded = override?.texts !== undefined;
  return {
    ...{ target, connection, descriptor },
    content: customised.length > 0 ? { ...content, customised } : content,
    // A topic that stands for a hashtag goes with the wording it was taken from.
    options: { ...(isReworded ? {} : adapted.options), ...target.options, ...override?.options },
    firstComment: override?.firstComment ?? null,
    problems: isReworded ? [] : adapted.problems,
  };
};

const adaptEntry = (order: PostOrder, descriptor: PlatformDescriptor) => {
  const { site, loaded, target, connection, book, written } = order;
  const { platform, account } = connection;
  const entry = withTrackedLink(order);
  return adapt({
    ...{ entry, descriptor, format: target.format, target, written },
    wording: book.choose({ platform, targetId: target.id }),
    valuesOf: ({ link, hashtags, ...pieces }) =>
      templateValuesOf({
        entry: { ...entry, ...pieces },
        facts: loaded.facts satisfies EntryFacts,
        ...{ site, account, link, hashtags },
        platform: { id: platform, label: descriptor.label },
        sets: book.sets,
      }),
  });
};

/** The very link that people follow: statistics tell sites, platforms and campaigns apart by it. */
export const withTrackedLink = ({
  site,
  loaded,
  target,
  connection,
  campaign,
}: PostOrder): MappedEntry => {
  const { entry } = loaded;
  if (entry.link === null) return entry;
  const names = {
    platform: connection.platform,
    site: site.slug,
    target: target.name,
    locale: entry.locale,
  };
  return { ...entry, link: trackedLink({ url: entry.link, utm: site.utm, campaign, names }) };
};

const overridden = (
  content: StoredContent,
  { override, chosenMedia }: PostOrder
): { content: StoredContent; customised: Customised[] } => {
  if (!override) return { content, customised: [] };
  const { texts, media, options } = override;
  const adapted = content.parts.map(({ text }) => text);
  const files = media ? chosen(media, chosenMedia) : (content.parts[0]?.media ?? []);
  const customised: Customised[] = [
    ...(texts ? (['text'] as const) : []),
    ...(media ? (['media'] as const) : []),
    ...(options ? (['options'] as const) : []),
  ];
  const parts = (texts ?? adapted).map((text, index) => ({
    text,
    media: index === 0 ? files : [],
  }));
  // A card and files exclude each other: whoever adds files wants to see them.
  const card = files.length > 0 ? null : content.card;
  return { content: { ...content, parts, card }, customised };
};

const chosen = (
  wanted: NonNullable<Override['media']>,
  known: ReadonlyMap<number, StoredMedia>
): StoredMedia[] =>
  wanted.map(({ fileId, altText, trim }) => {
    const file = known.get(fileId);
    if (!file) {
      throw new errors.ValidationError(
        `File ${fileId} is not in the media library any more, or is no picture, video or PDF. Choose another one.`
      );
    }
    return { ...file, ...(altText === undefined ? {} : { altText }), ...(trim ? { trim } : {}) };
  });

/**
 * Refuses what a person sent along and the platform can never take.
 *
 * @throws 400, naming the account
 */
export const assertComposed = (post: ComposedPost, adapter: PlatformAdapter): void => {
  const { descriptor, connection, content, options, firstComment } = post;
  const name = `${accountName(connection.platform, connection.account.handle)} on ${descriptor.label}`;
  const { limit, unit } = descriptor.text;
  const texts = content.customised?.includes('text') ? content.parts.map(({ text }) => text) : [];
  for (const text of firstComment === null ? texts : [...texts, firstComment]) {
    const count = descriptor.text.count(text);
    if (count <= limit) continue;
    throw new errors.ValidationError(`The text for ${name} has ${count} of ${limit} ${unit}.`);
  }
  const reasons = optionsProblem(descriptor.options, options);
  if (reasons !== null) {
    throw new errors.ValidationError(`The options for ${name} are not valid: ${reasons}`);
  }
  if (firstComment !== null && !adapter.can('comment')) {
    throw new errors.ValidationError(
      `${name} cannot comment through this plugin. Leave the first comment out.`
    );
  }
};
