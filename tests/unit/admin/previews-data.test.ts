import fc from 'fast-check';

import { countHere } from '../../../admin/src/previews/counting';
import { clockText, shapeOf } from '../../../admin/src/previews/media/file-shape';
import { focusPoint } from '../../../admin/src/previews/media/focus-point';
import { gridPlan } from '../../../admin/src/previews/media/grid-plan';
import { isDarkColour } from '../../../admin/src/previews/palettes/is-dark-colour';
import { PALETTES } from '../../../admin/src/previews/palettes/palette-of';
import { foldPlace } from '../../../admin/src/previews/text/fold-place';
import { withLocalTexts } from '../../../admin/src/previews/with-local-texts';
import { countText as countOnBluesky } from '../../../server/src/platforms/bluesky/text';
import { countCharacters } from '../../../server/src/platforms/mastodon/text';
import { countThreadsCharacters } from '../../../server/src/platforms/threads/text';
import { countXCharacters } from '../../../server/src/platforms/x/text';
import { aPart, aPost, pictures, PLATFORM_IDS } from './previews-gallery';

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** WCAG 2.2. */
const contrast = (one: string, other: string): number => {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
};

describe('colours of previews', () => {
  it('are there for every platform', () => {
    expect(Object.keys(PALETTES).sort()).toEqual([...PLATFORM_IDS].sort());
  });

  it.each(PLATFORM_IDS)('can be read on %s in both schemes', (platform) => {
    for (const scheme of ['light', 'dark'] as const) {
      const palette = PALETTES[platform]?.[scheme];
      if (!palette) throw new Error('No palette');
      const { surface, chip, over } = palette;
      expect(isDarkColour(surface)).toBe(scheme === 'dark');
      for (const words of [palette.ink, palette.muted, palette.link]) {
        expect(contrast(words, surface)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(words, chip)).toBeGreaterThanOrEqual(4.5);
      }
      expect(contrast(palette.onOver, over)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('tell dark from light, and nothing of what they do not know', () => {
    expect(['#181826', '#FFFFFF', 'red', ''].map(isDarkColour)).toEqual([
      ...[true, false, false, false],
    ]);
  });
});

describe('files in a preview', () => {
  it.each(['mosaic', 'facebook', 'linkedin'] as const)('fill the grid of %s exactly', (grid) => {
    for (let count = 2; count <= 10; count += 1) {
      const plan = gridPlan(grid, count);
      if (!plan) throw new Error('No plan');
      expect(plan.areas.length + plan.hiddenCount).toBe(count);
      const cells = plan.areas.flatMap((area) => {
        const [top = 0, left = 0, bottom = 0, right = 0] = area.split('/').map(Number);
        return Array.from({ length: (bottom - top) * (right - left) }, (_, index) => {
          const row = top + Math.floor(index / (right - left));
          return `${row}/${left + (index % (right - left))}`;
        });
      });
      // Every cell once.
      expect(new Set(cells).size).toBe(cells.length);
      expect(cells).toHaveLength(plan.columns * plan.rows);
    }
  });

  it('keep their own shape alone, as far as the platform lets them', () => {
    expect(gridPlan('mosaic', 1)).toBeNull();
    const file = (width: number | null, height: number | null) => ({
      ...{ kind: 'image' as const, width, height },
    });
    const range = { min: 0.8, max: 1.91 };
    expect(shapeOf(file(1000, 1000), range)).toBe(1);
    expect(shapeOf(file(300, 1000), range)).toBe(0.8);
    expect(shapeOf(file(3000, 1000), range)).toBe(1.91);
    expect(shapeOf(file(null, null), range)).toBeCloseTo(4 / 3);
  });

  it('keep the focal point that was chosen', () => {
    const options = { focus: [{ x: -1, y: 1 }, null, { x: 0.5, y: -0.5 }, { x: 9, y: 'a' }] };
    expect([0, 1, 2, 3, 4].map((index) => focusPoint(options, index))).toEqual([
      ...['0% 0%', '50% 50%', '75% 75%', '50% 50%', '50% 50%'],
    ]);
    expect(focusPoint({ focus: 'middle' }, 0)).toBe('50% 50%');
  });

  it('say how long they take', () => {
    expect([1_400, 59_600, 65_000, 3_725_000].map(clockText)).toEqual([
      ...['0:01', '1:00', '1:05', '1:02:05'],
    ]);
  });
});

describe('the fold', () => {
  const rule = { lines: 2, columns: 20 };

  it('leaves alone what has room', () => {
    expect(foldPlace('', rule)).toBeNull();
    expect(foldPlace('One line', rule)).toBeNull();
    expect(foldPlace('One line\nand another', rule)).toBeNull();
    expect(foldPlace('One line\nand another\n\n', rule)).toBeNull();
    expect(foldPlace('Twelve chars and more', rule)).toBeNull();
  });

  it('stands behind the last line, with room for the words that unfold', () => {
    const text = 'First\nSecond line\nThird';
    expect(text.slice(0, foldPlace(text, rule) ?? 0)).toBe('First\nSecond line');
    const long = 'The harbour has a lighthouse which is open every Sunday of the year';
    expect(long.slice(0, foldPlace(long, rule) ?? 0)).toBe('The harbour has a lighthouse');
  });

  it('counts wide letters twice and breaks words without spaces', () => {
    const kana = '灯'.repeat(21);
    expect(foldPlace(kana, rule)).toBe(16);
    expect(foldPlace('灯'.repeat(20), rule)).toBeNull();
    expect(foldPlace('a'.repeat(41), rule)).toBe(32);
  });

  it('is always inside the text, and no emoji is cut through', () => {
    const pieces = fc.constantFrom(...['word ', '\n', '港', '🦀', 'averyverylongwordindeed', ' ']);
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 80 }), (parts) => {
        const text = parts.join('');
        const place = foldPlace(text, rule);
        if (place === null) return;
        expect(place).toBeLessThan(text.length);
        expect(text.slice(0, place).isWellFormed()).toBe(true);
        expect(text.slice(0, place).split('\n').length).toBeLessThanOrEqual(rule.lines);
      })
    );
  });
});

