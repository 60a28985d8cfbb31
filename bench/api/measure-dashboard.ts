import { AdminClient, type Person } from '../../scripts/person/admin-client';
import { openBackend, type BackendName } from '../engine/backend';
import { percentilesOf, type Percentiles } from '../figures/percentiles';
import { startApiApp, type Sizes } from './api-app';

const ANALYTICS = '/api/admin/distribution/analytics';

/** What a dashboard asks for, by what people see. */
const QUERIES = {
  'numbers and those before': '',
  'engagement by day': 'groupBy=day&pageSize=31&sort=key',
  'by platform': 'groupBy=platform',
  'by target': 'groupBy=target&sort=-engagement',
  'by template': 'groupBy=template&sort=-engagementPerPost',
  'by author': 'groupBy=author',
  'by language': 'groupBy=locale',
  'by content-type': 'groupBy=contentType',
  'by site': 'groupBy=site',
  'by hour of the week': 'groupBy=hour&pageSize=168&sort=key',
  'best entries': 'groupBy=entry&sort=-engagement',
  'numbers of one platform': 'platform=x',
} as const;

const EDITOR: Person = {
  firstname: 'Bench',
  lastname: 'Editor',
  email: 'editor@harbour.example',
  password: 'Bench-0nly-for-measuring',
};

export interface DashboardFigures {
  backend: BackendName;
  sizes: Sizes;
  /** To make facts and sums of everything, ms. */
  addUpMs: number;
  queries: { what: string; times: Percentiles }[];
}

/** How long each question of the dashboard takes over HTTP, one after the other. */
export const measureDashboard = async (
  name: BackendName,
  { posts, days, times }: { posts: number; days: number; times: number }
): Promise<DashboardFigures> => {
  const backend = await openBackend(name);
  try {
    const app = await startApiApp(backend);
    try {
      const client = new AdminClient(app.url);
      await client.enter(EDITOR);
      console.log(`· ${name}: writing ${posts} posts …`);
      await app.fillPosts({ count: posts, days });
      console.log(`· ${name}: adding up …`);
      const addUpMs = await app.addUp();
      const queries: DashboardFigures['queries'] = [];
      for (const [what, query] of Object.entries(QUERIES)) {
        queries.push({ what, times: percentilesOf(await timesOf(client, query, times)) });
      }
      return { backend: name, sizes: await app.sizes(), addUpMs, queries };
    } finally {
      await app.stop();
    }
  } finally {
    await backend.close();
  }
};

const timesOf = async (client: AdminClient, query: string, times: number): Promise<number[]> => {
  const taken: number[] = [];
  for (let count = 0; count < times; count += 1) {
    const begun = performance.now();
    await client.request('GET', `${ANALYTICS}?${query}`);
    taken.push(performance.now() - begun);
  }
  return taken;
};
