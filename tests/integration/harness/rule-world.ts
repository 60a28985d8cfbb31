import type { RuleDecisionPage, RuleRequest } from '../../../contracts/rules';
import type { Delivery } from '../../../server/src/services/deliveries/delivery';
import { getService } from '../../../server/src/services/get-service';
import { anArticle, ARTICLE, documentsOf, type Documents } from './articles';
import type { Member } from './people';
import { tablesOf } from './rows';
import { SiteWorld } from './site-world';

/** A rule about articles, as a request makes it. */
export const aRule = (over: Partial<RuleRequest> = {}): RuleRequest => ({
  ...{ name: 'News', contentType: ARTICLE, enabled: true },
  ...over,
});

/** Two sites in two languages and a rule on the first, without workers: the outbox rests until a test relays it. */
export class RuleWorld {
  private constructor(
    readonly world: SiteWorld,
    readonly articles: Documents,
    readonly ruleId: number
  ) {}

  static async start(): Promise<RuleWorld> {
    const world = await SiteWorld.start();
    const locales = world.app.strapi
      .plugin('i18n')
      .service<{ create(locale: object): Promise<unknown> }>('locales');
    await locales.create({ code: 'de', name: 'de' });
    const { data } = await world.post(world.chief, '/rules', aRule());
    return new RuleWorld(world, documentsOf(world.app, ARTICLE), (data as { id: number }).id);
  }

  get tables() {
    return tablesOf(this.world.app);
  }

  /** The rule is like this from now on, and nothing waits in the outbox. */
  async reset(over: Partial<RuleRequest> = {}): Promise<void> {
    await this.forgetNoticed();
    await this.setRule(over);
  }

  async setRule(over: Partial<RuleRequest> = {}): Promise<void> {
    const { world } = this;
    const answer = await world.put(world.chief, `/rules/${this.ruleId}`, aRule(over));
    if (answer.message !== null) throw new Error(answer.message);
  }

  relay(): Promise<void> {
    return getService(this.world.app.strapi, 'outbox').relay();
  }

  async forgetNoticed(): Promise<void> {
    await this.tables.outbox.deleteMany({ where: {} });
  }

  /** What was noticed about an entry and not worked off yet, by language. */
  async noticed(documentId: string): Promise<string[]> {
    const where = { entryDocumentId: documentId };
    const rows = await this.tables.outbox.findMany({ where, orderBy: { locale: 'asc' } });
    return rows.map(({ locale, change, via, isFirst }) => `${locale} ${change} ${via} ${isFirst}`);
  }

  /** Works off what was noticed; answers the codes of everything decided about an entry, oldest first. */
  async codes(documentId: string): Promise<string[]> {
    await this.relay();
    const where = { entryDocumentId: documentId };
    const rows = await this.tables.decisions.findMany({ where, orderBy: { id: 'asc' } });
    return rows.map(({ code }) => code);
  }

  deliveriesOf(documentId: string): Promise<Delivery[]> {
    const where = { entryDocumentId: documentId };
    return this.tables.deliveries.findMany({ where, orderBy: { id: 'asc' } });
  }

  async pageOf(query: string, member: Member = this.world.chief): Promise<RuleDecisionPage> {
    return (await this.world.get(member, `/rule-decisions?${query}`)).data as RuleDecisionPage;
  }

  /** A new article that a person publishes in the Content Manager. */
  async aPublishByPerson(): Promise<string> {
    const { admin } = this.world;
    const documentId = await admin.createArticle(anArticle());
    await admin.publishArticle(documentId, 'en', anArticle());
    return documentId;
  }
}
