import type { AdminClient } from '../../../scripts/person/admin-client';
import { UIDS } from '../../../server/src/constants';
import type { FoundAccount } from '../../../server/src/platforms/contract';
import { tableOf, type Table } from '../../../server/src/services/database/table';
import type { Delivery } from '../../../server/src/services/deliveries/delivery';
import { getService } from '../../../server/src/services/get-service';
import { startTestApp, type TestApp } from './app';
import { distributeArticle, workOff } from './deliveries';
import { asAdmin, blueskyAccount } from './people';

const DAY_MS = 24 * 60 * 60_000;
/** A page of the sandbox. */
const COMPANY = '90214183';

interface Day {
  deliveryId: number;
  day: string;
  isLast: boolean;
  platform: string;
  requestedBy: string | null;
  [metric: string]: unknown;
}

interface Check {
  id: number;
  deliveryId: number;
  tries: number;
  reason: string | null;
  postedAt: string | number;
  dueAt: string | number;
}

/** A Strapi with an account each on X, Threads, Bluesky and LinkedIn; the tests are its workers. */
export class MetricsWorld {
  private constructor(
    readonly app: TestApp,
    readonly admin: AdminClient
  ) {}

  static async start(): Promise<MetricsWorld> {
    const app = await startTestApp({ workers: false });
    const admin = await asAdmin(app);
    await admin.connectByOAuth('x');
    await admin.connectByOAuth('threads');
    await admin.connectByPassword('bluesky', await blueskyAccount(app));
    const world = new MetricsWorld(app, admin);
    await world.#connectCompany();
    return world;
  }

  get checks(): Table<Check> {
    return tableOf<Check>(this.app.strapi, UIDS.metricCheck);
  }

  get days(): Table<Day> {
    return tableOf<Day>(this.app.strapi, UIDS.analyticsDay);
  }

  /** A post that is out, with its first look ahead. */
  async published(platform: string): Promise<Delivery> {
    const { documentId } = await distributeArticle(this.app, this.admin, { platform });
    const [delivery] = await workOff(this.app, documentId);
    if (delivery?.state !== 'published') throw new Error(`It is not out: ${delivery?.reason}`);
    await getService(this.app.strapi, 'metrics').enrol();
    return delivery;
  }

  /** All posts and looks are so much older now. */
  async pass(ms: number): Promise<void> {
    for (const { id, postedAt, dueAt } of await this.checks.findMany({})) {
      const earlier = { postedAt: Number(postedAt) - ms, dueAt: Number(dueAt) - ms };
      await this.checks.updateMany({ where: { id }, data: earlier });
    }
  }

  daysOf({ id }: Delivery): Promise<Day[]> {
    return this.days.findMany({ where: { deliveryId: id }, orderBy: { day: 'asc' } });
  }

  /** By day. */
  async numbersOf(delivery: Delivery, names: string[]): Promise<(number | null)[][]> {
    return (await this.daysOf(delivery)).map((day) =>
      names.map((name) => (day[name] === null ? null : Number(day[name])))
    );
  }

  checkOf({ id }: Delivery): Promise<Check | null> {
    return this.checks.findOne({ where: { deliveryId: id } });
  }

  /** Its row is of yesterday, so that the next look is of another day. */
  async nightFalls({ id }: Delivery): Promise<void> {
    const day = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
    await this.days.updateMany({ where: { deliveryId: id }, data: { day } });
  }

  /** A company's page on LinkedIn, the only account there that is told numbers. */
  async #connectCompany(): Promise<void> {
    const { strapi, sandbox } = this.app;
    const { id: siteId } = await getService(strapi, 'sites').getDefault();
    const adapters = getService(strapi, 'adapters');
    const scope = { platform: 'linkedin', method: 'organization', siteId, serviceUrl: null };
    const issue = sandbox.platforms.linkedin.actions['issue-token'];
    const found = issue?.({ account: COMPANY }) as FoundAccount;
    await getService(strapi, 'connections').add(await adapters.connectorFor(scope), {
      ...{ siteId, method: adapters.methodOf(scope), found: [found], connectedBy: null },
    });
  }
}
