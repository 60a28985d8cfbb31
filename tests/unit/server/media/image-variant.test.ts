import sharp from 'sharp';

import type { ImageRules } from '../../../../server/src/platforms/contract';
import { fitImage } from '../../../../server/src/services/media/image-variant';

const rules = (over: Partial<ImageRules> = {}): ImageRules => ({
  mimeTypes: ['image/jpeg', 'image/png'],
  maxBytes: 1_000_000,
  maxPixels: 10_000_000,
  maxSide: 2000,
  ...over,
});

/** Noise does not compress, so that byte limits bite. */
const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });

const flat = (width: number, height: number, alpha = 1) =>
  sharp({
    create: { width, height, channels: 4, background: { r: 20, g: 90, b: 140, alpha } },
  });

describe('fitting a picture', () => {
  it('keeps the very bytes of a picture that obeys', async () => {
    const input = await flat(800, 600).png().toBuffer();
    const variant = await fitImage(input, rules());
    expect(variant.bytes.equals(input)).toBe(true);
    expect(variant).toMatchObject({ mimeType: 'image/png', width: 800, height: 600 });
  });

  it('turns a picture upright and takes its metadata away', async () => {
    const input = await flat(400, 200)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'somebody', Orientation: '6' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const variant = await fitImage(input, rules());
    expect([variant.width, variant.height]).toEqual([200, 400]);
    const facts = await sharp(variant.bytes).metadata();
    expect(facts.exif).toBeUndefined();
  });

  it('writes a format that the platform takes', async () => {
    const webp = await flat(300, 300).webp().toBuffer();
    expect((await fitImage(webp, rules({ mimeTypes: ['image/jpeg'] }))).mimeType).toBe(
      'image/jpeg'
    );
  });

  it('scales down by side and by pixels, and keeps the ratio', async () => {
    const wide = await flat(4000, 1000).png().toBuffer();
    expect(await fitImage(wide, rules())).toMatchObject({ width: 2000, height: 500 });
    const few = await fitImage(wide, rules({ maxPixels: 250_000 }));
    expect(few.width * few.height).toBeLessThanOrEqual(250_000);
    expect(few.width / few.height).toBeCloseTo(4, 1);
  });

  it('gets below the byte limit, by quality first and size next', async () => {
    const large = await noise(1600, 1200).png().toBuffer();
    expect(large.byteLength).toBeGreaterThan(400_000);
    const variant = await fitImage(large, rules({ maxBytes: 400_000 }));
    expect(variant.bytes.byteLength).toBeLessThanOrEqual(400_000);
    expect(variant.mimeType).toBe('image/jpeg');
  });

  it('keeps transparency where PNG is taken, and puts white behind it elsewhere', async () => {
    const glass = await flat(3000, 30, 0.5).png().toBuffer();
    expect((await fitImage(glass, rules())).mimeType).toBe('image/png');
    const jpeg = await fitImage(glass, rules({ mimeTypes: ['image/jpeg'] }));
    const { channels } = await sharp(jpeg.bytes).stats();
    expect(channels[0]?.mean).toBeGreaterThan(100);
  });

  it.each([
    ['no bytes', Buffer.alloc(0)],
    ['text', Buffer.from('not a picture')],
    ['a cut PNG', Buffer.from('89504e470d0a1a0a0000', 'hex')],
  ])('refuses %s', async (_, bytes) => {
    await expect(fitImage(bytes, rules())).rejects.toThrow();
  });
});
