import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { TargetSettings } from '../../../../contracts/targets';
import { UIDS } from '../../constants';
import { optionsProblem, type JsonValue, type PostFormat } from '../../platforms/contract';
import { accountName } from '../connections/account-name';
import type { Connection } from '../connections/connection';
import { tableOf, type Table } from '../database/table';
import { getService } from '../get-service';

/** A named way to publish through a connection. */
export interface Target {
  id: number;
  name: string;
  format: PostFormat;
  options: Record<string, JsonValue>;
  enabled: boolean;
  /** BCP-47 tags; none: the languages that no other target of the platform names. */
  locales: string[];
  /** What happens to more text than fits into a post. */
  overflow: TargetSettings['overflow'];
  /** A thread's parts end with 1/3, 2/3, 3/3. */
  numbering: boolean;
  /** Where its hashtags come from. */
  hashtags: TargetSettings['hashtags'];
  /** What an AI is told of how it sounds, over what the site says. */
  voice: TargetSettings['voice'];
  siteId: number;
  connectionId: number;
}

type LaterColumns = 'options' | 'locales' | 'overflow' | 'numbering' | 'hashtags' | 'voice';

/** Rows of before a column was added hold null in it. */
type TargetRow = Omit<Target, LaterColumns> & {
  [Column in LaterColumns]: Target[Column] | null;
};

const NEW_TARGET = {
  ...{ format: 'feed', options: {}, enabled: true, locales: [] },
  ...{ overflow: 'shorten', numbering: false, hashtags: 'tags', voice: null },
} as const;

/** The ways to publish through connected accounts. */
export class Targets {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Every connection can post to its feed from the start. */
  async ensureDefault(connection: Connection): Promise<void> {
    const { id: connectionId, siteId, platform, account } = connection;
    if (await this.#table.findOne({ where: { connectionId } })) return;
    const name = accountName(platform, account.handle);
    await this.#table.create({ data: { ...NEW_TARGET, siteId, connectionId, name } });
  }

  /** Enabled targets of a site, in the order they were made. */
  async list(siteId: number): Promise<Target[]> {
    return this.#findMany({ siteId, enabled: true });
  }

  /** Also those that are switched off. */
  async listAll(siteId: number): Promise<Target[]> {
    return this.#findMany({ siteId });
  }

  async find(id: number): Promise<Target | null> {
    const row = await this.#table.findOne({ where: { id } });
    return row && targetOf(row);
  }

  /** @throws 404 */
  async demand(id: number): Promise<Target> {
    const target = await this.find(id);
    if (!target) throw new errors.NotFoundError('This target does not exist.');
    return target;
  }

  /** @throws 400 for a format or options that the account's platform does not have */
  async create(connection: Connection, settings: TargetSettings): Promise<Target> {
    this.#assertPossible(connection, settings);
    const { id: connectionId, siteId } = connection;
    return targetOf(await this.#table.create({ data: { ...settings, siteId, connectionId } }));
  }

  /** Posts that wait keep what they were made with. @throws 400 as for a new one, or 404 */
  async update(id: number, settings: TargetSettings): Promise<Target> {
    const { connectionId } = await this.demand(id);
    const connection = await getService(this.strapi, 'connections').find(connectionId);
    if (connection) this.#assertPossible(connection, settings);
    const row = await this.#table.update({ where: { id }, data: { ...settings } });
    if (!row) throw new errors.NotFoundError('This target does not exist.');
    return targetOf(row);
  }

  /** @throws 400 for an account's only target: it could not post any more; 404 */
  async remove(id: number): Promise<void> {
    const { connectionId } = await this.demand(id);
    if ((await this.#table.count({ where: { connectionId } })) === 1) {
      throw new errors.ValidationError(
        'This is the only way to post through this account. Switch it off, or disconnect the account.'
      );
    }
    await this.#table.delete({ where: { id } });
  }

  async removeFor(connectionId: number): Promise<void> {
    await this.#table.deleteMany({ where: { connectionId } });
  }

  #assertPossible(connection: Connection, { format, options }: TargetSettings): void {
    const { label, formats, options: schema } = this.#rulesOf(connection);
    if (!formats[format]) {
      throw new errors.ValidationError(
        `format: ${accountName(connection.platform, connection.account.handle)} on ${label} can post ${Object.keys(formats).join(', ')}.`
      );
    }
    const reasons = optionsProblem(schema, options);
    if (reasons !== null) {
      throw new errors.ValidationError(`options: not valid for ${label}: ${reasons}`);
    }
  }

  #rulesOf(connection: Connection) {
    return getService(this.strapi, 'adapters').postRulesOf(connection);
  }

  async #findMany(where: Record<string, unknown>): Promise<Target[]> {
    const rows = await this.#table.findMany({ where, orderBy: { id: 'asc' } });
    return rows.map(targetOf);
  }

  get #table(): Table<TargetRow> {
    return tableOf<TargetRow>(this.strapi, UIDS.target);
  }
}

export const createTargets = ({ strapi }: { strapi: Core.Strapi }): Targets => new Targets(strapi);

const targetOf = (row: TargetRow): Target => ({
  id: row.id,
  name: row.name,
  format: row.format,
  options: row.options ?? {},
  enabled: row.enabled,
  locales: row.locales ?? [],
  overflow: row.overflow ?? 'shorten',
  numbering: row.numbering ?? false,
  hashtags: row.hashtags ?? 'tags',
  voice: row.voice,
  siteId: row.siteId,
  connectionId: row.connectionId,
});
