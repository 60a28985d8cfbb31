import { join } from 'node:path';

import sharp from 'sharp';

import type { MediaFile } from '../../server/src/platforms/contract';
import { platformOf } from '../../server/src/platforms/registry';
import { tableOf } from '../../server/src/services/database/table';
import { getService } from '../../server/src/services/get-service';
import { startMediaServer, type MediaServer } from '../../conformance/src/media-server';
import { startTestApp, type TestApp } from './harness/app';
import { aPicture } from './harness/pictures';

const DAY_MS = 24 * 60 * 60_000;

interface UploadRow {
  id: number;
  hash: string;
  url: string;
  provider: string;
}

let app: TestApp;
let storage: MediaServer;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  storage = await startMediaServer();
}, 60_000);

afterAll(async () => {
  await storage?.close();
  await app?.close();
});

afterEach(() => {
  jest.restoreAllMocks();
});

const uploads = () => tableOf<UploadRow>(app.strapi, 'plugin::upload.file');
const format = platformOf('instagram').descriptor.formats.feed;

const open = async (fileId: number, isReachable = true): Promise<MediaFile> => {
  const row = await uploads().findOne({ where: { id: fileId } });
  const media = { fileId, kind: 'image' as const, hash: row?.hash ?? '', altText: 'The harbour' };
  const library = getService(app.strapi, 'media');
  return (await library.open(media, { format, isReachable })).file;
};

const addressOf = async (fileId: number): Promise<string> => (await open(fileId)).url ?? '';

describe('the address that a platform fetches a file from', () => {
  it('gives the very bytes, with type and length, to whoever has it', async () => {
    const file = await open(await aPicture(app));
    const answer = await fetch(file.url ?? '');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('content-length')).toBe(String(file.byteLength));
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(Buffer.from(bytes).equals(Buffer.from(await file.read()))).toBe(true);
  });

  it('is below the public address of Strapi, and ends in a name with an extension', async () => {
    const { pathname } = new URL(await addressOf(await aPicture(app)));
    expect(pathname).toMatch(/^\/api\/social-distribution\/media\/[a-zA-Z0-9-]+\.jpg$/);
  });

  it.each([
    ['bytes=0-9', 206, 10, (size: number) => `bytes 0-9/${size}`],
    ['bytes=-5', 206, 5, (size: number) => `bytes ${size - 5}-${size - 1}/${size}`],
    ['bytes=99999999-', 416, 0, (size: number) => `bytes */${size}`],
    ['lines=1-2', 200, null, () => null],
  ])('answers the range %s with %i', async (range, status, length, contentRange) => {
    const file = await open(await aPicture(app));
    const answer = await fetch(file.url ?? '', { headers: { range } });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-range')).toBe(contentRange(file.byteLength));
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(bytes.byteLength).toBe(length ?? file.byteLength);
  });

  it('answers HEAD without the bytes', async () => {
    const file = await open(await aPicture(app));
    const answer = await fetch(file.url ?? '', { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-length')).toBe(String(file.byteLength));
  });

  it('opens nothing else: not another file, not when changed, not after its time', async () => {
    const [one, other] = [
      await addressOf(await aPicture(app)),
      await addressOf(await aPicture(app)),
    ];
    const changed = new URL(one);
    const ticket = changed.searchParams.get('ticket') ?? '';
    const middle = ticket.length - 30;
    const sign = ticket[middle] === 'A' ? 'B' : 'A';
    changed.searchParams.set('ticket', ticket.slice(0, middle) + sign + ticket.slice(middle + 1));
    expect((await fetch(changed)).status).toBe(404);
    const bare = new URL(other);
    bare.searchParams.delete('ticket');
    expect((await fetch(bare)).status).toBe(404);
    const later = Date.now() + 2 * DAY_MS;
    jest.spyOn(Date, 'now').mockReturnValue(later);
    expect(getService(app.strapi, 'media').links.open(ticket)).toBeNull();
  });

  it('gives the new bytes of an upload that was replaced, which keeps id and hash', async () => {
    const id = await aPicture(app);
    const before = Buffer.from(await (await open(id)).read());
    const row = await uploads().findOne({ where: { id } });
    const path = join(app.strapi.dirs.static.public, row?.url ?? '');
    const other = { create: { width: 400, height: 300, channels: 3, background: '#a31' } } as const;
    await sharp(other).jpeg().toFile(path);
    const updatedAt = new Date(Date.now() + 1000);
    await uploads().updateMany({ where: { id }, data: { updatedAt } });
    const after = await open(id);
    expect([after.width, after.height]).toEqual([400, 300]);
    const served = await (await fetch(after.url ?? '')).arrayBuffer();
    expect(Buffer.from(served).equals(before)).toBe(false);
    expect(served.byteLength).toBe(after.byteLength);
  });

  it('is gone with the file', async () => {
    const fileId = await aPicture(app);
    const address = await addressOf(fileId);
    await uploads().deleteMany({ where: { id: fileId } });
    expect((await fetch(address)).status).toBe(404);
  });

  it('tells browsers to run nothing', async () => {
    const { headers } = await fetch(await addressOf(await aPicture(app)));
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });

  it('is not made where the platform could not reach it', async () => {
    expect((await open(await aPicture(app), false)).url).toBeNull();
    const { links } = getService(app.strapi, 'media');
    expect(links.isReachableFrom(['https://graph.instagram.com'])).toBe(false);
    expect(links.isReachableFrom(['http://127.0.0.1:4400'])).toBe(true);
  });
});

describe('files of a remote provider', () => {
  const aRemotePicture = async (): Promise<number> => {
    const id = await aPicture(app);
    const bytes = Buffer.from(await (await open(id)).read());
    const url = storage.serve(`/bucket/${id}.jpg`, { bytes, contentType: 'image/jpeg' });
    // Another hash: what was made of the local file is not taken for it.
    await uploads().updateMany({
      where: { id },
      data: { provider: 'bucket', url, hash: `r${id}` },
    });
    return id;
  };

  it('are fetched once and read from here afterwards', async () => {
    const id = await aRemotePicture();
    const file = await open(id);
    await open(id);
    expect(file.byteLength).toBeGreaterThan(100);
    expect(storage.asked.filter((path) => path === `/bucket/${id}.jpg`)).toHaveLength(1);
  });

  it('that are gone are refused by name, and a storage that is down is tried again', async () => {
    const id = await aRemotePicture();
    await uploads().updateMany({ where: { id }, data: { url: storage.urlOf('/none.jpg') } });
    await expect(open(id)).rejects.toMatchObject({ code: 'MEDIA_MISSING', family: 'rejected' });
    await uploads().updateMany({ where: { id }, data: { url: 'http://127.0.0.1:9/a.jpg' } });
    await expect(open(id)).rejects.toMatchObject({ code: 'MEDIA_STORAGE', family: 'retryable' });
  });
});
