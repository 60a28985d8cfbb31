import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';

import type { BulkOrderView } from '../../contracts/bulk';
import { ACTIONS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import { anArticle, ARTICLE, aDraft, aPublishedArticle, documentsOf } from './harness/articles';
import {
  withBulkDesk,
  orderIn,
  type BulkDesk,
  sendCsv,
  sendForm,
  type CsvForm,
} from './harness/bulk';
import { aMember } from './harness/people';
import { tablesOf } from './harness/rows';
import { READ_ARTICLES, rightsTo, type SiteWorld } from './harness/site-world';

let world: SiteWorld;
let desk: BulkDesk;

withBulkDesk((tools) => {
  ({ world, desk } = tools);
});

const FIELDS = { contentType: ARTICLE };

const send = (text: string | Buffer, form: Omit<CsvForm, 'text'> = {}) =>
  sendCsv(world.app, world.chief, { fields: FIELDS, ...form, text });

const ordered = async (text: string, form: Omit<CsvForm, 'text'> = {}): Promise<BulkOrderView> =>
  orderIn(await send(text, form));

/** A published article with a slug that was chosen. */
const withSlug = (slug: string) => aPublishedArticle(world.app, { slug });

const nextYear = new Date().getUTCFullYear() + 1;

const ordersThereAre = async () =>
  ((await world.get(world.chief, '/bulk?pageSize=100')).data as { orders: unknown[] }).orders
    .length;

describe('a CSV file', () => {
  it('becomes a draft that shows each row with its time, and then goes out', async () => {
    const first = await withSlug('tide-table');
    const second = await withSlug('ferry-times');
    const order = await ordered(
      [
        'slug;date;time;text',
        `tide-table;${nextYear}-01-15;09:00;"High water at nine;`,
        'mind the step"',
        `ferry-times;15.07.${nextYear};09:00;`,
      ].join('\r\n'),
      { fields: { ...FIELDS, zone: 'Europe/Lisbon', name: 'January' } }
    );
    expect(order).toMatchObject({ state: 'draft', name: 'January', zone: 'Europe/Lisbon' });
    expect(order.counts).toMatchObject({ waiting: 2, bad: 0 });
    // The clock of Lisbon is an hour ahead in July.
    const times = [`${nextYear}-01-15T09:00:00.000Z`, `${nextYear}-07-15T08:00:00.000Z`];
    expect(order).toMatchObject({ firstDueAt: times[0], lastDueAt: times[1] });
    expect(await desk.rows(order)).toMatchObject([
      { position: 2, entryDocumentId: first, dueAt: times[0], timing: 'at' },
      { position: 3, entryDocumentId: second, dueAt: times[1], text: null },
    ]);
    await desk.act(order, 'start');
    expect(await desk.workOff(order)).toMatchObject({ state: 'done', deliveries: { queued: 2 } });
    const posts = await tablesOf(world.app).deliveries.findMany({
      where: { entryDocumentId: { $in: [first, second] } },
      orderBy: { scheduledAt: 'asc' },
    });
    expect(posts.map(({ scheduledAt }) => scheduledAt)).toEqual(times);
    expect(posts[0]?.content.parts[0]?.text).toBe('High water at nine;\r\nmind the step');
  });

  it('names targets by their names, and keeps bad rows with why', async () => {
    const good = await aPublishedArticle(world.app);
    const draft = await aDraft(world.app);
    // Only a plain text field may hold the same twice; the database does not mind.
    const twins = [await aPublishedArticle(world.app), await aPublishedArticle(world.app)];
    await tableOf(world.app.strapi, ARTICLE).updateMany({
      where: { documentId: { $in: twins } },
      data: { slug: 'twice' },
    });
    const [{ name }] = (await world.listOf('/targets', world.chief)) as [{ name: string }];
    const order = await ordered(
      [
        'documentId,slug,locale,targets,date,time,text',
        `${good},,,${name},,,Good words`,
        `,nowhere,,,,,`,
        `,twice,,,,,`,
        `${draft},,,,,,`,
        `${good},,fr,,,,`,
        `${good},,,Nobody's feed,,,`,
        `${good},,,,2024-01-01,09:00,`,
        `${good},,,,${nextYear}-02-30,09:00,`,
        `${good},,,,,,${'tide '.repeat(100)}`,
        `,,,,,,`,
        `${good},,,,soon,09:00,`,
      ].join('\n')
    );
    expect(order.counts).toMatchObject({ waiting: 1, bad: 9 });
    const rows = await desk.rows(order);
    expect(rows.map(({ position }) => position)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 12]);
    expect(rows[0]).toMatchObject({ targetNames: [name], text: 'Good words', problem: null });
    const words = [
      'no entry with the slug “nowhere”',
      '2 entries have the slug “twice”',
      'is not published',
      'in fr, or you may not read it',
      "has no target “Nobody's feed”",
      'is past',
      'that month ends on',
      'The text is too long for',
      '“soon” is no date',
    ];
    for (const [place, part] of words.entries()) expect(rows[place + 1]?.problem).toContain(part);
  });

  it('says when a time does not exist, or comes twice, in its zone', async () => {
    const id = await aPublishedArticle(world.app);
    const rows = ['2027-03-28,01:30', '2027-10-31,01:30', '2027-10-31,01:30 second'];
    const text = ['documentId,date,time', ...rows.map((row) => `${id},${row}`)].join('\n');
    const order = await ordered(text, { fields: { ...FIELDS, zone: 'Europe/Lisbon' } });
    const [gap, twice, second] = await desk.rows(order);
    expect(gap?.problem).toContain('does not exist: the clocks go forward');
    expect(twice?.problem).toContain('comes twice');
    expect(twice?.problem).toContain('write “02:30 first” or “02:30 second”');
    expect(second).toMatchObject({ problem: null, dueAt: '2027-10-31T01:30:00.000Z' });
  });

  it('keeps a row that is there twice, and a formula, with why; they are not ordered', async () => {
    const id = await aPublishedArticle(world.app);
    const other = await aPublishedArticle(world.app);
    const lines = [`${id};Tides`, `${id};Tides`, `${other};"=A1&""!"""`, `${other};+351 tides`];
    const order = await ordered(['documentId;text', ...lines].join('\n'));
    expect(order.counts).toMatchObject({ waiting: 2, bad: 2 });
    const [, twice, formula, plain] = await desk.rows(order);
    expect(twice?.problem).toContain('the same entry and targets as row 2');
    expect(formula?.problem).toContain('begins with “=”');
    expect(plain).toMatchObject({ state: 'waiting', text: '+351 tides' });
    await desk.act(order, 'start');
    expect(await desk.workOff(order)).toMatchObject({ deliveries: { queued: 2 } });
  });

  it('tells which of its columns mean nothing', async () => {
    const id = await aPublishedArticle(world.app);
    const order = await ordered(`documentId,Remarks\n${id},by Ada`);
    expect(order.note).toBe('Columns that mean nothing here were left out: Remarks.');
  });

  it('is spread, and limited to targets, by the fields of its form', async () => {
    const ids = [await aPublishedArticle(world.app), await aPublishedArticle(world.app)];
    const from = new Date(Date.now() + 3_600_000).toISOString();
    const until = new Date(Date.now() + 3 * 3_600_000).toISOString();
    const { targetId } = world.accounts.main;
    const times = JSON.stringify({ kind: 'spread', from, until });
    const fields = { ...FIELDS, times, targetIds: `[${targetId}]`, again: 'true' };
    const order = await ordered(`documentId\n${ids.join('\n')}`, { fields });
    expect((await desk.rows(order)).map(({ dueAt }) => dueAt)).toEqual([
      from,
      new Date(Date.parse(from) + 3_600_000).toISOString(),
    ]);
  });
});

