import fc from 'fast-check';
import sharp from 'sharp';

import type { ImageRules } from '../../../../server/src/platforms/contract';
import { fitImage } from '../../../../server/src/services/media/image-variant';
import { planPicture, type PictureFacts } from '../../../../server/src/services/media/picture-plan';

const RULES: ImageRules = {
  mimeTypes: ['image/jpeg', 'image/png'],
  maxBytes: 5_000_000,
  maxPixels: 10_000_000,
  maxSide: 2000,
};

const FACTS: PictureFacts = {
  mimeType: 'image/jpeg',
  width: 1000,
  height: 800,
  byteLength: 200_000,
  focalPoint: null,
};

const plan = (facts: Partial<PictureFacts> = {}, rules: Partial<ImageRules> = {}) =>
  planPicture({ ...FACTS, ...facts }, { ...RULES, ...rules });

describe('the plan of a picture', () => {
  it('leaves a picture that obeys as it is', () => {
    expect(plan()).toMatchObject({
      ...{ isKept: true, width: 1000, height: 800, mimeType: 'image/jpeg', changes: [] },
    });
  });

  it('says that a heavy file is compressed, though not how far', () => {
    expect(plan({ byteLength: 6_000_000 })).toMatchObject({
      isKept: false,
      changes: ['it was compressed, as it has more than 5.0 MB'],
    });
  });

  it('says what is done about a shape, with a focal point and without', () => {
    const rules = { ratio: { min: 0.8, max: 1.91 } };
    const wide = { width: 2000, height: 1000 };
    expect(plan(wide, rules)).toMatchObject({
      ...{ width: 2000, height: 1048 },
      changes: ['it got white bars, as its shape is not taken'],
    });
    expect(plan({ ...wide, focalPoint: { x: 20, y: 50 } }, rules)).toMatchObject({
      ...{ width: 1910, height: 1000 },
      changes: ['its sides were cut off around its focal point, as its shape is not taken'],
    });
    const tower = { width: 500, height: 2000, focalPoint: { x: 50, y: 50 } };
    expect(plan(tower, rules).changes).toEqual(['it got white bars, as its shape is not taken']);
  });

  it('does not claim what the library does not know: whether a picture is transparent', () => {
    const webp = { mimeType: 'image/webp' };
    expect(plan(webp).changes).toEqual([
      'it was turned from WEBP into JPEG (PNG where it is transparent)',
    ]);
    expect(plan(webp, { mimeTypes: ['image/jpeg'] }).changes).toEqual([
      'it was turned from WEBP into JPEG',
    ]);
    const large = { mimeType: 'image/png', width: 4000, height: 1000 };
    expect(plan(large).changes).toEqual(['it was scaled from 4000 × 1000 to 2000 × 500 pixels']);
  });

  it('knows nothing of the size of a picture whose size is not known', () => {
    const unknown = { width: null, height: null };
    expect(plan(unknown)).toMatchObject({ ...unknown, isKept: true, frame: null });
    expect(plan({ ...unknown, mimeType: 'image/svg+xml' })).toMatchObject({
      ...unknown,
      mimeType: 'image/jpeg',
      changes: ['it was turned from SVG into JPEG (PNG where it is transparent)'],
    });
  });

  it('takes a GIF for a moving one', () => {
    const { mimeType, changes } = plan({ mimeType: 'image/gif' }, { mimeTypes: ['image/jpeg'] });
    expect(mimeType).toBe('image/jpeg');
    expect(changes).toEqual([
      'only its first picture is shown',
      'it was turned from GIF into JPEG',
    ]);
  });
});

/** Flat colour: it never has too many bytes. */
const picture = (wish: {
  width: number;
  height: number;
  format: 'jpeg' | 'png' | 'webp';
  alpha: number;
}) =>
  sharp({
    create: {
      ...{ width: wish.width, height: wish.height, channels: 4 },
      background: { r: 30, g: 90, b: 120, alpha: wish.alpha },
    },
  })
    .toFormat(wish.format)
    .toBuffer();

describe('what is planned', () => {
  it('is what is then made, whatever the picture and the rules are like', async () => {
    const side = fc.integer({ min: 1, max: 700 });
    const wishes = fc.record({
      ...{ width: side, height: side, format: fc.constantFrom('jpeg', 'png', 'webp') },
      alpha: fc.constantFrom(0.5, 1),
      focalPoint: fc.option(
        fc.record({ x: fc.integer({ min: 0, max: 100 }), y: fc.integer({ min: 0, max: 100 }) })
      ),
    });
    const rules = fc.record({
      mimeTypes: fc.constantFrom(
        ['image/jpeg'],
        ['image/jpeg', 'image/png'],
        ['image/webp', 'image/jpeg']
      ),
      maxBytes: fc.constant(5_000_000),
      maxSide: fc.integer({ min: 100, max: 800 }),
      maxPixels: fc.integer({ min: 20_000, max: 500_000 }),
      minSide: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
      maxShortSide: fc.option(fc.integer({ min: 80, max: 400 }), { nil: undefined }),
      ratio: fc.constantFrom(undefined, { min: 0.8, max: 1.91 }, { min: 0.5625, max: 0.5625 }),
    });
    await fc.assert(
      fc.asyncProperty(wishes, rules, async ({ focalPoint, ...wish }, rule) => {
        const bytes = await picture(wish);
        const planned = planPicture(
          {
            ...{ mimeType: `image/${wish.format}`, width: wish.width, height: wish.height },
            ...{ byteLength: bytes.byteLength, focalPoint },
            hasAlpha: (await sharp(bytes).metadata()).hasAlpha,
          },
          rule
        );
        const { bytes: sent, ...made } = await fitImage(bytes, { ...rule, focalPoint });
        expect(made).toEqual({
          ...{ mimeType: planned.mimeType, width: planned.width, height: planned.height },
          changes: planned.changes,
        });
        expect(sent.equals(bytes)).toBe(planned.isKept);
      }),
      { seed: 11, numRuns: 150 }
    );
  }, 60_000);
});
