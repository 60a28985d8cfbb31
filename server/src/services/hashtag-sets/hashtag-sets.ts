import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { HashtagSetRequest, HashtagSetView } from '../../../../contracts/templates';
import { UIDS } from '../../constants';
import { KnownRows } from '../database/known-rows';
import { tableOf, type Table } from '../database/table';
import { isUniqueViolation } from '../database/unique-violation';
import { whereSite, type SiteScope } from '../sites/site-scope';
import { storedTags } from './stored-tags';

/** Hashtags that go together; `tags` are without signs. */
export type HashtagSet = HashtagSetView;

/** A set stays on the site that it was made for. */
export type HashtagSetInput = Required<Omit<HashtagSetRequest, 'siteId'>>;

type HashtagSetRow = Omit<HashtagSet, 'tags'> & { tags: string[] | null };

/** The hashtag sets of the sites. */
export class HashtagSets {
  /** As they were a moment ago: each preview asks for them. */
  readonly #known: KnownRows<HashtagSet>;

  constructor(private readonly strapi: Core.Strapi) {
    this.#known = new KnownRows(() => this.list('all'));
  }

  /** Oldest first. */
  async list(scope: SiteScope): Promise<HashtagSet[]> {
    const rows = await this.#table.findMany({ where: whereSite(scope), orderBy: { id: 'asc' } });
    return rows.map(setOf);
  }

  /** Those of a site for its templates, with signs; as they were half a second ago. */
  async bySlug(siteId: number): Promise<Record<string, string[]>> {
    const sets = (await this.#known.all()).filter((set) => set.siteId === siteId);
    return Object.fromEntries(sets.map(({ slug, tags }) => [slug, tags.map((tag) => `#${tag}`)]));
  }

  /** @throws 404 */
  async demand(id: number): Promise<HashtagSet> {
    const row = await this.#table.findOne({ where: { id } });
    if (!row) throw missing();
    return setOf(row);
  }

  /** @throws 400 for a slug that is taken, or a tag that makes no hashtag */
  async create(input: HashtagSetInput & { siteId: number }): Promise<HashtagSet> {
    const data = { ...input, tags: storedTags(input.tags) };
    return setOf(await this.#write(input.slug, () => this.#table.create({ data })));
  }

  /** @throws 400 as for a new one, or 404 */
  async update(id: number, input: HashtagSetInput): Promise<HashtagSet> {
    const data = { ...input, tags: storedTags(input.tags) };
    const row = await this.#write(input.slug, () => this.#table.update({ where: { id }, data }));
    if (!row) throw missing();
    return setOf(row);
  }

  /** Templates that name it show nothing in its place. @throws 404 */
  async remove(id: number): Promise<void> {
    const { slug } = await this.demand(id);
    await this.#write(slug, () => this.#table.delete({ where: { id } }));
  }

  async #write<Result>(slug: string, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new errors.ValidationError(
        `slug: there is a hashtag set "${slug}" already; choose another slug.`
      );
    } finally {
      this.#known.forget();
    }
  }

  get #table(): Table<HashtagSetRow> {
    return tableOf<HashtagSetRow>(this.strapi, UIDS.hashtagSet);
  }
}

export const createHashtagSets = ({ strapi }: { strapi: Core.Strapi }): HashtagSets =>
  new HashtagSets(strapi);

const setOf = ({ id, siteId, slug, name, tags }: HashtagSetRow): HashtagSet => ({
  ...{ id, siteId, slug, name },
  tags: tags ?? [],
});

const missing = (): Error => new errors.NotFoundError('This hashtag set does not exist.');
