import type { Core, Schema, UID } from '@strapi/types';

import type { Approval, ApprovalEntry } from '../approvals/approval';
import type { Where } from '../database/table';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import { decisionMail, requestMail, type MailedApproval } from './approval-mails';
import type { NoticeMails } from './notice-mails';

/** The same people hear of approvals once in so long at most; what comes between is one mail, ms. */
const DIGEST_MS = 5 * 60_000;
/** So many are told of in one mail; the rest follows in the next. */
const PER_MAIL = 500;
const DECIDED = ['approved', 'rejected'];

/** Mails those who may approve what waits for them, and whoever asked what became of it. */
export class ApprovalNotices {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly mails: NoticeMails
  ) {}

  /**
   * One tick of a worker. What is told of is marked first: a crash loses a mail, it sends none twice.
   * Never throws: conditions of permissions may be somebody else's code.
   */
  async run(): Promise<void> {
    try {
      await this.#tellAll();
    } catch (error) {
      this.strapi.log.error(
        `Social distribution: mailing about approvals failed: ${String(error)}`
      );
    }
  }

  async #tellAll(): Promise<void> {
    for (const siteId of await this.#untold('siteId', { state: 'pending' })) {
      await this.#tellApprovers(siteId);
    }
    for (const userId of await this.#untold('requestedById', { state: { $in: DECIDED } })) {
      await this.#tellRequester(userId);
    }
  }

  async #tellApprovers(siteId: number): Promise<void> {
    const site = await getService(this.strapi, 'sites').find(siteId);
    const asked = await this.#claim({ state: 'pending', siteId });
    if (!site || asked.length === 0) return;
    const { approvers } = getService(this.strapi, 'approvals');
    // Without anybody who may, those who look after the accounts hear of it.
    const found = await approvers.emailsOf(site);
    const to = found.length > 0 ? found : undefined;
    this.mails.add(requestMail(await this.#mailed(asked), site), to);
  }

  async #tellRequester(userId: number): Promise<void> {
    const decided = await this.#claim({ state: { $in: DECIDED }, requestedById: userId });
    const email = await getService(this.strapi, 'approvals').approvers.emailOf(userId);
    if (email === null || decided.length === 0) return;
    this.mails.add(decisionMail(await this.#mailed(decided)), [email]);
  }

  /** Whose turn it is: there is something to tell, and the last mail was long enough ago. */
  async #untold(column: 'siteId' | 'requestedById', where: Where): Promise<number[]> {
    const { table } = getService(this.strapi, 'approvals');
    const rows = await table.findMany({
      where: { ...where, tellAt: { $notNull: true } },
      select: [column],
      orderBy: { tellAt: 'asc' },
      limit: PER_MAIL,
    });
    const ids = new Set(rows.flatMap((row) => row[column] ?? []));
    const since = new Date(systemClock.now() - DIGEST_MS);
    const due: number[] = [];
    for (const id of ids) {
      const lately = { ...where, [column]: id, toldAt: { $gt: since } };
      if ((await table.count({ where: lately })) === 0) due.push(id);
    }
    return due;
  }

  /** Those that this worker tells of: whoever marks a row first does. */
  async #claim(where: Where): Promise<Approval[]> {
    const { table } = getService(this.strapi, 'approvals');
    const untold = { ...where, tellAt: { $notNull: true } };
    const rows = await table.findMany({ where: untold, orderBy: { id: 'asc' }, limit: PER_MAIL });
    const data = { tellAt: null, toldAt: new Date(systemClock.now()) };
    const claimed: Approval[] = [];
    for (const row of rows) {
      const { count } = await table.updateMany({ where: { ...untold, id: row.id }, data });
      if (count === 1) claimed.push(row);
    }
    return claimed;
  }

  async #mailed(rows: readonly Approval[]): Promise<MailedApproval[]> {
    const approvals = getService(this.strapi, 'approvals');
    const entries = await approvals.entriesOf(rows);
    const sites = await getService(this.strapi, 'sites').list();
    return rows.flatMap((row) => {
      const entry = entries.get(row.id);
      const site = sites.find(({ id }) => id === row.siteId);
      return entry && site ? [this.#mailedOf(row, entry, site)] : [];
    });
  }

  #mailedOf(row: Approval, entry: ApprovalEntry, site: Site): MailedApproval {
    const comment = row.comments?.findLast(({ userId }) => userId === row.decidedById);
    return {
      title: entry.title ?? 'An entry without a title',
      siteName: site.name,
      url: this.#urlOf(entry),
      requestedBy: row.requestedBy,
      decidedBy: row.decidedBy,
      state: row.state,
      comment: comment?.text ?? null,
    };
  }

  /** The entry in the Content Manager, where its posts are shown as well. */
  #urlOf({ uid, documentId, locale }: ApprovalEntry): string {
    const admin = String(this.strapi.config.get('admin.absoluteUrl')).replace(/\/+$/, '');
    const type: Schema.ContentType | undefined = this.strapi.contentTypes[uid as UID.ContentType];
    const isSingle = type?.kind === 'singleType';
    const place = isSingle ? `single-types/${uid}` : `collection-types/${uid}/${documentId}`;
    const query = locale ? `?plugins[i18n][locale]=${encodeURIComponent(locale)}` : '';
    return `${admin}/content-manager/${place}${query}`;
  }
}
