import { UIDS } from '../../server/src/constants';
import { publicHealthSchema } from '../../contracts/monitoring';
import type { AdminClient } from '../../scripts/person/admin-client';
import { tableOf } from '../../server/src/services/database/table';
import { getService } from '../../server/src/services/get-service';
import { METRICS } from '../../server/src/services/monitoring/prometheus/metric';
import { startTestApp, type TestApp } from './harness/app';
import { distributeArticle, settled } from './harness/deliveries';
import { asAdmin, blueskyAccount } from './harness/people';
import { tablesOf } from './harness/rows';

const TOKEN = 'scrape-me-with-this-token';
const HOUR_MS = 60 * 60_000;

let app: TestApp;
let admin: AdminClient;

beforeAll(async () => {
  app = await startTestApp({ config: { 'monitoring.prometheus.token': TOKEN } });
  admin = await asAdmin(app);
  await admin.connectByPassword('bluesky', await blueskyAccount(app));
}, 90_000);

afterAll(async () => {
  await app?.close();
});

afterEach(() => {
  jest.restoreAllMocks();
});

const PUBLIC = '/api/social-distribution';

const monitoring = () => getService(app.strapi, 'monitoring');

/** The page of metrics as a scraper gets it. */
const scrape = async (authorization: string | null = `Bearer ${TOKEN}`) => {
  const headers: Record<string, string> = authorization === null ? {} : { authorization };
  const answer = await fetch(`${app.url}${PUBLIC}/metrics`, { headers });
  const type = answer.headers.get('content-type') ?? '';
  return { status: answer.status, type, text: await answer.text() };
};

/** What a series stands at; null: there is none. Readings are shared for some seconds. */
const valueOf = async (series: string): Promise<number | null> => {
  await new Promise((resolve) => setTimeout(resolve, 5_100));
  const { text } = await scrape();
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? null : Number(line.slice(series.length + 1));
};

const health = async () => {
  const answer = await fetch(`${app.url}${PUBLIC}/health`);
  const body: unknown = await answer.json();
  return { status: answer.status, body: publicHealthSchema.parse(body), raw: body };
};

/** A look that is not shared with the one before. */
const freshHealth = async () => {
  await new Promise((resolve) => setTimeout(resolve, 5_100));
  return health();
};

describe('the health endpoint', () => {
  it('says ok to everybody while posts go out, and nothing else', async () => {
    const { status, raw } = await health();
    expect(status).toBe(200);
    expect(raw).toEqual({ status: 'ok' });
  });

  it('looks once for all who ask within five seconds', async () => {
    await freshHealth();
    const status = jest.spyOn(getService(app.strapi, 'queue'), 'status');
    const answers = await Promise.all([health(), health(), health()]);
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200]);
    expect(status.mock.calls.length).toBeLessThanOrEqual(1);
  }, 20_000);

  it('fails with 503 and names the queue while that is away, and is well again after', async () => {
    const queue = getService(app.strapi, 'queue');
    const away = { ...(await queue.status()), state: 'unreachable' as const };
    jest.spyOn(queue, 'status').mockResolvedValue(away);
    const failing = await freshHealth();
    expect(failing).toMatchObject({ status: 503, raw: { status: 'failing', failing: ['queue'] } });
    jest.restoreAllMocks();
    expect((await freshHealth()).status).toBe(200);
  }, 30_000);

  it('fails when posts are due for longer than any busy worker leaves them', async () => {
    const { deliveryIds } = await distributeArticle(app, admin);
    const [id = 0] = deliveryIds;
    const { deliveries } = tablesOf(app);
    await getService(app.strapi, 'workers').stop(2_000);
    const dueAt = new Date(Date.now() - HOUR_MS);
    await deliveries.updateMany({ where: { id }, data: { state: 'queued', dueAt } });
    const { status, body } = await freshHealth();
    expect(status).toBe(503);
    expect(body.status === 'failing' && body.failing).toContain('deliveries');
    await deliveries.updateMany({ where: { id }, data: { state: 'cancelled', dueAt: null } });
    await getService(app.strapi, 'workers').start();
  }, 30_000);
});

