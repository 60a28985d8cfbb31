import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { DEFAULT_SITE_HABITS } from '../../../../contracts/site-habits';
import { DEFAULT_SITE_SLUG, UIDS } from '../../constants';
import { KnownRows } from '../database/known-rows';
import { tableOf, type Table } from '../database/table';
import { isUniqueViolation } from '../database/unique-violation';
import { getService } from '../get-service';
import { removeSite } from './remove-site';
import { siteOfRow, type EditableField, type Site, type SiteRow, type SiteSettings } from './site';
import { assertMembersExist } from './site-members';

export type { Site } from './site';

export type NewSite = SiteSettings & Pick<Site, 'slug'>;

/** The brands or websites that everything belongs to. */
export class Sites {
  readonly #known: KnownRows<Site>;

  constructor(private readonly strapi: Core.Strapi) {
    this.#known = new KnownRows(async () => {
      const rows = await this.#table.findMany({ orderBy: { id: 'asc' } });
      return rows.map(siteOfRow);
    });
  }

  /** Makes the default site, or fills from the config what nobody has changed; idempotent. */
  async ensureDefault(): Promise<Site> {
    const { name, timezone, linkBaseUrl = null } = getConfig(this.strapi).site;
    const fromConfig = { name, timezone, linkBaseUrl };
    const existing = await this.findBySlug(DEFAULT_SITE_SLUG);
    if (existing) return this.#write(existing.id, without(fromConfig, existing.edited));
    try {
      return await this.#insert({ ...NEW_SITE, ...fromConfig, slug: DEFAULT_SITE_SLUG });
    } catch (error) {
      // Another process made it at the same moment.
      if (!isUniqueViolation(error)) throw error;
      return this.getDefault();
    }
  }

  /** All of them, the oldest first. As all reads: what another process wrote half a second ago. */
  list(): Promise<Site[]> {
    return this.#known.all();
  }

  async find(id: number): Promise<Site | null> {
    return (await this.list()).find((site) => site.id === id) ?? null;
  }

  async findBySlug(slug: string): Promise<Site | null> {
    return (await this.list()).find((site) => site.slug === slug) ?? null;
  }

  /** @throws 404 */
  async demand(id: number): Promise<Site> {
    const site = await this.find(id);
    if (!site) throw missing();
    return site;
  }

  async getDefault(): Promise<Site> {
    const site = await this.findBySlug(DEFAULT_SITE_SLUG);
    if (!site) throw new Error('The default site is missing; restart Strapi to make it.');
    return site;
  }

  /** @throws 400 when the slug is taken, or a member does not exist */
  async create(input: NewSite): Promise<Site> {
    await assertMembersExist(this.strapi, input);
    try {
      return await this.#insert(input);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new errors.ValidationError(
        `slug: there is a site "${input.slug}" already; choose another slug.`
      );
    }
  }

  /** Changes what is given; the config leaves that alone from now on. @throws 400 or 404 */
  async update(id: number, changes: Partial<SiteSettings>): Promise<Site> {
    this.#known.forget();
    const site = await this.demand(id);
    await assertMembersExist(this.strapi, changes);
    const changed = changedFields(site, changes);
    return this.#write(id, { ...changes, edited: [...new Set([...site.edited, ...changed])] });
  }

  /** @throws 400 while something still needs it, 404 */
  async remove(id: number): Promise<Site> {
    this.#known.forget();
    const site = await this.demand(id);
    try {
      await removeSite(this.strapi, site);
    } finally {
      this.#known.forget();
    }
    return site;
  }

  /** Deliveries of the site are held from now on; a call under way is finished. @throws 404 */
  pause(id: number): Promise<Site> {
    return this.#write(id, { paused: true });
  }

  /** What waited for the pause goes on. @throws 404 */
  async resume(id: number): Promise<Site> {
    const site = await this.#write(id, { paused: false });
    await getService(this.strapi, 'deliveries').releaseHeld({ siteId: id, waitsFor: 'paused' });
    return site;
  }

  async #insert(data: NewSite): Promise<Site> {
    const row = await this.#table.create({ data: { ...data, paused: false, edited: [] } });
    this.#known.forget();
    return siteOfRow(row);
  }

  async #write(id: number, data: Record<string, unknown>): Promise<Site> {
    const row = await this.#table.update({ where: { id }, data });
    this.#known.forget();
    if (!row) throw missing();
    return siteOfRow(row);
  }

  get #table(): Table<SiteRow> {
    return tableOf<SiteRow>(this.strapi, UIDS.site);
  }
}

export const createSites = ({ strapi }: { strapi: Core.Strapi }): Sites => new Sites(strapi);

const NEW_SITE = {
  stage: false,
  utm: null,
  altTexts: 'warn' as const,
  ...DEFAULT_SITE_HABITS,
  memberUsers: [],
  memberRoles: [],
};

const missing = (): Error => new errors.NotFoundError('This site does not exist.');

const without = (data: Partial<SiteSettings>, fields: readonly EditableField[]) =>
  Object.fromEntries(
    Object.entries(data).filter(([field]) => !fields.includes(field as EditableField))
  );

const changedFields = (site: Site, changes: Partial<SiteSettings>): EditableField[] =>
  (Object.keys(changes) as EditableField[]).filter(
    (field) => JSON.stringify(changes[field]) !== JSON.stringify(site[field])
  );
