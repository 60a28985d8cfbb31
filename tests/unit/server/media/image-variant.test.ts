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

const frame = (red: number): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 64, channels: 3, background: { r: red, g: 0, b: 0 } } })
    .png()
    .toBuffer();

/** `ftypheic` and nothing behind it. */
const HEIC_HEADER = '0000001866747970686569630000000068656963';

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

  it('takes a place away that stands in XMP only', async () => {
    const place =
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="38,42.0N"/></rdf:RDF></x:xmpmeta>';
    const input = await flat(400, 200).flatten().jpeg().withXmp(place).toBuffer();
    expect(input.includes('GPSLatitude')).toBe(true);
    const { bytes } = await fitImage(input, rules());
    expect(bytes.includes('GPSLatitude')).toBe(false);
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

  it('says what it changed, in words', async () => {
    const glass = await flat(4000, 30, 0.5).webp().toBuffer();
    const { changes } = await fitImage(glass, rules({ mimeTypes: ['image/jpeg'] }));
    expect(changes).toEqual([
      'it was turned from WEBP into JPEG',
      'it was scaled from 4000 × 30 to 2000 × 15 pixels',
      'its transparent parts became white',
    ]);
    const fine = await flat(300, 300).jpeg().toBuffer();
    expect((await fitImage(fine, rules())).changes).toEqual([]);
  });

  it('pads a shape that is not taken, and keeps the picture whole', async () => {
    const tower = await flat(300, 1500).png().toBuffer();
    const variant = await fitImage(tower, rules({ ratio: { min: 0.8, max: 1.91 } }));
    expect([variant.width, variant.height]).toEqual([1200, 1500]);
    expect(variant.changes).toContain('it got white bars, as its shape is not taken');
    const { data } = await sharp(variant.bytes).raw().toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
  });

  it('cuts the sides off around the focal point, and scales what is left', async () => {
    const stripes = await sharp(
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="2400" height="1000"><rect width="490" height="1000" fill="#f00"/><rect x="490" width="1910" height="1000" fill="#00f"/></svg>'
      )
    )
      .png()
      .toBuffer();
    const variant = await fitImage(stripes, {
      ...rules({ ratio: { min: 0.8, max: 1.91 }, maxSide: 955, mimeTypes: ['image/jpeg'] }),
      focalPoint: { x: 90, y: 50 },
    });
    expect([variant.width, variant.height]).toEqual([955, 500]);
    const { channels } = await sharp(variant.bytes).stats();
    expect(channels[0]?.max).toBeLessThan(30);
    expect(channels[2]?.min).toBeGreaterThan(220);
    expect(variant.changes).toEqual([
      'it was turned from PNG into JPEG',
      'its sides were cut off around its focal point, as its shape is not taken',
      'it was scaled from 1910 × 1000 to 955 × 500 pixels',
      'its transparent parts became white',
    ]);
  });

  it('takes the focal point of a picture as people see it: upright', async () => {
    // Stored lying: what is the top of it for people is its left side in the file.
    const lying = await sharp(
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1000"><rect width="1600" height="1000" fill="#00f"/><rect width="350" height="1000" fill="#f00"/></svg>'
      )
    )
      .flatten()
      .jpeg({ quality: 95 })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const wish = { ...rules({ ratio: { min: 0.8, max: 1.91 } }), focalPoint: { x: 50, y: 100 } };
    const variant = await fitImage(lying, wish);
    expect([variant.width, variant.height]).toEqual([1000, 1250]);
    const { channels } = await sharp(variant.bytes).stats();
    expect(channels[0]?.mean).toBeLessThan(10);
    expect(variant.changes).toContain('it was turned upright');
  });

  it('turns the colours of a phone into sRGB, and says so', async () => {
    const phone = await flat(300, 300).flatten().withIccProfile('p3').jpeg().toBuffer();
    const variant = await fitImage(phone, rules());
    expect(variant.changes).toEqual(['its colours were turned to sRGB']);
    expect((await sharp(variant.bytes).metadata()).icc).toBeUndefined();
    const tagged = await flat(300, 300).flatten().withIccProfile('srgb').jpeg().toBuffer();
    const plain = (await sharp(tagged).metadata()).exif === undefined;
    expect([plain, (await fitImage(tagged, rules())).changes]).toEqual([true, []]);
  });

  it('says that a file of too many bytes was compressed', async () => {
    const large = await noise(800, 600).jpeg({ quality: 98 }).toBuffer();
    const variant = await fitImage(large, rules({ maxBytes: 300_000 }));
    expect(variant.changes).toEqual(['it was compressed, as it has more than 0.3 MB']);
  });

  it('turns CMYK into sRGB', async () => {
    const print = await flat(300, 300).flatten().toColourspace('cmyk').jpeg().toBuffer();
    expect((await sharp(print).metadata()).space).toBe('cmyk');
    const variant = await fitImage(print, rules());
    expect((await sharp(variant.bytes).metadata()).space).toBe('srgb');
    expect(variant.changes).toContain('its colours were turned from CMYK to sRGB');
  });

  it('takes the first picture of a moving WebP', async () => {
    const frames = await Promise.all([40, 200].map((red) => frame(red)));
    const moving = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    const variant = await fitImage(moving, rules({ mimeTypes: ['image/jpeg', 'image/webp'] }));
    expect(variant).toMatchObject({ mimeType: 'image/jpeg', width: 64, height: 64 });
    expect(variant.changes).toContain('only its first picture is shown');
  });

  it('draws an SVG', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="#157"/></svg>';
    const variant = await fitImage(Buffer.from(svg), rules({ mimeTypes: ['image/jpeg'] }));
    expect(variant).toMatchObject({ mimeType: 'image/jpeg', width: 400, height: 300 });
    expect(variant.changes).toContain('it was turned from SVG into JPEG');
  });

  it('scales a picture of 20,000 pixels, and refuses 20,000 × 20,000 by name', async () => {
    const banner = await flat(20_000, 400).png().toBuffer();
    expect(await fitImage(banner, rules())).toMatchObject({ width: 2000, height: 40 });
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20000" height="20000"/>';
    await expect(fitImage(Buffer.from(svg), rules())).rejects.toThrow(
      '20000 × 20000 pixels are too many; 268 million can be worked on'
    );
  });

  it('says that HEIC cannot be read', async () => {
    const heic = Buffer.from(HEIC_HEADER, 'hex');
    await expect(fitImage(heic, rules())).rejects.toThrow(/^HEIC pictures cannot be read here/);
  });

  it('says in words that a picture is broken, wherever it breaks', async () => {
    const cut = (await noise(900, 900).jpeg().toBuffer()).subarray(0, 20_000);
    await expect(fitImage(cut, rules({ maxSide: 500 }))).rejects.toThrow(
      /^it is no picture, or a broken one$/
    );
  });

  it.each([
    ['no bytes', Buffer.alloc(0)],
    ['a JPEG that ends early', 'cut'],
    ['text', Buffer.from('not a picture')],
    ['a cut PNG', Buffer.from('89504e470d0a1a0a0000', 'hex')],
  ])('refuses %s', async (_, given) => {
    const whole = await noise(900, 900).jpeg().toBuffer();
    const bytes = typeof given === 'string' ? whole.subarray(0, 20_000) : given;
    await expect(fitImage(bytes, rules({ maxSide: 500 }))).rejects.toThrow();
  });
});
