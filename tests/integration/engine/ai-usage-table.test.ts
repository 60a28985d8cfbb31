import { UIDS } from '../../../server/src/constants';
import {
  makePartition,
  strayMonths,
  toPartitions,
} from '../../../server/src/services/ai-usage/postgres-partitions';
import { tableOf } from '../../../server/src/services/database/table';
import { AiMoney, attempt, openCall, purseOf } from '../harness/ai-money';
import { startTestApp, type TestApp } from '../harness/app';
import { chosenBackend } from '../harness/backing';

const isPostgres = chosenBackend() === 'postgres';

let app: TestApp;
let money: AiMoney;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  money = new AiMoney(app);
}, 90_000);

afterAll(async () => {
  await app?.close();
});

const rows = () => tableOf<{ id: number; createdAt: string }>(app.strapi, UIDS.aiUsage);

/** As a call of that moment would have written it. */
const aRowFrom = (site: { id: number }, at: string) =>
  rows().createMany({
    data: [
      {
        ...{ siteId: site.id, month: at.slice(0, 7), purpose: 'adaptation', outcome: 'answered' },
        ...{ cost: 5, counted: 5, createdAt: new Date(at) },
      },
    ],
  });

/** Strapi's own look at the difference between its models and the database. */
interface StrapiSchema {
  schema: unknown;
  syncSchema(): Promise<string>;
  schemaStorage: { read(): Promise<{ schema: unknown }> };
  schemaDiff: {
    diff(of: Record<string, unknown>): Promise<{ diff: { tables: Record<string, TableChange[]> } }>;
  };
}

interface TableChange {
  name: string;
}

const strapiSchema = () => (app.strapi.db as unknown as { schema: StrapiSchema }).schema;

/** As after an update that changes any model. */
const syncSchema = () => strapiSchema().syncSchema();

/** What Strapi would do to a table, or to one that is called after it. */
const changesOf = async (table: string): Promise<string[]> => {
  const { schema, schemaStorage, schemaDiff } = strapiSchema();
  const { schemaInspector } = app.strapi.db.dialect;
  const { diff } = await schemaDiff.diff({
    previousSchema: (await schemaStorage.read()).schema,
    databaseSchema: await schemaInspector.getSchema(),
    userSchema: schema,
  });
  const { added = [], updated = [], removed = [] } = diff.tables;
  const changed = [...added, ...updated, ...removed].map(({ name }) => name);
  return changed.filter((name) => name.startsWith(table));
};

const timesOf = async (site: { id: number }): Promise<string[]> => {
  const found = await rows().findMany({
    where: { siteId: site.id },
    orderBy: { createdAt: 'asc' },
  });
  return found.map(({ createdAt }) => new Date(createdAt).toISOString().slice(0, 10));
};

describe('what is older than 25 months', () => {
  it('goes, and nothing that is younger', async () => {
    const site = await money.site();
    const kept = ['2025-02-01T00:00:00Z', '2025-09-09T09:00:00Z', '2027-03-01T00:00:00Z'];
    const old = ['2024-11-30T12:00:00Z', '2025-01-31T23:59:59Z'];
    for (const at of [...kept, ...old]) await aRowFrom(site, at);
    // Rows of months without a partition find one of their own.
    await money.process().tidy();
    expect(await timesOf(site)).toEqual(kept.map((at) => at.slice(0, 10)));
    await money.process().tidy();
    expect(await timesOf(site)).toEqual(kept.map((at) => at.slice(0, 10)));
  });
});

describe('the table after another start', () => {
  it('has all its rows, indexes and columns, and takes more', async () => {
    const site = await money.site();
    await (await openCall(purseOf(money.process(), site)))?.settle(attempt());
    await app.stop();
    await app.start();
    // The schema is compared with the database only when it changed.
    await syncSchema();
    expect(await changesOf('ai_usage_logs')).toEqual([]);
    await (await openCall(purseOf(money.process(), site)))?.settle(attempt());
    expect(await money.log(site)).toHaveLength(2);
  }, 90_000);
});

