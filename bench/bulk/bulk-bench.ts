import { AdminClient, type Person } from '../../scripts/person/admin-client';
import { openBackend } from '../engine/backend';
import { startPlatform } from '../platform/start-platform';
import { describeMachine } from '../report/machine';
import { publishReport } from '../report/print-report';
import { startBulkApp } from './bulk-app';
import { bulkRows } from './bulk-rows';
import { measureOrder, type OrderFigures } from './measure-order';

const ROWS = 10_000;
const QUICK_ROWS = 1_000;

const EDITOR: Person = {
  firstname: 'Bench',
  lastname: 'Editor',
  email: 'editor@harbour.example',
  password: 'Bench-0nly-for-measuring',
};

/**
 * `npm run bench -- bulk [--quick]`: one bulk order of 10,000 entries, on SQLite and the embedded
 * queue, in the one process that also serves the admin panel.
 */
export const bulkBench = async (args: string[]): Promise<void> => {
  const isQuick = args.includes('--quick');
  const machine = describeMachine();
  const figures = await measure(isQuick ? QUICK_ROWS : ROWS);
  publishReport({
    name: 'bulk',
    ...{ machine, figures, options: { isQuick }, isJudged: !isQuick },
    rows: figures.flatMap(bulkRows),
  });
  if (figures.some(({ rows, targets, deliveries }) => deliveries !== rows * targets)) {
    process.exitCode = 1;
  }
};

const measure = async (rows: number): Promise<OrderFigures[]> => {
  const backend = await openBackend('embedded');
  const platform = await startPlatform();
  const app = await startBulkApp(backend, platform.env);
  try {
    console.log(`· connecting accounts, writing ${rows} articles …`);
    const client = new AdminClient(app.url);
    await client.enter(EDITOR);
    const page = await client.connectByOAuth('x');
    if (!page.searchParams.get('connected')) throw new Error(`Not connected: ${page.search}`);
    await app.fillArticles(rows);
    const [first] = await targetIdsOf(client);
    console.log('· the order …');
    return [
      await measureOrder(app, client, { rows, targetIds: first === undefined ? [] : [first] }),
    ];
  } finally {
    await app.stop();
    await platform.stop();
    await backend.close();
  }
};

const targetIdsOf = async (client: AdminClient): Promise<number[]> => {
  const path = '/api/admin/distribution/targets';
  const { data } = await client.request<{ data: { id: number }[] }>('GET', path);
  return data.map(({ id }) => id);
};
