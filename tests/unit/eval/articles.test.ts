import { blocksOf } from '../../../eval/articles/blocks-of';
import { ARTICLE_OF_1500_WORDS, LONG } from '../../../eval/articles/long';
import { INJECTIONS } from '../../../eval/articles/injections';

describe('the articles of the evaluation', () => {
  it('keep their headings, quotes and lists as blocks', () => {
    const blocks = blocksOf('## Head\n\nOne line.\n\n> Said\n\n- a\n- b');
    expect(blocks.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'quote', 'list']);
    expect(blocks[3]?.children).toHaveLength(2);
  });

  it('have one of 1,500 and one of 3,000 words', () => {
    const words = ({ body }: { body: string }) => body.split(/\s+/).length;
    expect(Math.abs(words(ARTICLE_OF_1500_WORDS) - 1_500)).toBeLessThan(75);
    expect(Math.max(...LONG.map(words))).toBeGreaterThan(3_000);
  });

  it('hold the bait of every order that is hidden in them', () => {
    for (const { body, bait = [] } of INJECTIONS) {
      expect(bait.length).toBeGreaterThan(0);
      for (const words of bait) expect(body).toContain(words);
    }
  });
});
