import type { AdminClient } from '../../../scripts/person/admin-client';
import type { SiteHabits } from '../../../contracts/site-habits';
import type { Delivery } from '../../../server/src/services/deliveries/delivery';
import { getService } from '../../../server/src/services/get-service';
import { startTestApp, type TestApp } from './app';
import { ARTICLE, documentsOf, type Documents } from './articles';
import { deliveriesOf, distributeArticle, workOff, type DistributeOptions } from './deliveries';
import { asAdmin, blueskyAccount } from './people';
import { tablesOf } from './rows';

interface Locales {
  create(locale: object): Promise<{ id: number }>;
}

/** A Strapi with an account on X and one on Bluesky; the tests are its workers. */
export class UnpublishWorld {
  private constructor(
    readonly app: TestApp,
    readonly admin: AdminClient,
    readonly articles: Documents,
    readonly siteId: number
  ) {}

  static async start(): Promise<UnpublishWorld> {
    const app = await startTestApp({ workers: false });
    const admin = await asAdmin(app);
    await admin.connectByOAuth('x');
    await admin.connectByPassword('bluesky', await blueskyAccount(app));
    const { id } = await getService(app.strapi, 'sites').getDefault();
    const world = new UnpublishWorld(app, admin, documentsOf(app, ARTICLE), id);
    await world.addLanguage('de');
    return world;
  }

  /** Answers its id. */
  async addLanguage(code: string): Promise<number> {
    const locales = this.app.strapi.plugin('i18n').service<Locales>('locales');
    return (await locales.create({ code, name: code })).id;
  }

  async want(onUnpublish: SiteHabits['onUnpublish']): Promise<void> {
    await getService(this.app.strapi, 'sites').update(this.siteId, { onUnpublish });
  }

  relay(): Promise<void> {
    return getService(this.app.strapi, 'outbox').relay();
  }

  removeDue(): Promise<void> {
    return getService(this.app.strapi, 'unpublish').removeDue();
  }

  /** An article whose posts are out. */
  async out(options: DistributeOptions = { platform: 'bluesky' }): Promise<string> {
    const { documentId } = await distributeArticle(this.app, this.admin, options);
    await workOff(this.app, documentId);
    return documentId;
  }

  async unpublish(documentId: string, params: object = {}): Promise<void> {
    await this.articles.unpublish({ documentId, ...params });
    await this.relay();
  }

  async states(documentId: string): Promise<string[]> {
    return (await deliveriesOf(this.app, documentId)).map(({ state }) => state);
  }

  async theDelivery(documentId: string): Promise<Delivery> {
    const [delivery] = await deliveriesOf(this.app, documentId);
    if (!delivery) throw new Error('It was not distributed.');
    return delivery;
  }

  async change(documentId: string, data: Record<string, unknown>): Promise<void> {
    const where = { entryDocumentId: documentId };
    await tablesOf(this.app).deliveries.updateMany({ where, data });
  }
}

/** Whether a post can be seen by everybody. */
export const isThere = async (url: string | null): Promise<boolean> => {
  if (!url) throw new Error('The post has no address.');
  return (await fetch(url)).status === 200;
};
