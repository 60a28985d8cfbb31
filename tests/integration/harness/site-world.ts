import type { AdminClient } from '../../../scripts/person/admin-client';
import type { SiteDetails } from '../../../contracts/sites';
import { ACTIONS } from '../../../server/src/constants';
import { startTestApp, type TestApp, type TestAppOptions } from './app';
import { aPublishedArticle, ARTICLE } from './articles';
import { callApi, type Answer, type Call } from './http';
import { aMember, asAdmin, type Member, type Right } from './people';
import { tablesOf } from './rows';
import { anAccountOf, aSite, type SiteAccount } from './sites';

export const READ_ARTICLES: Right = {
  action: 'plugin::content-manager.explorer.read',
  subject: ARTICLE,
};

export const rightsTo = (actions: readonly string[], conditions: string[] = []): Right[] =>
  actions.map((action) => ({ action, conditions }));

/** An article as requests name it. */
export const entryOf = (documentId: string) => ({ contentType: ARTICLE, documentId, locale: 'en' });

export const idsIn = (rows: unknown): number[] => (rows as { id: number }[]).map(({ id }) => id);

/** A Strapi without workers that has two sites, each with an account. */
export class SiteWorld {
  private constructor(
    readonly app: TestApp,
    readonly admin: AdminClient,
    /** Holds every permission of ours, without any limit. */
    readonly chief: Member,
    readonly sites: { main: SiteDetails; north: SiteDetails },
    readonly accounts: { main: SiteAccount; north: SiteAccount }
  ) {}

  /** @param options beyond those of every such world */
  static async start(options: TestAppOptions = {}): Promise<SiteWorld> {
    const app = await startTestApp({ workers: false, ...options });
    const admin = await asAdmin(app);
    const chief = await aMember(app, [...rightsTo(Object.values(ACTIONS)), READ_ARTICLES]);
    const { data } = await callApi(app, { method: 'GET', path: '/sites', token: chief.token });
    const [main] = data as [SiteDetails];
    const linkBaseUrl = 'https://north.example/';
    const north = await aSite(admin, { slug: 'north', name: 'North Pier', linkBaseUrl });
    const accounts = {
      main: await anAccountOf(app, main.id),
      north: await anAccountOf(app, north.id),
    };
    return new SiteWorld(app, admin, chief, { main, north }, accounts);
  }

  ask(member: Member, call: Omit<Call, 'token'>): Promise<Answer> {
    return callApi(this.app, { ...call, token: member.token });
  }

  get(member: Member, path: string): Promise<Answer> {
    return this.ask(member, { method: 'GET', path });
  }

  post(member: Member, path: string, body: object = {}): Promise<Answer> {
    return this.ask(member, { method: 'POST', path, body });
  }

  put(member: Member, path: string, body: object): Promise<Answer> {
    return this.ask(member, { method: 'PUT', path, body });
  }

  remove(member: Member, path: string): Promise<Answer> {
    return this.ask(member, { method: 'DELETE', path });
  }

  async listOf(path: string, member: Member): Promise<unknown[]> {
    return (await this.get(member, path)).data as unknown[];
  }

  /** Slugs of the sites that a person sees. */
  async sitesOf(member: Member): Promise<string[]> {
    return ((await this.listOf('/sites', member)) as SiteDetails[]).map(({ slug }) => slug);
  }

  /** A queued delivery of a new article on a site. */
  async aDeliveryOn(site: SiteDetails): Promise<number> {
    const body = entryOf(await aPublishedArticle(this.app));
    const { data, message } = await this.post(this.chief, `/dispatch?site=${site.slug}`, body);
    const [id] = (data as { deliveryIds: number[] } | null)?.deliveryIds ?? [];
    if (id === undefined) throw new Error(`Nothing was dispatched: ${message}`);
    return id;
  }

  async turnInto(deliveryId: number, data: Record<string, unknown>): Promise<void> {
    await tablesOf(this.app).deliveries.updateMany({ where: { id: deliveryId }, data });
  }
}
