import type { Account } from '../../platforms/contract';
import type { MappedEntry } from '../adaptation/entry';
import type { TemplateValues } from '../adaptation/wording';
import { beginningOf } from '../rich-text';
import type { Site } from '../sites/site';
import { MAX_VALUE_LENGTH } from './limits';

/** More items are never told in a post. */
const MAX_ITEMS = 200;
const MAX_ATTRIBUTES = 500;
const MAX_ATTRIBUTE_LENGTH = 20_000;

type ToldEntry = Pick<
  MappedEntry,
  'title' | 'summary' | 'body' | 'tags' | 'author' | 'locale' | 'language'
>;

export interface TemplateValuesArgs {
  entry: ToldEntry;
  /** The plain attributes of the entry, as stored. */
  facts: TemplateValues['entry'];
  site: Pick<Site, 'name' | 'timezone'>;
  platform: TemplateValues['platform'];
  account: Pick<Account, 'handle' | 'name'>;
  sets: TemplateValues['sets'];
  /** With signs. */
  hashtags: readonly string[];
  /** Empty when there is none, or it travels beside the text. */
  link: string;
}

/** What a template sees. Pure; nothing in it is null, and nothing larger than a template may read. */
export const templateValuesOf = (args: TemplateValuesArgs): TemplateValues => {
  const { entry, facts, site, platform, account, sets, hashtags, link } = args;
  return {
    title: cut(entry.title),
    summary: cut(entry.summary),
    body: cut(entry.body),
    link: cut(link),
    hashtags: hashtags.slice(0, MAX_ITEMS),
    tags: entry.tags.slice(0, MAX_ITEMS).map((tag) => cut(tag, MAX_ATTRIBUTE_LENGTH)),
    author: cut(entry.author),
    locale: entry.locale,
    language: entry.language ?? '',
    site: { name: site.name, timezone: site.timezone },
    platform: { id: platform.id, label: platform.label },
    // Accounts are kept as JSON, and not every platform tells both.
    account: { handle: cut(account.handle), name: cut(account.name) },
    sets,
    entry: attributesOf(facts),
  };
};

const attributesOf = (facts: TemplateValues['entry']): TemplateValues['entry'] =>
  Object.fromEntries(
    Object.entries(facts)
      .slice(0, MAX_ATTRIBUTES)
      .map(([name, value]) => [
        name,
        typeof value === 'string' ? cut(value, MAX_ATTRIBUTE_LENGTH) : value,
      ])
  );

const cut = (text: string | null | undefined, length = MAX_VALUE_LENGTH): string =>
  beginningOf(text ?? '', length);
