import type {
  BulkOrderPage,
  BulkOrderView,
  BulkRowPage,
  BulkRowView,
} from '../../../contracts/bulk';
import type { Delivery } from '../../../server/src/services/deliveries/delivery';
import { getService } from '../../../server/src/services/get-service';
import type { TestApp } from './app';
import { aPublishedArticle } from './articles';
import { DISTRIBUTION, type Answer } from './http';
import type { Member } from './people';
import { tablesOf } from './rows';
import { entryOf, SiteWorld } from './site-world';

export interface CsvForm {
  text: string | Buffer;
  fields?: Record<string, string>;
  query?: string;
}

/** Hands a CSV file in, as the admin panel does. */
export const sendCsv = async (
  app: TestApp,
  { token }: Member,
  { text, fields = {}, query = '' }: CsvForm
): Promise<Answer> => {
  const form = new FormData();
  const bytes = new Uint8Array(Buffer.from(text as string));
  form.set('file', new Blob([bytes], { type: 'text/csv' }), 'posts.csv');
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return sendForm(app, token, { form, query });
};

export const sendForm = async (
  app: TestApp,
  token: string,
  { form, query = '' }: { form: FormData; query?: string }
): Promise<Answer> => {
  const response = await fetch(`${app.url}${DISTRIBUTION}/dispatch/bulk/csv${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  const { data, error } = (await response.json()) as {
    data?: unknown;
    error?: { message: string };
  };
  const message = error?.message ?? null;
  return { status: response.status, message, data: data ?? null, headers: response.headers };
};

/** Orders of a world, as one of its people works with them. */
export class BulkDesk {
  constructor(
    private readonly world: SiteWorld,
    private readonly member: Member
  ) {}

  async order(body: object, query = ''): Promise<BulkOrderView> {
    return orderIn(await this.world.post(this.member, `/dispatch/bulk${query}`, body));
  }

  async act(order: { id: number }, action: string): Promise<BulkOrderView> {
    return orderIn(await this.world.post(this.member, `/bulk/${order.id}/${action}`));
  }

  async find({ id }: { id: number }): Promise<BulkOrderView> {
    return orderIn(await this.world.get(this.member, `/bulk/${id}`));
  }

  async list(query = ''): Promise<BulkOrderView[]> {
    const { data } = await this.world.get(this.member, `/bulk${query}`);
    return (data as BulkOrderPage).orders;
  }

  async rows({ id }: { id: number }, query = ''): Promise<BulkRowView[]> {
    const { data } = await this.world.get(this.member, `/bulk/${id}/rows?pageSize=500${query}`);
    return (data as BulkRowPage).rows;
  }

  /** Is the worker: works off what runs. */
  async workOff(order: { id: number }): Promise<BulkOrderView> {
    await getService(this.world.app.strapi, 'bulk').work.workOff();
    return this.find(order);
  }
}

/** @throws when it was refused */
export const orderIn = ({ status, message, data }: Answer): BulkOrderView => {
  if (status >= 400) throw new Error(`${status}: ${message}`);
  return data as BulkOrderView;
};

export const HOUR_MS = 3_600_000;

export const inHours = (hours: number): string =>
  new Date(Date.now() + hours * HOUR_MS).toISOString();

export const itemsOf = (ids: readonly string[]) => ids.map(entryOf);

/** Published articles to be ordered, and what became of them. */
export class BulkArticles {
  constructor(private readonly app: TestApp) {}

  make(count: number): Promise<string[]> {
    return Promise.all(Array.from({ length: count }, () => aPublishedArticle(this.app)));
  }

  /** In the order of their times. */
  posts(ids: readonly string[]): Promise<Delivery[]> {
    return tablesOf(this.app).deliveries.findMany({
      where: { entryDocumentId: { $in: [...ids] } },
      orderBy: [{ scheduledAt: 'asc' }, { id: 'asc' }],
    });
  }

  async states(ids: readonly string[]): Promise<string[]> {
    return (await this.posts(ids)).map(({ state }) => state);
  }
}

export interface BulkTools {
  world: SiteWorld;
  /** The chief's. */
  desk: BulkDesk;
  articles: BulkArticles;
}

/** A world for the tests of a file, where the chief orders in bulk; it is closed after them. */
export const withBulkDesk = (take: (tools: BulkTools) => void): void => {
  let world: SiteWorld | undefined;
  beforeAll(async () => {
    world = await SiteWorld.start();
    const desk = new BulkDesk(world, world.chief);
    take({ world, desk, articles: new BulkArticles(world.app) });
  }, 60_000);
  afterAll(async () => {
    await world?.app.close();
  });
};