(isPostgres ? describe : describe.skip)('on PostgreSQL, the table', () => {
  const ask = async <Row>(sql: string): Promise<Row[]> => {
    const { rows: found }: { rows: Row[] } = await app.strapi.db.connection.raw(sql);
    return found;
  };
  const partitions = async () =>
    (
      await ask<{ name: string }>(
        `SELECT inhrelid::regclass::text AS name FROM pg_inherits
         WHERE inhparent = 'ai_usage_logs'::regclass ORDER BY 1`
      )
    ).map(({ name }) => name.replace('ai_usage_logs_', ''));
  const whereIs = async (site: { id: number }) =>
    (
      await ask<{ name: string }>(
        `SELECT tableoid::regclass::text AS name FROM ai_usage_logs WHERE site_id = ${site.id} ORDER BY created_at`
      )
    ).map(({ name }) => name.replace('ai_usage_logs_', ''));

  it('is in partitions by month, those to come and the one for the rest are there', async () => {
    const [{ kind } = { kind: '' }] = await ask<{ kind: string }>(
      `SELECT relkind AS kind FROM pg_class WHERE oid = 'ai_usage_logs'::regclass`
    );
    expect(kind).toBe('p');
    const months = Array.from({ length: 3 }, (_, ahead) => {
      const now = new Date();
      const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
      return month.toISOString().slice(0, 7).replace('-', '_');
    });
    expect(await partitions()).toEqual(expect.arrayContaining([...months, 'default']));
  });

  it('has each row in the partition of its month, the first and the last moment too', async () => {
    const site = await money.site();
    const usage = money.process();
    for (const at of ['2027-06-30T23:59:59.999Z', '2027-07-01T00:00:00.000Z']) {
      money.now = Date.parse(at);
      await (await openCall(purseOf(usage, site)))?.settle(attempt());
    }
    expect(await whereIs(site)).toEqual(['2027_06', '2027_07']);
  });

  it('loses no row for which nobody made a partition, and moves it when there is one', async () => {
    const site = await money.site();
    await aRowFrom(site, '2029-05-05T05:05:05Z');
    expect(await whereIs(site)).toEqual(['default']);
    money.now = Date.UTC(2029, 4, 6);
    // As when several processes see the new month at once, in the midst of their calls.
    const processes = [money.process(), money.process(), money.process()];
    const calls = Array.from({ length: 30 }, async (_, place) => {
      const pass = await openCall(purseOf(processes[place % 3] ?? money.process(), site));
      await pass?.settle(attempt());
    });
    await Promise.all(calls);
    await money.process().tidy();
    expect(await whereIs(site)).toEqual(Array.from({ length: 31 }, () => '2029_05'));
  });

  it('gives up whole partitions when their time is over', async () => {
    const site = await money.site();
    money.now = Date.UTC(2027, 3, 20);
    await (await openCall(purseOf(money.process(), site)))?.settle(attempt());
    expect(await partitions()).toContain('2027_04');
    money.now = Date.UTC(2029, 5, 2);
    await money.process().tidy();
    expect(await partitions()).not.toContain('2027_04');
    expect(await money.log(site)).toEqual([]);
  });

  it('has its indexes on every partition', async () => {
    const found = await ask<{ columns: string }>(
      `SELECT string_agg(a.attname, ',' ORDER BY a.attnum) AS columns FROM pg_index i
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
       WHERE i.indrelid = 'ai_usage_logs_2029_06'::regclass GROUP BY i.indexrelid`
    );
    expect(found.map(({ columns }) => columns).sort()).toEqual([
      ...['created_at', 'id,created_at', 'site_id,month'],
    ]);
  });

  it('was a plain one with rows, and has them all, in any schema: ids go on after the last', async () => {
    await ask(`CREATE SCHEMA side`);
    await ask(
      `CREATE TABLE side.words (id serial PRIMARY KEY, word text NOT NULL, created_at timestamp(6) NOT NULL)`
    );
    await ask(
      `INSERT INTO side.words (word, created_at) VALUES ('lamp', '2026-01-31 23:59'), ('tide', '2026-02-01 00:00')`
    );
    const words = {
      schema: 'side',
      name: 'words',
      indexes: [{ name: 'words_ix', columns: ['word'] }],
    };
    const turn = () =>
      app.strapi.db.connection.transaction(async (trx) => {
        await toPartitions(trx, words);
        for (const month of await strayMonths(trx, words)) await makePartition(trx, words, month);
      });
    await turn();
    await turn();
    await ask(`INSERT INTO side.words (word, created_at) VALUES ('mole', '2026-02-28 12:00')`);
    expect(
      await ask(
        `SELECT tableoid::regclass::text AS name, id, word FROM side.words ORDER BY created_at`
      )
    ).toEqual([
      { name: 'side.words_2026_01', id: 1, word: 'lamp' },
      { name: 'side.words_2026_02', id: 2, word: 'tide' },
      { name: 'side.words_2026_02', id: 3, word: 'mole' },
    ]);
    expect(await ask(`SELECT to_regclass('side.words_plain')::text AS name`)).toEqual([
      { name: null },
    ]);
    await ask(`DROP SCHEMA side CASCADE`);
  });

  it('takes a column that a later version adds, in every partition', async () => {
    await ask('ALTER TABLE ai_usage_logs ADD COLUMN later_on integer');
    const site = await money.site();
    money.now = Date.UTC(2030, 0, 2);
    await (await openCall(purseOf(money.process(), site)))?.settle(attempt());
    expect(await whereIs(site)).toEqual(['2030_01']);
    await ask('ALTER TABLE ai_usage_logs DROP COLUMN later_on');
  });
});
