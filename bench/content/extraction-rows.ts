import { percentilesOf } from '../figures/percentiles';
import { richTextOf } from '../../server/src/services/rich-text';

export interface ContentRow {
  measured: string;
  samples: number;
  'p50 ms': number;
  'p95 ms': number;
  'p99 ms': number;
  beside: string;
}

const TIMES = 25;
const PARAGRAPH =
  'The ferry runs again, the light is repaired, and the tide tables are printed for the year. ';
const PARAGRAPHS = 600;

/** A long read of about 54,000 characters, as each editor of Strapi keeps it. */
const longRead = () => ({
  blocks: Array.from({ length: PARAGRAPHS }, () => ({
    type: 'paragraph',
    children: [{ type: 'text', text: PARAGRAPH }],
  })),
  markdown: `## Harbour news\n\n${`${PARAGRAPH}**Bold** and [a link](https://example.com).\n\n`.repeat(PARAGRAPHS)}`,
  html: `<h2>Harbour news</h2>${`<p>${PARAGRAPH}<strong>Bold</strong></p>`.repeat(PARAGRAPHS)}`,
});

/** What readable text costs, beside merely copying the same characters. */
export const extractionRows = (): ContentRow[] => {
  const read = longRead();
  const copy = timed(() => JSON.stringify(read.blocks).length);
  return (['blocks', 'markdown', 'html'] as const).map((kind) => {
    const { p50, p95, p99, count } = timed(() => richTextOf(read[kind], kind).length);
    return {
      measured: `text of a long read, ${kind}`,
      samples: count,
      ...{ 'p50 ms': rounded(p50), 'p95 ms': rounded(p95), 'p99 ms': rounded(p99) },
      beside: `${(p50 / copy.p50).toFixed(1)} × writing its blocks as JSON`,
    };
  });
};

const timed = (work: () => number) => {
  const samples: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const startedAt = performance.now();
    if (work() === 0) throw new Error('Nothing was extracted.');
    samples.push(performance.now() - startedAt);
  }
  return percentilesOf(samples.slice(5));
};

const rounded = (value: number): number => Number(value.toFixed(2));
