import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { TemplateRenderResponse, TemplateVersionView } from '../../../../contracts/templates';
import { UIDS } from '../../constants';
import { TemplateMistake } from '../adaptation/wording';
import { KnownRows } from '../database/known-rows';
import { tableOf, type Table } from '../database/table';
import { inTransaction } from '../database/transaction';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import { whereSite, type SiteScope } from '../sites/site-scope';
import { assertPlace, isSamePlace } from './assert-place';
import { checkTemplate } from './check-template';
import { CompiledTemplates } from './compiled-templates';
import { templateOfRow, type Template, type TemplateInput, type TemplateRow } from './template';
import { templateBookOf, type TemplateBook, type VariantBook } from './template-book';
import { TemplateVersions } from './template-versions';
import { tryTemplate, type TemplateTrial } from './try-template';

/** How the sites word their posts. */
export class Templates {
  readonly #compiled = new CompiledTemplates();
  readonly #versions: TemplateVersions;
  /** As they were a moment ago: a preview asks for them at each pause of the person who types. */
  readonly #known: KnownRows<Template>;

  constructor(private readonly strapi: Core.Strapi) {
    this.#versions = new TemplateVersions(strapi);
    this.#known = new KnownRows(() => this.list('all'));
  }

  /** Oldest first. */
  async list(scope: SiteScope): Promise<Template[]> {
    const rows = await this.#table.findMany({ where: whereSite(scope), orderBy: { id: 'asc' } });
    return rows.map(templateOfRow);
  }

  /** @throws 404 */
  async demand(id: number): Promise<Template> {
    const row = await this.#table.findOne({ where: { id } });
    if (!row) throw missing();
    return templateOfRow(row);
  }

  /** Every wording that it had, newest first. @throws 404 */
  async versions(id: number): Promise<TemplateVersionView[]> {
    await this.demand(id);
    return this.#versions.list(id);
  }

  /**
   * @param author the admin user who wrote it; null: nobody in particular
   * @throws 400 for a mistake in the template, or a place that there is not
   */
  async create(
    input: TemplateInput & { siteId: number },
    author: number | null
  ): Promise<Template> {
    await assertPlace(this.strapi, input);
    await this.assertReadable(input.siteId, input.body);
    return this.#write(async () => {
      const row = await this.#table.create({ data: { ...input, version: 1 } });
      const { id: templateId, body } = row;
      await this.#versions.append({ templateId, version: 1, body, createdBy: author });
      return templateOfRow(row);
    });
  }

  /**
   * Another body is another version; posts that wait keep what they were made with. What does not
   * change is not checked again: a template whose place is gone can still be turned off.
   *
   * @throws 400 as for a new one, or when somebody else changed it at this moment; 404
   */
  async update(id: number, input: TemplateInput, author: number | null): Promise<Template> {
    const before = await this.demand(id);
    const { siteId } = before;
    if (!isSamePlace(input, before)) await assertPlace(this.strapi, { ...input, siteId });
    const isReworded = input.body !== before.body;
    if (isReworded) await this.assertReadable(siteId, input.body);
    const version = before.version + (isReworded ? 1 : 0);
    return this.#write(async () => {
      const where = { id, version: before.version };
      const { count } = await this.#table.updateMany({ where, data: { ...input, version } });
      if (count === 0) throw new errors.ApplicationError(CHANGED_MEANWHILE);
      if (isReworded) {
        const { body } = input;
        await this.#versions.append({ templateId: id, version, body, createdBy: author });
      }
      return this.demand(id);
    });
  }

  /** Its versions stay, as deliveries name them. @throws 404 */
  async remove(id: number): Promise<void> {
    await this.demand(id);
    await this.#write(() => this.#table.delete({ where: { id } }));
  }

  /** A wording tried on a real entry; nothing is stored. @throws 400 or 404 */
  render(trial: TemplateTrial): Promise<TemplateRenderResponse> {
    return tryTemplate(this.strapi, trial);
  }

  /**
   * The wordings of a site for one content-type, as they were half a second ago.
   *
   * @param named the template that goes before all others; null: the most particular one does
   * @param variants which of them are tested, and how; null: none is
   */
  async bookFor(
    site: Pick<Site, 'id'>,
    contentType: string,
    named: number | null = null,
    variants: VariantBook | null = null
  ): Promise<TemplateBook> {
    const [known, sets] = await Promise.all([
      this.#known.all(),
      getService(this.strapi, 'hashtagSets').bySlug(site.id),
    ]);
    const templates = known.filter(({ siteId }) => siteId === site.id);
    const compiled = this.#compiled;
    return templateBookOf({ templates, contentType, sets, compiled, named, variants });
  }

  /** @throws 400 for a mistake in a wording */
  async assertReadable(siteId: number, body: string): Promise<void> {
    const slugs = Object.keys(await getService(this.strapi, 'hashtagSets').bySlug(siteId));
    try {
      checkTemplate(body, slugs);
    } catch (error) {
      if (!(error instanceof TemplateMistake)) throw error;
      const { message, line, column } = error;
      throw new errors.ValidationError(`body: ${message}`, {
        ...{ line, column },
        errors: [{ path: ['body'], message, name: 'ValidationError' }],
      });
    }
  }

  async #write<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await inTransaction(this.strapi, work);
    } finally {
      this.#known.forget();
    }
  }

  get #table(): Table<TemplateRow> {
    return tableOf<TemplateRow>(this.strapi, UIDS.template);
  }
}

export const createTemplates = ({ strapi }: { strapi: Core.Strapi }): Templates =>
  new Templates(strapi);

const missing = (): Error => new errors.NotFoundError('This template does not exist.');

const CHANGED_MEANWHILE =
  'Somebody else changed this template at this moment. Load it again and repeat your change.';