describe('a file that cannot be taken', () => {
  it.each([
    ['Latin-1', Buffer.from('documentId,text\nabc,Öl', 'latin1'), 'not written in UTF-8'],
    ['UTF-16', Buffer.from('\uFEFFdocumentId,text\nabc,Öl', 'utf16le'), 'written in UTF-16'],
    ['a spreadsheet', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'is a spreadsheet and no CSV'],
    ['too long', Buffer.alloc(5_000_001, 'a'), 'up to 5 MB are taken'],
    ['100,000 rows', `documentId\n${'abc\n'.repeat(100_000)}`, 'more than 10,000 rows'],
    ['a zero byte', `documentId\n${'abc\n'.repeat(2_000)}a\0c`, 'This file is damaged'],
    ['without columns', 'abc\ndef', 'documentId (or slug) is missing'],
    ['without rows', 'documentId\n', 'no rows below it'],
    ['nothing', '', 'is empty'],
  ])('%s is refused in words, and nothing is half-done', async (_, text, words) => {
    const before = await ordersThereAre();
    const answer = await send(text);
    expect(answer.status).toBe(400);
    expect(answer.message).toContain(words);
    expect(await ordersThereAre()).toBe(before);
  });

  it.each([
    ['a zone that is none', { zone: 'Europe/Lisboa' }, 'Did you mean Europe/Lisbon'],
    ['targets that are no ids', { targetIds: 'all' }, 'targetIds'],
    ['times that are none', { times: '{"kind":"never"}' }, 'times'],
    ['a field that nobody knows', { start: 'true' }, 'start'],
  ])('is refused for %s', async (_, fields, words) => {
    const text = `documentId\n${await aPublishedArticle(world.app)}`;
    const answer = await send(text, { fields: { ...FIELDS, ...fields } });
    expect(answer.status).toBe(400);
    expect(answer.message).toContain(words);
  });

  it('is asked for where there is none, or more than one', async () => {
    const words = 'Send one file, as the field “file” of a form (multipart/form-data).';
    const { token } = world.chief;
    const json = await world.post(world.chief, '/dispatch/bulk/csv', { file: 'documentId\nabc' });
    expect(json).toMatchObject({ status: 400, message: words });
    const form = new FormData();
    form.append('file', new Blob(['documentId\nabc']), 'one.csv');
    form.append('file', new Blob(['documentId\ndef']), 'two.csv');
    expect(await sendForm(world.app, token, { form })).toMatchObject({
      status: 400,
      message: words,
    });
    const other = new FormData();
    other.set('table', new Blob(['documentId\nabc']), 'one.csv');
    expect(await sendForm(world.app, token, { form: other })).toMatchObject({ message: words });
  });

  it('leaves no file behind', async () => {
    const files = () => readdirSync(tmpdir()).filter((name) => /^[a-z0-9]{25}$/.test(name));
    const before = files();
    await send('documentId\nabc');
    await send(Buffer.from('documentId,text\nabc,Öl', 'latin1'));
    expect(files()).toEqual(before);
  });
});

