import fc from 'fast-check';

import { cropAround, focalPointOf } from '../../../../server/src/services/media/focal-point';
import { frameOf } from '../../../../server/src/services/media/image-frame';

const ratio = { min: 0.8, max: 1.91 };

describe('the focal point of a picture', () => {
  it('is read as the media library keeps it, in percent', () => {
    expect(focalPointOf({ x: 12.5, y: 100 })).toEqual({ x: 12.5, y: 100 });
  });

  it.each([null, undefined, 'x', 7, [], {}, { x: 1 }, { x: -1, y: 5 }, { x: 5, y: 100.1 }])(
    'is none where %j stands',
    (value) => {
      expect(focalPointOf(value)).toBeNull();
    }
  );

  it('is none where a number is none', () => {
    expect(focalPointOf({ x: NaN, y: 5 })).toBeNull();
    expect(focalPointOf({ x: '5', y: 5 })).toBeNull();
  });
});

describe('cutting a picture around its focal point', () => {
  it('keeps the point in the middle as far as the edges let it', () => {
    const wide = { width: 2400, height: 1000 };
    const at = (x: number) => cropAround(wide, { ratio, focalPoint: { x, y: 50 } });
    expect(at(0)).toEqual({ left: 0, top: 0, width: 1910, height: 1000 });
    expect(at(50)).toMatchObject({ left: 245 });
    expect(at(100)).toMatchObject({ left: 490 });
    const tall = { width: 1000, height: 1600 };
    expect(cropAround(tall, { ratio, focalPoint: { x: 50, y: 30 } })).toEqual({
      ...{ left: 0, top: 0, width: 1000, height: 1250 },
    });
    expect(cropAround(tall, { ratio, focalPoint: { x: 50, y: 60 } })).toMatchObject({ top: 335 });
  });

  it('is not done where the shape is taken, or where less than 60 % would be left', () => {
    const focalPoint = { x: 50, y: 50 };
    expect(cropAround({ width: 1500, height: 1000 }, { ratio, focalPoint })).toBeNull();
    // 1910 of 3184 is 59.99 %, 1910 of 3183 is 60.006 %.
    expect(cropAround({ width: 3184, height: 1000 }, { ratio, focalPoint })).toBeNull();
    expect(cropAround({ width: 3183, height: 1000 }, { ratio, focalPoint })).not.toBeNull();
  });

  it('gives no bars besides, stays inside the picture and keeps enough of it', () => {
    const side = fc.integer({ min: 1, max: 8000 });
    const percent = fc.double({ min: 0, max: 100, noNaN: true });
    const shapes = fc.constantFrom(ratio, { min: 9 / 16, max: 9 / 16 }, { min: 1, max: 1 });
    fc.assert(
      fc.property(side, side, percent, percent, shapes, (width, height, x, y, shape) => {
        const wish = { mimeTypes: [], maxBytes: 1, maxSide: 9000, maxPixels: 1e9, ratio: shape };
        const { crop, picture, canvas } = frameOf(
          { width, height },
          { ...wish, focalPoint: { x, y } }
        );
        if (!crop) return;
        expect(canvas).toEqual(picture);
        expect(crop.left).toBeGreaterThanOrEqual(0);
        expect(crop.top).toBeGreaterThanOrEqual(0);
        expect(crop.left + crop.width).toBeLessThanOrEqual(width);
        expect(crop.top + crop.height).toBeLessThanOrEqual(height);
        expect(crop.width * crop.height).toBeGreaterThanOrEqual(0.6 * width * height);
      }),
      { seed: 4, numRuns: 2000 }
    );
  });
});
