import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { accountName } from '../connections/account-name';
import type { Connection } from '../connections/connection';
import type { Where } from '../database/table';
import { inTransaction } from '../database/transaction';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { tellOfEnd } from '../webhooks/told';
import { AiBudgetNotices } from './ai-budget-notices';
import { ApprovalNotices } from './approval-notices';
import type { Notice } from './notice';
import { emitNotice, registerNoticeEvents } from './notice-events';
import { noticeMail } from './notice-mail';
import { NoticeMails } from './notice-mails';
import { webhookMail, type DisabledWebhook } from './webhook-mail';
import { endUntold, TOLD_OF_END, warningDue, warningStep } from './warning-steps';

/** So many accounts are told of in one tick; the rest follows in the next. */
const PER_TICK = 50;

/**
 * Tells people of accounts that end soon, or have ended, before posts wait for them, of posts that
 * wait for approval, and of AI budgets that are nearly spent.
 */
export class Notices {
  readonly #mails: NoticeMails;
  readonly #approvals: ApprovalNotices;
  readonly #aiBudgets: AiBudgetNotices;

  constructor(private readonly strapi: Core.Strapi) {
    this.#mails = new NoticeMails(strapi);
    this.#approvals = new ApprovalNotices(strapi, this.#mails);
    this.#aiBudgets = new AiBudgetNotices(strapi, this.#mails);
  }

  /** At boot: makes our events known to Strapi's webhooks. */
  registerEvents(): void {
    registerNoticeEvents(this.strapi);
  }

  /**
   * One tick of a worker: each warning is given once, however many workers look. Event and mail come
   * after the row says so, so a crash in between loses one of them rather than repeating it.
   */
  async run(): Promise<void> {
    const notices = [...(await this.#claimWarnings()), ...(await this.#claimEnds())];
    for (const notice of notices) await emitNotice(this.strapi, notice);
    if (notices.length > 0) {
      const { missedAfterMs } = getConfig(this.strapi).delivery;
      this.#mails.add(noticeMail(notices, { now: systemClock.now(), missedAfterMs }));
    }
    await this.#approvals.run();
    await this.#aiBudgets.run();
    await this.#mails.flush();
  }

  /** Mails that events are sent to an address no more; it goes out with the next tick. */
  webhookDisabled(webhook: DisabledWebhook): void {
    this.#mails.add(webhookMail(webhook, `${this.#admin}/settings/social-distribution/webhooks`));
  }

  async #claimWarnings(): Promise<Notice[]> {
    const now = systemClock.now();
    const due = warningDue(now);
    const claimed: Notice[] = [];
    for (const connection of await this.#repository.findDue(due, PER_TICK)) {
      const days = connection.endsAt ? warningStep(Date.parse(connection.endsAt), now) : null;
      if (days === null || !(await this.#claimWarning(connection, days, due))) continue;
      claimed.push(await this.#notice(connection, 'expiring', days));
    }
    return claimed;
  }

  async #claimEnds(): Promise<Notice[]> {
    const claimed: Notice[] = [];
    for (const connection of await this.#repository.findDue(endUntold(), PER_TICK)) {
      if (!(await this.#claim(connection, TOLD_OF_END, endUntold()))) continue;
      claimed.push(await this.#notice(connection, 'needs-reconnect', null));
    }
    return claimed;
  }

  /** Webhooks are told at once with it. */
  #claimWarning(connection: Connection, days: number, due: Where): Promise<boolean> {
    return inTransaction(this.strapi, async () => {
      const isOurs = await this.#claim(connection, days, due);
      if (isOurs) await tellOfEnd(this.strapi, connection, days);
      return isOurs;
    });
  }

  /** Whoever changes the row first tells people. */
  #claim({ id }: Connection, warnedDays: number, where: Where): Promise<boolean> {
    return this.#repository.write(id, { warnedDays }, where);
  }

  async #notice(
    connection: Connection,
    kind: Notice['kind'],
    days: number | null
  ): Promise<Notice> {
    const { strapi } = this;
    const { platform, account, siteId } = connection;
    const site = await getService(strapi, 'sites').find(siteId);
    return {
      kind,
      days,
      connection,
      platformLabel: getService(strapi, 'adapters').descriptorOf(platform).label,
      accountName: accountName(platform, account.handle),
      site: site ?? { id: siteId, slug: '', name: `#${siteId}`, timezone: 'UTC' },
      url: `${this.#admin}/plugins/social-distribution/connections`,
    };
  }

  get #admin(): string {
    return String(this.strapi.config.get('admin.absoluteUrl')).replace(/\/+$/, '');
  }

  get #repository() {
    return getService(this.strapi, 'connections').repository;
  }
}

export const createNotices = ({ strapi }: { strapi: Core.Strapi }): Notices => new Notices(strapi);
