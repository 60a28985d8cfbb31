import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import sharp from 'sharp';

import { makeVideo } from '../../conformance/src/make-video';
import type { AdminClient } from '../../scripts/person/admin-client';
import type { Delivery } from '../../server/src/services/deliveries/delivery';
import { getService } from '../../server/src/services/get-service';
import { aPublishedArticle, ARTICLE } from './harness/articles';
import { startTestApp, type TestApp } from './harness/app';
import { settled } from './harness/deliveries';
import { asAdmin, connectEverything } from './harness/people';

interface UploadService {
  upload(args: object): Promise<{ id: number }[]>;
}

let app: TestApp;
let admin: AdminClient;

const PATH = process.env['PATH'];

beforeAll(async () => {
  // No ffmpeg, whatever this machine has: it would convert what is refused here.
  process.env['PATH'] = '';
  app = await startTestApp();
  admin = await asAdmin(app);
  await connectEverything(app, admin);
}, 90_000);

afterAll(async () => {
  process.env['PATH'] = PATH;
  await app?.close();
});

/** Stores a file as the media library does, and then lets its bytes be what they are. */
const anUpload = async (name: string, mime: string, bytes: Uint8Array): Promise<number> => {
  const uploads = app.strapi.plugin('upload').service<UploadService>('upload');
  const path = join(app.strapi.dirs.static.public, `in-${name}`);
  const harmless = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#157' } })
    .jpeg()
    .toBuffer();
  writeFileSync(path, harmless);
  const [file] = await uploads.upload({
    data: { fileInfo: { name } },
    files: {
      ...{ filepath: path, originalFilename: name, mimetype: 'image/jpeg' },
      size: statSync(path).size,
    },
  });
  const table = app.strapi.db.query('plugin::upload.file');
  const row = (await table.update({ where: { id: file?.id }, data: { mime } })) as { url: string };
  writeFileSync(join(app.strapi.dirs.static.public, row.url), bytes);
  return file?.id ?? 0;
};

const sent = async (
  fileId: number,
  platform: string
): Promise<{ delivery: Delivery; said: string }> => {
  const other = await anUpload('other.jpg', 'image/jpeg', await picture(320, 200));
  const documentId = await aPublishedArticle(app, { gallery: [fileId, other] });
  const request = { contentType: ARTICLE, documentId, locale: 'en' };
  const { targets } = await admin.preview(request);
  const targetId = targets.find((target) => target.platform === platform)?.targetId ?? 0;
  await admin.dispatch({ ...request, targetIds: [targetId] });
  const [delivery] = await settled(app, documentId);
  if (!delivery) throw new Error('Nothing was dispatched.');
  const events = await getService(app.strapi, 'deliveries').eventsOf(delivery.id);
  const said = events.find(({ event }) => event === 'adjusted')?.message ?? '';
  return { delivery, said };
};

const picture = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#468' } })
    .jpeg()
    .toBuffer();

/** What a person is told when they want to distribute it. */
const refusal = async (fileId: number, platform: string): Promise<string> => {
  const sending = sent(fileId, platform);
  return sending.then(
    ({ delivery }) => `It was dispatched: ${delivery.state}`,
    (error: Error) => error.message
  );
};

describe('a file that cannot be used', () => {
  it.each<[string, string, string, () => Promise<Uint8Array>, RegExp]>([
    [
      'bytes that are no picture',
      'noise.jpg',
      'image/jpeg',
      () => Promise.resolve(Buffer.alloc(900, 7)),
      /no picture, or a broken one/,
    ],
    [
      'a picture that ends early',
      'cut.jpg',
      'image/jpeg',
      async () => (await picture(3000, 3000)).subarray(0, 4000),
      /cannot be used/,
    ],
  ])(
    'is refused by name once its bytes are read, and nothing is posted: %s',
    async (_, name, mime, bytes, reason) => {
      const before = app.sandbox.ledger.summary().posts;
      const { delivery } = await sent(await anUpload(name, mime, await bytes()), 'bluesky');
      expect(delivery.state).toBe('failed');
      expect(delivery.errorMessage).toContain(name);
      expect(delivery.errorMessage).toMatch(reason);
      expect(app.sandbox.ledger.summary().posts).toBe(before);
    },
    40_000
  );

  it.each<[string, string, string, () => Promise<Uint8Array>, RegExp]>([
    [
      'no bytes at all',
      'empty.jpg',
      'image/jpeg',
      () => Promise.resolve(Buffer.alloc(0)),
      /has no bytes/,
    ],
    [
      'a HEIC',
      'phone.heic',
      'image/heic',
      () => Promise.resolve(Buffer.from('0000001866747970686569630000000068656963', 'hex')),
      /HEIC pictures cannot be read here/,
    ],
    [
      'a film that is none',
      'film.mp4',
      'video/mp4',
      () => Promise.resolve(Buffer.alloc(900, 7)),
      /no video that can be read/,
    ],
  ])(
    'is refused by name before anything is dispatched: %s',
    async (_, name, mime, bytes, reason) => {
      const message = await refusal(await anUpload(name, mime, await bytes()), 'bluesky');
      expect(message).toContain(name);
      expect(message).toMatch(reason);
    },
    40_000
  );

  it('is a film in a codec that the platform does not take', async () => {
    const film = await makeVideo({ videoCodec: 'av1', seconds: 5, width: 720, height: 1280 });
    const message = await refusal(await anUpload('film.mp4', 'video/mp4', film), 'x');
    expect(message).toMatch(/on X: film\.mp4 does not fit: X takes video in avc/);
  }, 40_000);
});

describe('a file that can be made to fit', () => {
  it.each<[string, string, () => Promise<Uint8Array>, RegExp]>([
    [
      'sign.svg',
      'image/svg+xml',
      () =>
        Promise.resolve(
          Buffer.from(
            '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="#157"/></svg>'
          )
        ),
      /sign\.svg: it was turned from SVG into/,
    ],
    [
      'wide.jpg',
      'image/jpeg',
      () => picture(20_000, 300),
      /wide\.jpg: it was scaled from 20000 × 300/,
    ],
    [
      'print.jpg',
      'image/jpeg',
      () =>
        sharp({ create: { width: 400, height: 300, channels: 3, background: '#846' } })
          .toColourspace('cmyk')
          .jpeg()
          .toBuffer(),
      /print\.jpg: its colours were turned from CMYK/,
    ],
  ])(
    'goes out, and what was changed is noted: %s',
    async (name, mime, bytes, change) => {
      const { delivery, said } = await sent(await anUpload(name, mime, await bytes()), 'bluesky');
      expect(delivery.errorMessage ?? '').toBe('');
      expect(delivery.state).toBe('published');
      expect(said).toMatch(change);
    },
    40_000
  );
});
