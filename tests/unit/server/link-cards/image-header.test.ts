import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import fc from 'fast-check';
import sharp from 'sharp';

import { readImageHeader } from '../../../../server/src/services/link-cards/image-header';

const WIDTH = 800;
const HEIGHT = 420;
const START = 64 * 1024;

/** Noise, so that no format can make it small. */
const noise = () => {
  const bytes = createHash('shake256', { outputLength: WIDTH * HEIGHT * 3 })
    .update('7')
    .digest();
  return sharp(bytes, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
};

describe('image header', () => {
  it.each([
    ['jpeg', () => noise().jpeg({ quality: 95 })],
    ['jpeg', () => noise().jpeg({ progressive: true })],
    ['png', () => noise().png()],
    ['webp', () => noise().webp({ quality: 95 })],
    ['webp', () => noise().webp({ lossless: true })],
    ['webp', () => noise().webp({ quality: 95 }).keepExif().withMetadata()],
    ['gif', () => noise().gif()],
    ['heif', () => noise().avif({ quality: 90, effort: 0 })],
  ] as const)('reads the size of a %s from its first 64 KiB', async (format, make) => {
    const whole = await make().toBuffer();
    expect(whole.byteLength).toBeGreaterThan(START);
    const header = await readImageHeader(whole.subarray(0, START));
    expect(header).toEqual({ format, width: WIDTH, height: HEIGHT });
  });

  it('tells the size upright', async () => {
    const turned = await noise().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const header = await readImageHeader(turned.subarray(0, START));
    expect(header).toMatchObject({ width: HEIGHT, height: WIDTH });
  });

  it('takes one picture of a moving GIF, not the strip of all', async () => {
    const frame = await sharp({
      create: { width: 40, height: 90, channels: 3, background: '#123456' },
    })
      .raw()
      .toBuffer();
    const strip = sharp(frame, { raw: { width: 40, height: 90, channels: 3, pageHeight: 30 } });
    const gif = await strip.gif().toBuffer();
    expect(await readImageHeader(gif)).toMatchObject({ format: 'gif', width: 40, height: 30 });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('no picture')],
    ['HTML', Buffer.from('<!doctype html><title>404</title>')],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>')],
    [
      'SVG after a mark',
      Buffer.from('\uFEFF <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    ['a packed SVG', gzipSync('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['a short WebP', Buffer.from('RIFF....WEBPVP8X')],
    ['a WebP of an unknown kind', Buffer.from(`RIFF....WEBPVP9 ${'.'.repeat(40)}`)],
  ])('is null for %s', async (_, bytes) => {
    expect(await readImageHeader(bytes)).toBeNull();
  });

  it('never throws, also behind a true signature', async () => {
    const signatures = [
      'RIFF....WEBPVP8 ',
      'RIFF....WEBPVP8L',
      '\xff\xd8\xff',
      '\x89PNG\r\n',
      'GIF89a',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...signatures),
        fc.uint8Array({ maxLength: 200 }),
        async (sign, rest) => {
          const header = await readImageHeader(Buffer.concat([Buffer.from(sign, 'latin1'), rest]));
          if (header) expect(Math.min(header.width, header.height)).toBeGreaterThan(0);
        }
      ),
      { numRuns: 60 }
    );
  });
});