describe('rights', () => {
  it('are asked for before anything is read', async () => {
    const reader = await aMember(world.app, [...rightsTo([ACTIONS.read]), READ_ARTICLES]);
    const text = 'documentId\nabc';
    expect((await sendCsv(world.app, reader, { text, fields: FIELDS })).status).toBe(403);
  });

  it('also hold for entries that only the file names', async () => {
    const conditions = ['admin::is-creator'];
    const rights = rightsTo([ACTIONS.distribute, ACTIONS.read]);
    const author = await aMember(world.app, [...rights, { ...READ_ARTICLES, conditions }]);
    const id = await aPublishedArticle(world.app);
    const text = `documentId\n${id}`;
    const order = orderIn(await sendCsv(world.app, author, { text, fields: FIELDS }));
    expect(order.counts).toMatchObject({ waiting: 0, bad: 1 });
    expect((await desk.rows(order))[0]?.entryDocumentId).toBeNull();
  });

  it('to schedule are asked for when somebody starts a file with times', async () => {
    const rights = rightsTo([ACTIONS.distribute, ACTIONS.read]);
    const editor = await aMember(world.app, [...rights, READ_ARTICLES]);
    const text = `documentId,date,time\n${await aPublishedArticle(world.app)},${nextYear}-05-05,09:00`;
    const order = orderIn(await sendCsv(world.app, editor, { text, fields: FIELDS }));
    expect((await world.post(editor, `/bulk/${order.id}/start`)).status).toBe(403);
    expect((await desk.act(order, 'start')).state).toBe('running');
    await desk.workOff(order);
  });

  it('belong to the site that the form names', async () => {
    const id = await aPublishedArticle(world.app);
    const { north } = world.sites;
    const text = `documentId\n${id}`;
    const fields = { ...FIELDS, siteId: String(north.id) };
    expect(await ordered(text, { fields })).toMatchObject({ siteId: north.id });
    expect(await ordered(text, { query: '?site=north' })).toMatchObject({ siteId: north.id });
  });
});

describe('a request that is larger than Strapi takes', () => {
  it('is answered by Strapi itself for a list of entries; a file has room', async () => {
    const item = { contentType: ARTICLE, documentId: 'x'.repeat(24), locale: 'en' };
    const items = Array.from({ length: 10_000 }, () => ({ ...item, text: 'tide '.repeat(10) }));
    expect((await world.post(world.chief, '/dispatch/bulk', { items })).status).toBe(413);
    const rows = Array.from({ length: 5_000 }, (_, row) => `missing${row},${'tide '.repeat(60)}`);
    const order = await ordered(['documentId,text', ...rows].join('\n'));
    expect(order.counts).toMatchObject({ bad: 5_000 });
  });
});

describe('an article with the same slug in another language', () => {
  it('is another row', async () => {
    const documents = documentsOf(world.app, ARTICLE);
    const { documentId } = await documents.create({ data: anArticle({ slug: 'two-tongues' }) });
    await documents.publish({ documentId });
    const order = await ordered('slug,locale\ntwo-tongues,\ntwo-tongues,en\ntwo-tongues,pt');
    const rows = await desk.rows(order);
    expect(rows.map(({ state, locale }) => [state, locale])).toEqual([
      ['waiting', 'en'],
      ['bad', 'en'],
      ['bad', null],
    ]);
    expect(rows[1]?.problem).toContain('the same entry and targets as row 2');
  });
});
