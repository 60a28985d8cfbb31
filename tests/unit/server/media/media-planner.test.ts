import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import sharp from 'sharp';

import { makeVideo } from '../../../../conformance/src/make-video';
import { platformOf } from '../../../../server/src/platforms/registry';
import type { StoredMedia } from '../../../../server/src/services/adaptation/stored-content';
import { MediaLibrary } from '../../../../server/src/services/media/media-library';
import { aMediaStrapi, type MediaStrapi } from './a-media-strapi';

let world: MediaStrapi;
let library: MediaLibrary;

beforeEach(() => {
  world = aMediaStrapi();
  library = new MediaLibrary(world.strapi);
});

afterEach(() => world.close());

const options = { format: platformOf('instagram').descriptor.formats.feed, isReachable: true };

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer();

const aPicture = async (width = 1000, height = 800, row = {}): Promise<StoredMedia> =>
  world.add('Quay.jpg', 'image/jpeg', await picture(width, height), { width, height, ...row });

const aFilm = async (): Promise<StoredMedia> =>
  world.add('Film.mp4', 'video/mp4', await makeVideo({ seconds: 9 }));

describe('the plan of many files', () => {
  it('asks the media library once, keeps their order, and reads no picture', async () => {
    const one = await aPicture(3000, 2000);
    // No picture at all: whoever reads it would find out.
    const other = world.add('b.jpg', 'image/jpeg', Buffer.from('noise'), {
      width: 500,
      height: 500,
    });
    const list = [other, one, other].map((media) => ({ media, options }));
    const planned = await library.planAll(list);
    expect(planned.map(({ name }) => name)).toEqual(['b.jpg', 'Quay.jpg', 'b.jpg']);
    expect(planned.map(({ problem }) => problem)).toEqual([null, null, null]);
    expect(world.queries).toHaveLength(1);
    expect(await library.planAll([])).toEqual([]);
  });

  it('has a problem instead of throwing, for what is gone or cannot be read', async () => {
    const gone = { fileId: 99, kind: 'image' as const, hash: 'x', altText: '' };
    const files = [
      gone,
      world.add('a.jpg', 'image/jpeg', null),
      world.add('b.jpg', 'image/jpeg', Buffer.alloc(0)),
      world.add('c.heic', 'image/heic', Buffer.alloc(9)),
      world.add('d.mp4', 'video/mp4', Buffer.alloc(900, 7)),
      world.add('e.pdf', 'application/pdf', Buffer.from('no paper')),
      world.add('f.zip', 'application/zip', Buffer.alloc(9)),
      world.add('g.png', 'image/png', Buffer.alloc(9), { width: 90_000, height: 90_000 }),
      world.add('h.jpg', 'image/jpeg', null, { url: '/uploads/%zz' }),
      world.add('i.jpg', 'image/jpeg', null, { url: '/../../../etc/passwd' }),
    ];
    const planned = await library.planAll(files.map((media) => ({ media, options })));
    expect(planned.map(({ problem }) => problem?.code)).toEqual([
      ...['MEDIA_MISSING', 'MEDIA_MISSING', 'MEDIA_UNREADABLE', 'MEDIA_UNREADABLE'],
      ...['MEDIA_UNREADABLE', 'MEDIA_UNREADABLE', 'MEDIA_UNREADABLE', 'MEDIA_UNREADABLE'],
      ...['MEDIA_MISSING', 'MEDIA_MISSING'],
    ]);
    expect(planned[3]?.problem?.message).toContain('HEIC pictures cannot be read here');
    expect(planned[7]?.problem?.message).toContain('90000 × 90000 pixels are too many');
    await expect(planned[0]?.file.read()).rejects.toThrow(/only planned/);
  });

  it('cannot be read from, and says what to do instead', async () => {
    const { file } = await library.plan(await aPicture(), options);
    await expect(file.read()).rejects.toThrow('Quay.jpg was only planned: open it');
  });

  it('knows the pages of a paper and the facts of a video', async () => {
    const paper = world.add('p.pdf', 'application/pdf', Buffer.from('%PDF-1.7 << /Type /Page >>'));
    const feedOf = platformOf('linkedin').descriptor.formats.feed;
    const planned = await library.plan(paper, { ...options, format: feedOf });
    expect(planned.file).toMatchObject({ kind: 'document', pageCount: 1, byteLength: 26 });
    const film = await library.plan(await aFilm(), options);
    expect(film.file).toMatchObject({ kind: 'video', video: { videoCodec: 'avc' } });
    expect(film.thumbnailUrl).toBeNull();
  });

  it('keeps a moving GIF where it is taken, and shows its first picture elsewhere', async () => {
    const gif = world.add('g.gif', 'image/gif', Buffer.alloc(50), { width: 300, height: 300 });
    const x = await library.plan(gif, {
      ...options,
      format: platformOf('x').descriptor.formats.feed,
    });
    expect([x.file.kind, x.changes]).toEqual(['gif', []]);
    const still = await library.plan(gif, options);
    expect(still.file).toMatchObject({ kind: 'image', mimeType: 'image/jpeg' });
    expect(still.changes).toContain('g.gif: only its first picture is shown');
  });

  it('takes the rules of the card for its picture', async () => {
    const { cardImage } = platformOf('bluesky').descriptor;
    const media = await aPicture(4000, 3000);
    const planned = await library.plan(media, { ...options, ...(cardImage && { cardImage }) });
    const opened = cardImage && (await library.openImage(media, cardImage));
    expect(planned.file.width).toBe(opened?.file.width);
    expect(planned.file.url).toBeNull();
  });

  it('has the smallest picture that can be shown, signed where files are private', async () => {
    const formats = { thumbnail: { url: '/uploads/thumb' } };
    const withFormats = await aPicture(900, 900, { formats });
    expect(await library.plan(withFormats, options)).toMatchObject({
      ...{ thumbnailUrl: '/uploads/thumb', url: '/uploads/1' },
    });
    expect((await library.plan(await aPicture(), options)).thumbnailUrl).toBe('/uploads/2');
    const hidden = aMediaStrapi({ isPrivate: true });
    const media = hidden.add('q.jpg', 'image/jpeg', await picture(90, 90), { formats });
    const { thumbnailUrl, url } = await new MediaLibrary(hidden.strapi).plan(media, options);
    expect([thumbnailUrl, url]).toEqual(['/uploads/thumb?signed', '/uploads/1?signed']);
    hidden.close();
  });
});

