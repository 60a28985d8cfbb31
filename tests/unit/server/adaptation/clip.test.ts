import { clip } from '../../../../server/src/services/adaptation/clip';
import { cpuMs } from '../../../cpu-time';

describe('clipping a text', () => {
  it('leaves a text alone that is short enough', () => {
    expect(clip('harbour', 7)).toBe('harbour');
    expect(clip('', 0)).toBe('');
  });

  it('counts what people see, and cuts none of it', () => {
    expect(clip('👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 3)).toBe('👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦');
    expect(clip('👨‍👩‍👧‍👦🇵🇹e\u0301x', 3)).toBe('👨‍👩‍👧‍👦🇵🇹…');
  });

  it('leaves no space before the ellipsis', () => expect(clip('the harbour', 5)).toBe('the…'));

  it('gives nothing where nothing fits', () => expect(clip('harbour', 0)).toBe(''));

  it('takes a long text in linear time', async () => {
    const took = await cpuMs(() => {
      expect(clip('Winter light. '.repeat(100_000), 100)).toHaveLength(100);
      expect(clip('e' + '\u0301'.repeat(200_000), 10)).toHaveLength(200_001);
      expect(clip('👍🏽'.repeat(50_000), 49_999)).toHaveLength(49_998 * 4 + 1);
    });
    expect(took).toBeLessThan(5_000);
  });
});
