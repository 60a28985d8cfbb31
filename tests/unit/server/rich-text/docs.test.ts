import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { drawRichText, readingsOf } from '../../../../scripts/docs/rich-text/draw';
import { richTextSamples } from '../../../../scripts/docs/rich-text/samples';

/** Only HTML ties a caption to its picture. */
const DIFFERS = ['Picture with caption'];

describe('the page about rich text', () => {
  it('shows what the code does', () => {
    const page = readFileSync(join(__dirname, '../../../../docs/rich-text.md'), 'utf8');
    expect(page).toBe(drawRichText());
  });

  it.each(richTextSamples().map((sample) => [sample.element, sample] as const))(
    '%s: gives the same post whichever editor holds it',
    (element, sample) => {
      const posts = new Set(readingsOf(sample).map(({ post }) => post));
      expect(posts.size).toBe(DIFFERS.includes(element) ? 2 : 1);
    }
  );
});
