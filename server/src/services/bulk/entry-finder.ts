import type { Core, UID } from '@strapi/types';

import { tableOf } from '../database/table';
import { getService } from '../get-service';
import type { EntryRef } from '../mappings/entry-loader';
import { attributeOf, isLocalized, schemasOf, type TypeSchema } from '../mappings/schemas';
import type { EntryAccess } from './entry-access';
import type { RowWish } from './row-wish';
import { titleFieldOf } from './title-field';

export interface FoundEntry extends EntryRef {
  title: string | null;
}

export type EntryAnswer = { entry: FoundEntry; problem: null } | { entry: null; problem: string };

interface DraftDocument extends Record<string, unknown> {
  documentId: string;
  locale?: string | null;
}

/** Wishes for entries of one type and language, named the same way. */
interface WishGroup {
  uid: string;
  locale: string;
  by: 'documentId' | 'slug';
  wishes: RowWish[];
}

/** SQLite takes a limited number of values in one statement. */
const AT_ONCE = 200;

/** Finds the entries that rows mean, many at a time, among those that a person may read. */
export class EntryFinder {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly access: EntryAccess
  ) {}

  /** An answer for each wish. */
  async find(wishes: readonly RowWish[]): Promise<Map<RowWish, EntryAnswer>> {
    const answers = new Map<RowWish, EntryAnswer>();
    for (const group of groupsOf(wishes)) await this.#findGroup(group, answers);
    return answers;
  }

  async #findGroup(group: WishGroup, answers: Map<RowWish, EntryAnswer>): Promise<void> {
    const type = schemasOf(this.strapi).typeOf(group.uid);
    const refuse = (problem: string) => {
      for (const wish of group.wishes) answers.set(wish, { entry: null, problem });
    };
    if (!type || !(await getService(this.strapi, 'entries').isDistributable(group.uid))) {
      return refuse(`Entries of “${group.uid.slice(0, 100)}” are never distributed.`);
    }
    const conditions = await this.access.conditionsOf(group.uid);
    if (!conditions) return refuse(`You may not read entries of ${type.info.displayName}.`);
    const slugField = slugFieldOf(type);
    const field = group.by === 'slug' ? slugField : 'documentId';
    if (field === null) {
      return refuse(`${type.info.displayName} has no slug. Name the entry by its documentId.`);
    }
    for (let from = 0; from < group.wishes.length; from += AT_ONCE) {
      const some = { ...group, wishes: group.wishes.slice(from, from + AT_ONCE) };
      await this.#findSome(some, { type, conditions, field, answers });
    }
  }

  async #findSome(group: WishGroup, context: FindContext): Promise<void> {
    const { type, field, answers } = context;
    const titleField = await titleFieldOf(this.strapi, type);
    const found = await this.#drafts(group, context, titleField);
    const published = await this.#publishedAmong(type, found);
    for (const wish of group.wishes) {
      const key = keyOf(wish, group.by);
      const matches = found.filter((document) => document[field] === key);
      const ids = [...new Set(matches.map(({ documentId }) => documentId))];
      const [match] = matches;
      if (!match) answers.set(wish, refusal(missing(type, group, key)));
      else if (ids.length > 1) answers.set(wish, refusal(ambiguous(key, ids.length)));
      else {
        const title = titleField === null ? null : textOf(match[titleField]);
        const locale = match.locale ?? '';
        const entry = { uid: type.uid, documentId: match.documentId, locale, title };
        const isPublished = published.has(match.documentId);
        answers.set(wish, isPublished ? { entry, problem: null } : refusal(unpublished(entry)));
      }
    }
  }

  #drafts(
    { uid, locale, by, wishes }: WishGroup,
    { type, conditions, field }: FindContext,
    titleField: string | null
  ): Promise<DraftDocument[]> {
    const keys = [...new Set(wishes.map((wish) => keyOf(wish, by)))];
    const fields = new Set(['documentId', field, ...(titleField === null ? [] : [titleField])]);
    return this.strapi.documents(uid as UID.ContentType).findMany({
      status: 'draft',
      ...(locale === '' ? {} : { locale }),
      filters: { $and: [conditions, { [field]: { $in: keys } }] },
      fields: [...fields, ...(isLocalized(type) ? ['locale'] : [])],
    } as never);
  }

  async #publishedAmong(
    { uid }: TypeSchema,
    found: readonly DraftDocument[]
  ): Promise<ReadonlySet<string>> {
    const [first] = found;
    if (!first) return new Set();
    const ids = found.map(({ documentId }) => documentId);
    const rows = await tableOf<{ documentId: string }>(this.strapi, uid).findMany({
      where: {
        documentId: { $in: ids },
        publishedAt: { $notNull: true },
        ...(first.locale ? { locale: first.locale } : {}),
      },
      select: ['documentId'],
    });
    return new Set(rows.map(({ documentId }) => documentId));
  }
}

interface FindContext {
  type: TypeSchema;
  conditions: object;
  /** The attribute that names entries. */
  field: string;
  answers: Map<RowWish, EntryAnswer>;
}

const groupsOf = (wishes: readonly RowWish[]): WishGroup[] => {
  const groups = new Map<string, WishGroup>();
  for (const wish of wishes) {
    const by = wish.documentId === null ? 'slug' : 'documentId';
    const uid = wish.contentType ?? '';
    const key = JSON.stringify([uid, wish.locale, by]);
    const group = groups.get(key) ?? { uid, locale: wish.locale, by, wishes: [] };
    group.wishes.push(wish);
    groups.set(key, group);
  }
  return [...groups.values()];
};

const keyOf = (wish: RowWish, by: WishGroup['by']): string => wish[by] ?? '';

const slugFieldOf = (type: TypeSchema): string | null => {
  if (attributeOf(type, 'slug')) return 'slug';
  const [uidField] = Object.entries(type.attributes).filter(([, { type }]) => type === 'uid');
  return uidField?.[0] ?? null;
};

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const refusal = (problem: string): EntryAnswer => ({ entry: null, problem });

const missing = (type: TypeSchema, { by, locale }: WishGroup, key: string): string =>
  `${type.info.displayName} has no entry with the ${by} “${key.slice(0, 100)}”${locale ? ` in ${locale}` : ''}, or you may not read it. Look it up in the Content Manager.`;

const ambiguous = (slug: string, count: number): string =>
  `${count} entries have the slug “${slug.slice(0, 100)}”. Name the one that is meant by its documentId.`;

const unpublished = ({ title, documentId, locale }: FoundEntry): string =>
  `“${(title ?? documentId).slice(0, 100)}” is not published${locale ? ` in ${locale}` : ''}. Publish it, then check this row again.`;