describe('the metrics', () => {
  it('are refused without the token, and never with 401', async () => {
    expect((await scrape(null)).status).toBe(403);
    expect((await scrape('Bearer wrong')).status).toBe(403);
    expect((await scrape(`Bearer ${TOKEN}x`)).status).toBe(403);
  });

  it('hold every metric that the documentation names, in the text format', async () => {
    const { status, type, text } = await scrape();
    expect(status).toBe(200);
    expect(type).toContain('text/plain; version=0.0.4');
    for (const [name, { kind }] of Object.entries(METRICS)) {
      expect(text).toContain(`# TYPE ${name} ${kind}\n`);
    }
  });

  it('count a post that went out, its try and its time', async () => {
    const series = 'social_distribution_deliveries_total{platform="bluesky",outcome="published"}';
    const before = (await valueOf(series)) ?? 0;
    const { documentId } = await distributeArticle(app, admin);
    await settled(app, documentId);
    expect(await valueOf(series)).toBe(before + 1);
    const { text } = await scrape();
    expect(text).toMatch(/attempts_total\{platform="bluesky",outcome="published"\} [1-9]/);
    expect(text).toMatch(/attempt_duration_seconds_bucket\{platform="bluesky",le="\+Inf"\} [1-9]/);
    expect(text).toMatch(/request_duration_seconds_count\{api="admin",answer="2xx"\} [1-9]/);
    expect(text).toContain('social_distribution_circuit_open{platform="bluesky"} 0');
    expect(text).toContain('social_distribution_up{part="queue"} 1');
  }, 30_000);

  it('keep their counts over a restart', async () => {
    const series = 'social_distribution_deliveries_total{platform="bluesky",outcome="published"}';
    const before = await valueOf(series);
    expect(before).toBeGreaterThan(0);
    await app.stop();
    await app.start();
    expect(await valueOf(series)).toBe(before);
  }, 60_000);

  it('tell no secret, no account and no entry', async () => {
    const { password, identifier } = await blueskyAccount(app);
    const { text } = await scrape();
    expect(text).not.toContain(password);
    expect(text).not.toContain(identifier);
    expect(text).not.toContain(TOKEN);
  });

  it('are not there without a token in the config', async () => {
    app.strapi.config.set('plugin::social-distribution.monitoring', {});
    expect((await scrape()).status).toBe(404);
    app.strapi.config.set('plugin::social-distribution.monitoring.prometheus', { token: TOKEN });
  });
});

describe('counting', () => {
  const ofName = async () =>
    (await monitoring().tallies.totals()).filter(({ label }) => label === 'made-up');

  it('adds to what other processes wrote', async () => {
    const { tallies } = monitoring();
    tallies.count('oauth', 'made-up', 'connected', 5);
    await tallies.flush();
    tallies.count('oauth', 'made-up', 'connected', 2);
    tallies.count('oauth', 'made-up', 'failed');
    await tallies.flush();
    const counted = await ofName();
    expect(counted).toContainEqual(
      expect.objectContaining({ outcome: 'connected', cases: 2, amount: 7 })
    );
    expect(counted).toContainEqual(expect.objectContaining({ outcome: 'failed', cases: 1 }));
  });

  it('keeps what could not be written, and never fails who counts', async () => {
    const { tallies } = monitoring();
    jest.spyOn(app.strapi.db, 'getConnection').mockImplementation(() => {
      throw new Error('away');
    });
    tallies.count('oauth', 'made-up', 'cancelled');
    await expect(tallies.flush()).resolves.toBeUndefined();
    jest.restoreAllMocks();
    expect((await ofName()).some(({ outcome }) => outcome === 'cancelled')).toBe(false);
    await tallies.flush();
    expect((await ofName()).some(({ outcome }) => outcome === 'cancelled')).toBe(true);
  });

  it('forgets days of long ago and keeps the total', async () => {
    const table = tableOf<{ day: string }>(app.strapi, UIDS.tally);
    const old = { name: 'oauth', label: 'old', outcome: 'connected', cases: 1, amount: 0 };
    for (const day of ['2020-01-01', 'all']) await table.create({ data: { ...old, day } });
    await getService(app.strapi, 'retention').clean('counts');
    const left = await table.findMany({ where: { label: 'old' } });
    expect(left.map(({ day }) => day)).toEqual(['all']);
  });
});
