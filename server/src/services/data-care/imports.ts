import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf } from '../database/table';
import { inTransaction } from '../database/transaction';
import { isUniqueViolation } from '../database/unique-violation';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { renumberReferences } from './imported-references';
import { originOf, type Instance } from './instance';
import { MARKED_TYPES, markRows } from './marked-types';

interface MarkedRow {
  id: number;
  origin: string | null;
}

/** What is true of one site and its posts only, and so of no copy. */
const LEFT_BEHIND = [
  UIDS.delivery,
  UIDS.distribution,
  UIDS.schedule,
  UIDS.approval,
  UIDS.bulkOrder,
  UIDS.bulkRow,
  UIDS.rateLimit,
  UIDS.outbox,
  UIDS.metricCheck,
];

/**
 * Recognises that Strapi's import, restore or transfer put another instance's rows here (or earlier
 * ones of this instance), and makes settings of them that share nothing by themselves.
 */
export class Imports {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly instance: Instance
  ) {}

  /** Before anything goes out: at the start, and before each turn of a worker. Answers whether it was an import. */
  async settle(): Promise<boolean> {
    const sites = await this.#rows(UIDS.site);
    const name = await this.instance.read();
    if (name !== null && sites.every(({ id, origin }) => origin === originOf(name, id))) {
      return false;
    }
    const isImport = await this.#isImport(sites, name);
    try {
      await inTransaction(this.strapi, () => (isImport ? this.#takeIn() : this.#adopt(name)));
    } catch (error) {
      // Another process did it at the same moment.
      if (isUniqueViolation(error)) return false;
      throw error;
    }
    return isImport;
  }

  async #isImport(sites: readonly MarkedRow[], name: string | null): Promise<boolean> {
    const isForeign = ({ id, origin }: MarkedRow) =>
      origin !== null && (name === null || origin !== originOf(name, id));
    if (sites.some(isForeign)) return true;
    if (name !== null) return false;
    // Rows of a version that did not mark them. An import empties the audit log, an update does not.
    const hasAccounts = (await tableOf(this.strapi, UIDS.connection).count({})) > 0;
    return hasAccounts && (await tableOf(this.strapi, UIDS.auditEntry).count({})) === 0;
  }

  async #adopt(name: string | null): Promise<void> {
    const instance = name ?? (await this.instance.rename());
    for (const uid of MARKED_TYPES) {
      const unmarked = (await this.#rows(uid)).filter(({ origin }) => origin === null);
      await markRows(this.strapi, { uid, ids: unmarked.map(({ id }) => id), instance });
    }
  }

  async #takeIn(): Promise<void> {
    const { strapi } = this;
    // First, so that of two processes one fails before it changes anything.
    const instance = await this.instance.rename();
    await renumberReferences(strapi);
    for (const uid of LEFT_BEHIND) await tableOf(strapi, uid).deleteMany({ where: {} });
    await this.#calmDown();
    for (const uid of MARKED_TYPES) {
      const ids = (await this.#rows(uid)).map(({ id }) => id);
      await markRows(strapi, { uid, ids, instance });
    }
    await getService(strapi, 'audit').record({
      actor: { kind: 'system', id: null, name: null },
      action: 'settings.import',
      siteId: null,
      subject: { kind: 'settings', id: null, name: null },
      ...{ before: null, after: null, origin: null },
    });
    strapi.log.warn(
      'Social distribution: settings were imported. Every account needs to be reconnected, every site is paused, and waiting posts and schedules did not come along. Reconnect the accounts, then resume the sites.'
    );
  }

  async #calmDown(): Promise<void> {
    const { strapi } = this;
    await tableOf(strapi, UIDS.connection).updateMany({ where: {}, data: { ...NO_ACCESS } });
    // People have other numbers here: nobody is a member by accident.
    const siteData = { paused: true, memberUsers: [], memberRoles: [] };
    await tableOf(strapi, UIDS.site).updateMany({ where: {}, data: siteData });
    await tableOf(strapi, UIDS.experiment).updateMany({
      where: { status: 'running' },
      data: { status: 'stopped', stoppedAt: new Date(systemClock.now()) },
    });
  }

  #rows(uid: string): Promise<MarkedRow[]> {
    return tableOf<MarkedRow>(this.strapi, uid).findMany({
      ...{ select: ['id', 'origin'], orderBy: { id: 'asc' } },
    });
  }
}

const REASON =
  'The account came with an import, and its access stayed behind. Reconnect it to post from here.';

const NO_ACCESS = {
  ...{ credentials: null, keyId: null, expiresAt: null, refreshExpiresAt: null, endsAt: null },
  ...{ renewToken: null, renewUntil: null, renewAt: null, renewFailures: 0, warnedDays: null },
  ...{ status: 'needs_reconnect', statusReason: REASON, health: 'red', healthReason: REASON },
  ...{ checkAt: null, threadToken: null, threadUntil: null, connectedBy: null },
};