describe('words as they are being written', () => {
  it('leave the answer of the server alone where nothing differs', () => {
    const target = aPost('x', { parts: [aPart('One', { count: 99 }), aPart('Two')] });
    expect(withLocalTexts(target, ['One', 'Two'])).toBe(target);
    const changed = withLocalTexts(target, ['One', 'Three', 'New']);
    expect(changed.parts[0]).toBe(target.parts[0]);
    expect(changed.parts.map(({ text, count }) => [text, count])).toEqual([
      ...[
        ['One', 99],
        ['Three', 5],
      ],
      ['New', 3],
    ]);
  });

  it('are measured by the rules of the platform at once', () => {
    const over = (platform: string, text: string, limit: number) =>
      withLocalTexts(aPost(platform, { limit }), [text]).parts[0]?.overflowAt;
    expect(over('x', 'あ'.repeat(6), 10)).toBe(5);
    expect(over('x', '👩‍👩‍👧'.repeat(6), 10)).toBe(5 * '👩‍👩‍👧'.length);
    expect(over('bluesky', 'あ'.repeat(12), 10)).toBe(10);
    expect(over('threads', '👍👍👍', 10)).toBe(4);
    expect(
      over('mastodon', `${'a'.repeat(5)} https://harbour.example/${'a'.repeat(90)}`, 29)
    ).toBeNull();
    expect(over('linkedin', '#a (b)', 6)).toBe(5);
    expect(over('facebook', 'abc', 3)).toBeNull();
  });

  it('may be longer under photos on TikTok', () => {
    const parts = [aPart('One', { media: pictures(1) })];
    const target = aPost('tiktok', { limit: 2200, parts });
    expect(withLocalTexts(target, ['a'.repeat(4000)]).parts[0]?.overflowAt).toBeNull();
    expect(withLocalTexts(target, ['a'.repeat(4001)]).parts[0]?.overflowAt).toBe(4000);
  });

  it.each([
    ['bluesky', countOnBluesky],
    ['threads', countThreadsCharacters],
    ['mastodon', (text: string) => countCharacters(text, 23)],
  ])('count on %s as the server counts', (platform, count) => {
    const pieces = fc.constantFrom(
      ...[
        'Harbour',
        ' ',
        '\n',
        '\r\n',
        '👩‍👩‍👧',
        '🇳🇴',
        '\u0301',
        '\u200d',
        '港',
        'מ',
        '#tide',
        'ก็',
        '1️⃣',
      ]
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        expect(countHere(platform, text)).toBe(count(text));
      })
    );
  });

  it('count on X as the server counts, but for rare addresses', () => {
    const pieces = fc.constantFrom(
      ...[
        'Harbour ',
        'é',
        '👩‍👩‍👧',
        '🇳🇴',
        '港',
        'https://harbour.org/a?b=c ',
        'https://harbour.example/a ',
        'westhaven.com ',
      ],
      ...['#tide ', '\n', 'https://harbour.org/ ', '1️⃣ ', 'مرحبا ']
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join(' ');
        expect(countHere('x', text)).toBe(countXCharacters(text));
      })
    );
  });
});
