import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readCsv } from '../../../../server/src/services/bulk/csv/read-csv';

const DOCS = join(__dirname, '..', '..', '..', '..', 'docs');

describe('the sample file of the docs', () => {
  const sample = readFileSync(join(DOCS, 'bulk-example.csv'));

  it('is understood in every cell', async () => {
    const { rows, unknownColumns } = await readCsv(sample, {
      contentType: 'api::article.article',
      locale: undefined,
    });
    expect(unknownColumns).toEqual([]);
    expect(rows.map(({ problem }) => problem)).toEqual([null, null, null]);
    expect(rows[2]?.wish).toMatchObject({
      targets: ['@harbourlight', 'Harbour news'],
      text: 'The light burns again.\nCome and see it on Sunday: "open house" from ten.',
    });
  });

  it('is the one that the page shows', () => {
    expect(readFileSync(join(DOCS, 'bulk.md'), 'utf8')).toContain(sample.toString('utf8').trim());
  });
});
