import type { Analytics, AnalyticsGroup, AnalyticsTotals } from '../../../contracts/analytics';
import type { AdminClient } from '../../../scripts/person/admin-client';
import { ACTIONS, UIDS } from '../../../server/src/constants';
import { FactMaker } from '../../../server/src/services/analytics/fact-maker';
import { FactStore } from '../../../server/src/services/analytics/fact-store';
import { tableOf } from '../../../server/src/services/database/table';
import { getService } from '../../../server/src/services/get-service';
import { startTestApp, type TestApp } from './app';
import { ARTICLE } from './articles';
import { distributeArticle } from './deliveries';
import { DISTRIBUTION } from './http';
import { aMember, asAdmin, connectEverything } from './people';
import { tablesOf } from './rows';

export const READ_ARTICLES = { action: 'plugin::content-manager.explorer.read', subject: ARTICLE };
export const DAYS = 'from=2031-03-01&to=2031-03-10';

const NO_NUMBERS = {
  ...{ impressions: null, reach: null, videoViews: null, likes: null, comments: null },
  ...{ shares: null, quotes: null, saves: null, clicks: null, engagement: null },
};

const OF_SUMS = /distribution_(delivery_facts|analytics_cells|analytics_stale_days)/;

/** Posts of two articles to three accounts each, and what is told of them. */
export class AnalyticsWorld {
  private constructor(
    readonly app: TestApp,
    readonly admin: AdminClient,
    /** Of the admin's session, for answers that are no JSON. */
    readonly token: string,
    /** Of the first article. */
    readonly documentId: string,
    /** Published twice, failed by us and by a platform, missed, and one of days before. */
    readonly ids: readonly number[]
  ) {}

  static async start(): Promise<AnalyticsWorld> {
    const app = await startTestApp({ workers: false });
    const admin = await asAdmin(app);
    const { token } = await aMember(app, [{ action: ACTIONS.analytics }, READ_ARTICLES]);
    await connectEverything(app, admin);
    const first = await distributeArticle(app, admin);
    const ids = [...first.deliveryIds, ...(await distributeArticle(app, admin)).deliveryIds];
    const world = new AnalyticsWorld(app, admin, token, first.documentId, ids);
    await world.#fill();
    return world;
  }

  change(id: number | undefined, data: Record<string, unknown>) {
    return tablesOf(this.app).deliveries.updateMany({ where: { id }, data });
  }

  /** One turn of a worker. */
  addUp = (): Promise<void> => getService(this.app.strapi, 'analytics').keeper.run();

  /** Facts of all posts as they are, without their sums: a worker that dies halfway. */
  async makeFacts(): Promise<FactStore> {
    const store = new FactStore(this.app.strapi);
    await store.write(await new FactMaker(this.app.strapi).factsOf(this.ids), []);
    return store;
  }

  /** Statements of a piece of work about facts, their sums and the marks of days. */
  async statementsOf(work: () => Promise<unknown>): Promise<string[]> {
    const seen: string[] = [];
    const note = ({ sql }: { sql: string }): void => {
      if (OF_SUMS.test(sql)) seen.push(sql);
    };
    this.app.strapi.db.connection.on('query', note);
    await work();
    this.app.strapi.db.connection.removeListener('query', note);
    return seen;
  }

  async analytics(query: string): Promise<Analytics> {
    const path = `${DISTRIBUTION}/analytics?${query}`;
    return (await this.admin.request<{ data: Analytics }>('GET', path)).data;
  }

  /** Of the days. */
  totals = async (query = DAYS): Promise<AnalyticsTotals> => {
    const found = (await this.analytics(query)).totals;
    if (!found) throw new Error('There are no totals.');
    return found.now;
  };

  /** Of the days. */
  groups = async (query: string): Promise<AnalyticsGroup[]> =>
    (await this.analytics(`${DAYS}&${query}`)).groups?.rows ?? [];

  /** As it is answered. @param token whose session @default one that may read all articles */
  text = (path: string, token: string = this.token): Promise<Response> =>
    fetch(this.app.url + DISTRIBUTION + path, { headers: { authorization: `Bearer ${token}` } });

  /** What somebody is told of the days who holds this token. */
  async toldTo(token: string, more = ''): Promise<Analytics> {
    const answer = await this.text(`/analytics?${DAYS}${more}`, token);
    return ((await answer.json()) as { data: Analytics }).data;
  }

  async #fill(): Promise<void> {
    const { ids } = this;
    const due = { scheduledAt: new Date('2031-03-02T10:00:00Z'), dueAt: null };
    const posted = { ...due, state: 'published', finishedAt: new Date('2031-03-02T10:00:10Z') };
    const mark = { fingerprint: 'f'.repeat(64), startedAt: 1, endedAt: null, doubtedSince: null };
    await this.change(ids[0], {
      ...{ ...posted, postedAt: new Date('2031-03-02T10:00:02Z'), attempts: 1, aiCostUsd: 0.002 },
      ...{ platformCostUsd: 0.2, platformPostId: 'remote-1', commitMark: mark },
    });
    const late = { postedAt: new Date('2031-03-02T10:00:40Z'), attempts: 3 };
    await this.change(ids[1], { ...posted, ...late });
    await this.change(ids[2], { ...due, state: 'failed', errorFamily: 'rejected', attempts: 1 });
    await this.change(ids[3], { ...due, state: 'failed', errorFamily: 'retryable', attempts: 9 });
    await this.change(ids[4], { ...due, state: 'missed' });
    await this.change(ids[5], { scheduledAt: new Date('2031-02-25T10:00:00Z'), dueAt: null });
    await this.#look(ids[0], { impressions: 100, likes: 7, engagement: 7 });
    await this.addUp();
  }

  /** As the metrics of a post are stored. */
  async #look(deliveryId: number | undefined, data: Record<string, unknown>): Promise<void> {
    const post = await tablesOf(this.app).deliveries.findOne({ where: { id: deliveryId } });
    await tableOf(this.app.strapi, UIDS.analyticsDay).createMany({
      data: [
        {
          ...{ deliveryId, day: '2031-03-02', measuredAt: new Date(), isLast: true, ...NO_NUMBERS },
          ...{ platform: post?.platform, entryUid: ARTICLE, entryLocale: 'en' },
          ...{ entryDocumentId: post?.entryDocumentId, ...data },
        },
      ],
    });
  }
}
