import type { Core } from '@strapi/types';

import { getService } from '../get-service';
import { aiBudgetMail, alertInWords } from './ai-budget-mail';
import type { NoticeMails } from './notice-mails';

/** Mails that the AI budget of a site is nearly or wholly spent. */
export class AiBudgetNotices {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly mails: NoticeMails
  ) {}

  /** One tick of a worker: each share is told of once a month, however many workers look. */
  async run(): Promise<void> {
    const admin = String(this.strapi.config.get('admin.absoluteUrl')).replace(/\/+$/, '');
    for (const alert of await getService(this.strapi, 'aiUsage').claimAlerts()) {
      this.strapi.log.warn(`Social distribution: ${alertInWords(alert)}`);
      this.mails.add(aiBudgetMail(alert, `${admin}/settings/social-distribution/ai`));
    }
  }
}
