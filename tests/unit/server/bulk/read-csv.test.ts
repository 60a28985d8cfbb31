import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { MAX_BULK_ROWS, MAX_CSV_BYTES } from '../../../../contracts/bulk';
import { readCsv } from '../../../../server/src/services/bulk/csv/read-csv';
import type { RowWish } from '../../../../server/src/services/bulk/row-wish';
import { cpuMs } from '../../../cpu-time';

setFlagsFromString('--expose-gc');
/** What is left is in use. */
const collectGarbage = runInNewContext('gc') as () => void;

const DEFAULTS = { contentType: 'api::article.article', locale: undefined };

const read = (text: string | Buffer) => readCsv(Buffer.from(text as string), DEFAULTS);

const wishesOf = async (text: string | Buffer): Promise<RowWish[]> =>
  (await read(text)).rows.flatMap(({ wish }) => wish ?? []);

const problemsOf = async (text: string): Promise<string[]> =>
  (await read(text)).rows.flatMap(({ problem }) => problem ?? []);

describe('a CSV file', () => {
  it.each([
    ['commas', 'documentId,text\nabc,Tides'],
    ['semicolons', 'documentId;text\nabc;Tides'],
    ['tabs', 'documentId\ttext\nabc\tTides'],
    ['Windows line breaks', 'documentId,text\r\nabc,Tides\r\n'],
    ['a mark at its start', '\uFEFFdocumentId,text\nabc,Tides'],
    ['a mark before a quoted heading', '\uFEFF"documentId";"text"\nabc;Tides'],
    ['quotation marks around everything', '"documentId","text"\n"abc","Tides"'],
    ['a quoted heading with the other delimiter in it', '"document,Id";text\nabc;Tides'],
    ['headings as people write them', 'Document ID;TEXT\nabc; Tides '],
  ])('with %s is read', async (_, text) => {
    expect(await wishesOf(text)).toMatchObject([
      { position: 2, documentId: 'abc', contentType: 'api::article.article', text: 'Tides' },
    ]);
  });

  it('keeps line breaks, quotation marks and delimiters inside quotation marks', async () => {
    const text = 'documentId,text\nabc,"High tide:\n""09:14"", mind the step"\ndef,Low';
    expect(await wishesOf(text)).toMatchObject([
      { position: 2, text: 'High tide:\n"09:14", mind the step' },
      { position: 3, text: 'Low' },
    ]);
  });

  it('keeps a quotation mark in the middle of a cell', async () => {
    expect(await wishesOf('documentId,text\nabc,A 5" nail')).toMatchObject([{ text: 'A 5" nail' }]);
  });

  it('is cut anywhere between two bytes of a letter without harm', async () => {
    const tides = Array.from({ length: 9_000 }, (_, row) => `id${row},Gezeiten für Ölhafen ⚓`);
    const wishes = await wishesOf(['documentId,text', ...tides].join('\n'));
    expect(wishes).toHaveLength(9_000);
    expect(wishes.every(({ text }) => text === 'Gezeiten für Ölhafen ⚓')).toBe(true);
  });

  it('counts rows as a spreadsheet does, empty ones included', async () => {
    const found = await wishesOf('documentId,text\n\nabc,Tides\n,\n\ndef,Low\n');
    expect(found.map(({ position }) => position)).toEqual([3, 6]);
  });

  it('names targets, a language, a time and a slug', async () => {
    const heading = 'slug;contentType;locale;targets;date;time;text';
    const row = 'high-tide;api::page.page;pt;"Harbour feed; 7";25.11.2026;9:05;';
    expect(await wishesOf(`${heading}\n${row}`)).toEqual([
      {
        position: 2,
        contentType: 'api::page.page',
        documentId: null,
        slug: 'high-tide',
        locale: 'pt',
        targets: ['Harbour feed', '7'],
        when: { kind: 'at', wallTime: '2026-11-25T09:05' },
        text: null,
      },
    ]);
  });

  it('says which of two times is meant', async () => {
    const row = 'documentId,date,time\nabc,2026-10-25,02:30 second';
    expect(await wishesOf(row)).toMatchObject([
      { when: { kind: 'at', wallTime: '2026-10-25T02:30', ifTwice: 'second' } },
    ]);
  });

  it('tells which columns mean nothing', async () => {
    const { unknownColumns } = await read('documentId,Remarks,text\nabc,x,y');
    expect(unknownColumns).toEqual(['Remarks']);
  });
});