describe('the plan of a video in a remote storage', () => {
  let server: Server;
  let sent = 0;

  afterEach(() => server?.close());

  const remote = async (bytes: Uint8Array): Promise<StoredMedia> => {
    server = createServer((request, response) => {
      const [, first = '0', last = '0'] =
        /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
      const part = bytes.subarray(Number(first), Number(last) + 1);
      sent += part.byteLength;
      const contentRange = `bytes ${first}-${last}/${bytes.byteLength}`;
      response.writeHead(206, { 'content-range': contentRange }).end(part);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/film.mp4`;
    return world.add('Film.mp4', 'video/mp4', null, { provider: 'bucket', url });
  };

  it('reads its header only, and remembers it', async () => {
    const bytes = await makeVideo({ seconds: 20, frameBytes: 40_000 });
    const media = await remote(bytes);
    const { file, problem } = await library.plan(media, options);
    expect(problem).toBeNull();
    expect(file.byteLength).toBe(bytes.byteLength);
    expect(file.video?.durationMs).toBeGreaterThan(19_000);
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(bytes.byteLength / 2);
    const before = sent;
    await library.plan({ ...media, altText: 'another post' }, options);
    expect(sent).toBe(before);
    world.rowOf(media.fileId).updatedAt = '2026-11-21T08:00:00.000Z';
    await library.plan(media, options);
    expect(sent).toBeGreaterThan(before);
  });

  it('has a problem when the storage gives it no address, and says nothing of the reason', async () => {
    const hidden = aMediaStrapi({ signingError: new Error('The key is unknown.') });
    const row = { provider: 'bucket', url: 'http://127.0.0.1:9/film.mp4' };
    const media = hidden.add('Film.mp4', 'video/mp4', null, row);
    const { problem } = await new MediaLibrary(hidden.strapi).plan(media, options);
    expect(problem).toEqual({
      code: 'MEDIA_STORAGE',
      message: 'The storage of Film.mp4 gave no address that opens it.',
    });
    hidden.close();
  });

  it('has a problem when the storage is down, and is tried anew', async () => {
    const media = world.add('Film.mp4', 'video/mp4', null, {
      ...{ provider: 'bucket', url: 'http://127.0.0.1:9/film.mp4' },
    });
    expect((await library.plan(media, options)).problem?.code).toBe('MEDIA_STORAGE');
    world.rowOf(media.fileId).provider = 'local';
    expect((await library.plan(media, options)).problem?.code).toBe('MEDIA_MISSING');
  });
});
