import fc from 'fast-check';

import { frameOf } from '../../../../server/src/services/media/image-frame';

const side = fc.integer({ min: 1, max: 20_000 });

const rules = fc.record({
  maxSide: fc.integer({ min: 500, max: 6000 }),
  maxPixels: fc.integer({ min: 250_000, max: 40_000_000 }),
  ratio: fc.constantFrom(undefined, { min: 0.8, max: 1.91 }, { min: 0.5625, max: 0.5625 }),
});

describe('the frame of a picture', () => {
  it('obeys side, pixels and shape, whatever the picture is like', () => {
    fc.assert(
      fc.property(side, side, rules, (width, height, wish) => {
        const { picture, canvas } = frameOf(
          { width, height },
          { mimeTypes: [], maxBytes: 1, ...wish }
        );
        expect(Math.max(canvas.width, canvas.height)).toBeLessThanOrEqual(wish.maxSide);
        expect(canvas.width * canvas.height).toBeLessThanOrEqual(wish.maxPixels);
        expect(picture.width).toBeLessThanOrEqual(canvas.width);
        expect(picture.height).toBeLessThanOrEqual(canvas.height);
        expect(Math.min(picture.width, picture.height)).toBeGreaterThanOrEqual(1);
        // Whole pixels move the shape of small pictures; of larger ones hardly.
        if (wish.ratio && Math.min(canvas.width, canvas.height) > 200) {
          expect(canvas.width / canvas.height).toBeGreaterThanOrEqual(wish.ratio.min * 0.99);
          expect(canvas.width / canvas.height).toBeLessThanOrEqual(wish.ratio.max * 1.01);
        }
      }),
      { seed: 5, numRuns: 2000 }
    );
  });

  it('obeys a limit for the short side', () => {
    const wish = { mimeTypes: [], maxBytes: 1, maxSide: 1920, maxPixels: 4_000_000 };
    const tall = { width: 2000, height: 4000 };
    expect(frameOf(tall, { ...wish, maxShortSide: 720 }).canvas).toEqual({
      width: 720,
      height: 1440,
    });
  });

  it('makes a small picture as large as the platform wants it', () => {
    const wish = { mimeTypes: [], maxBytes: 1, maxSide: 1440, maxPixels: 4_000_000, minSide: 320 };
    const { canvas } = frameOf({ width: 160, height: 200 }, wish);
    expect(canvas).toEqual({ width: 320, height: 400 });
  });
});