describe('a row that cannot be understood', () => {
  it.each([
    ['without an entry', 'documentId,slug\n,\n"",""\n x ,\n', []],
    ['that names none', 'documentId,text\n,Tides', ['It names no entry']],
    ['with too many cells', 'documentId,text\nabc,Tides, and more', ['It has 3 cells']],
    ['with a date alone', 'documentId,date,time\nabc,2026-11-25,', ['without a time']],
    ['with a time alone', 'documentId,date,time\nabc,,09:00', ['without a date']],
    ['with an American date', 'documentId,date,time\nabc,11/25/2026,09:00', ['is no date']],
    ['with a month 13', 'documentId,date,time\nabc,2026-13-01,09:00', ['is no date']],
    ['with 25 hours', 'documentId,date,time\nabc,2026-11-25,25:00', ['is no time']],
    ['with words for a time', 'documentId,date,time\nabc,2026-11-25,noon', ['is no time']],
  ])('%s is kept with its problem', async (_, text, problems) => {
    const found = await problemsOf(text);
    expect(found).toHaveLength(problems.length);
    for (const [place, problem] of problems.entries()) expect(found[place]).toContain(problem);
  });

  it.each([
    ['=HYPERLINK("https://harbour.example";"Tides")', 'begins with “=”'],
    ['=A1&" at nine"', 'begins with “=”'],
    ['#NAME?', 'a formula of the spreadsheet failed'],
    ['#REF!', 'a formula of the spreadsheet failed'],
  ])('with the formula %s for a text is kept with its problem', async (formula, words) => {
    const cell = `"${formula.replaceAll('"', '""')}"`;
    const [problem] = await problemsOf(`documentId,text\nabc,${cell}`);
    expect(problem).toContain('Its text ');
    expect(problem).toContain(words);
    const [ofSlug] = await problemsOf(`slug,text\n${cell},Tides`);
    expect(ofSlug).toContain(words);
  });

  it.each(['@harbourlight, look!', '+351 21 000 0000', '-5 °C at the pier', '#tides', "'Tis"])(
    'is not one that says %s',
    async (text) => {
      expect(await wishesOf(`documentId,text\nabc,"${text}"`)).toMatchObject([{ text }]);
    }
  );

  it('does not stop the others', async () => {
    const text = 'documentId,date,time\nabc,never,09:00\ndef,2026-11-25,09:00';
    const { rows } = await read(text);
    expect(rows.map(({ wish }) => wish?.position ?? null)).toEqual([null, 3]);
    expect(rows[0]).toMatchObject({ position: 2 });
  });

  it('names no content-type where there is a column and no default', async () => {
    const bytes = Buffer.from('documentId,contentType\nabc,');
    const { rows } = await readCsv(bytes, { contentType: undefined, locale: undefined });
    expect(rows[0]?.problem).toContain('It names no content-type.');
  });
});

describe('a file that is no such table', () => {
  const rejects = (bytes: Buffer | string, words: string | RegExp) =>
    expect(read(bytes)).rejects.toThrow(words);

  it.each([
    ['Latin-1', Buffer.from('documentId,text\nabc,Öl', 'latin1'), /not written in UTF-8/],
    ['UTF-16 with a mark', Buffer.from('\uFEFFdocumentId,text\nabc,Tides', 'utf16le'), /UTF-16/],
    ['UTF-16 without a mark', Buffer.from('documentId,text\nabc,Tides', 'utf16le'), /UTF-16/],
    ['a spreadsheet', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), /is a spreadsheet and no CSV/],
    ['an old spreadsheet', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /is a spreadsheet/],
  ])('%s is refused with how to save it', async (_, bytes, words) => {
    await rejects(bytes, words);
    await rejects(bytes, 'Save it as “CSV UTF-8”');
  });

  it.each([
    ['empty', '', 'This file is empty.'],
    ['blank', '\n\n', 'This file is empty.'],
    ['only a heading', 'documentId,text\n', 'no rows below it'],
    ['without a heading', 'abc,Tides\ndef,Low', 'documentId (or slug) is missing'],
    ['with a column twice', 'documentId,text,Text\nabc,a,b', 'names “text” twice'],
    [
      'never closing a quote',
      'documentId,text\nabc,Tides\ndef,"Low\nghi,High',
      'Row 3: a quotation',
    ],
  ])('%s is refused', async (_, text, words) => {
    await rejects(text, words);
  });

  it('names every column that is missing', async () => {
    const bytes = Buffer.from('title,text\nA,B');
    const none = { contentType: undefined, locale: undefined };
    await expect(readCsv(bytes, none)).rejects.toThrow(
      'documentId (or slug) and contentType are missing'
    );
  });

  it('damaged in its middle is refused: no database takes zero bytes', async () => {
    const rows = Array.from({ length: 500 }, (_, row) => `id${row},Tides`);
    await rejects(`documentId,text\n${rows.join('\n')}\nabc,Ti\0des`, 'This file is damaged');
  });

  it('takes no more memory the longer it is', async () => {
    const row = `id,${'tide '.repeat(9)}\n`;
    const bytes = Buffer.from(`documentId,text\n${row.repeat(100_000)}`);
    expect(bytes.length).toBeGreaterThan(4_500_000);
    await rejects(bytes, 'This file has more than 10,000 rows');
    const heap = () => process.memoryUsage().heapUsed;
    collectGarbage();
    const before = heap();
    for (let time = 0; time < 10; time += 1) await rejects(bytes, 'more than 10,000 rows');
    collectGarbage();
    expect(heap() - before).toBeLessThan(3_000_000);
  });

  it('with 100,000 rows is refused soon', async () => {
    const rows = Array.from({ length: 100_000 }, (_, row) => `id${row},T`);
    const text = ['documentId,text', ...rows].join('\n');
    const took = await cpuMs(() => rejects(text, 'This file has more than 10,000 rows'));
    expect(took).toBeLessThan(2_000);
  });

  it('with as many rows as allowed is taken', async () => {
    const rows = Array.from({ length: MAX_BULK_ROWS }, (_, row) => `id${row}`);
    expect((await read(['documentId', ...rows].join('\n'))).rows).toHaveLength(MAX_BULK_ROWS);
  });

  it('of more bytes than allowed is refused', async () => {
    await rejects(Buffer.alloc(MAX_CSV_BYTES + 1, 'a'), 'up to 5 MB are taken');
  });

  it('lets others work while it is read', async () => {
    const rows = Array.from({ length: 10_000 }, (_, row) => `id${row},${'tide '.repeat(80)}`);
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await read(['documentId,text', ...rows].join('\n'));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });
});
