import { startMediaServer } from '../../../conformance/src/media-server';
import { MemoryJournal } from '../../platform-kit/memory-journal';

import { realImage, realVideo, startAdapter, type AdapterForTest } from './adapter-for-test';
import { WEEKLY } from './facebook-for-test';

let test: AdapterForTest;
beforeEach(async () => {
  test = await startAdapter();
});
afterEach(() => test.close());

describe('a post becomes visible exactly as meant', () => {
  const shown = { replyTo: null, format: 'feed', link: null, media: [] };

  it('as a text', async () => {
    const text = 'Lantern lit.\n\nSee you at the quay — 18:00 ⚓️ #harbour';
    const result = await test.adapter.publish(test.request({ text }));
    expect(result.id).toMatch(new RegExp(`^${WEEKLY}_\\d+$`));
    expect(result.url).toBe(`${test.facebook.url}/${result.id}`);
    expect(test.posts()).toEqual([{ ...shown, id: result.id, url: result.url, text }]);
    expect(test.writes()).toEqual(['feed']);
  });

  it('as a text with a link beside it, whose preview Facebook makes itself', async () => {
    const link = 'https://harbourlight.example/tides?week=48';
    const result = await test.adapter.publish(test.request({ text: 'Tides', link }));
    expect(test.posts()).toEqual([
      { ...shown, id: result.id, url: result.url, text: 'Tides', link },
    ]);
  });

  it('as a link alone', async () => {
    const link = 'https://harbourlight.example/';
    await test.adapter.publish(test.request({ link }));
    expect(test.posts()).toMatchObject([{ text: '', link }]);
  });

  it('as one photo with its alternative text, uploaded unseen before', async () => {
    const media = [await realImage({ altText: 'A lamp in the fog' })];
    const result = await test.adapter.publish(test.request({ text: 'Fog', media }));
    expect(test.posts()).toEqual([
      {
        ...shown,
        ...{ id: result.id, url: result.url, text: 'Fog' },
        media: [{ kind: 'image', altText: 'A lamp in the fog' }],
      },
    ]);
    expect(test.writes()).toEqual(['photos', 'feed']);
  });

  it('as several photos in their order', async () => {
    const keys = ['a', 'b', 'c'];
    const media = await Promise.all(
      keys.map((key, place) => realImage({ key, altText: key, shade: 40 * (place + 1) }))
    );
    await test.adapter.publish(test.request({ media }));
    expect(test.posts()[0]?.media.map(({ altText }) => altText)).toEqual(keys);
    expect(test.facebook.world.ledger.summary().posts).toBe(1);
  });

  it('as a video, uploaded in the pieces that Facebook asks for', async () => {
    test.facebook.act('configure', { pieceBytes: 2_000 });
    const film = await realVideo({ seconds: 5, width: 1280, height: 720 });
    const result = await test.adapter.publish(
      test.request({ text: 'The crossing', media: [film], options: { videoTitle: 'Crossing' } })
    );
    expect(test.posts()).toEqual([
      {
        ...shown,
        ...{ id: result.id, url: result.url, text: 'The crossing' },
        media: [{ kind: 'video', altText: '' }],
      },
    ]);
    expect(result.url).toBe(`${test.facebook.url}/reel/${result.id}/`);
    expect(test.writes()).toHaveLength(2 + Math.ceil(film.byteLength / 2_000));
    const { json } = await test.facebook.graph(`/${result.id}`, {
      ...{ fields: 'title', access_token: test.credentials.accessToken },
    });
    expect(json.title).toBe('Crossing');
    const seen = await fetch(`${test.facebook.url}/content/video/${result.id}`);
    expect(Buffer.from(await seen.arrayBuffer()).equals(Buffer.from(await film.read()))).toBe(true);
  });

  it('as a reel', async () => {
    const media = [await realVideo()];
    const result = await test.adapter.publish(test.request({ format: 'reel', text: 'Up', media }));
    expect(test.posts()).toMatchObject([
      { id: result.id, url: result.url, format: 'reel', text: 'Up', media: [{ kind: 'video' }] },
    ]);
    expect(test.writes()).toEqual(['video_reels', result.id, 'video_reels']);
  });

  it('as a story of a photo', async () => {
    const media = [await realImage({ altText: 'A lamp' })];
    const result = await test.adapter.publish(test.request({ format: 'story', media }));
    expect(result.url).toBeNull();
    expect(test.posts()).toEqual([
      {
        ...{ id: result.id, url: null, text: '', link: null, replyTo: null, format: 'story' },
        media: [{ kind: 'image', altText: 'A lamp' }],
      },
    ]);
  });

  it('as a story of a video', async () => {
    const media = [await realVideo({ seconds: 12 })];
    const result = await test.adapter.publish(test.request({ format: 'story', media }));
    expect(test.posts()).toMatchObject([
      { id: result.id, format: 'story', media: [{ kind: 'video' }] },
    ]);
    expect(result.id).toMatch(new RegExp(`^${WEEKLY}_`));
  });

  it('at an app that wants every call proven', async () => {
    test.facebook.act('configure', { requireAppSecretProof: true });
    await test.adapter.publish(test.request({ format: 'reel', media: [await realVideo()] }));
    await test.adapter.publish(test.request({ text: 'Proven' }));
    expect(test.posts().map(({ text }) => text)).toEqual(['', 'Proven']);
  });
});

it('gives a link one more chance when its page could not be read', async () => {
  const link = 'https://harbourlight.example/slow';
  test.facebook.act('configure', { unreadableLinks: [link] });
  const failing = test.adapter.publish(test.request({ link }));
  await expect(failing).rejects.toMatchObject({ family: 'rejected', code: 'LINK_NOT_SCRAPED' });
  expect(test.writes()).toEqual(['feed', 'feed']);
});

it('needs no address of ours for any of it: only bytes are sent', async () => {
  const server = await startMediaServer();
  const url = server.serve('/lamp.jpg', { bytes: new Uint8Array(3), contentType: 'image/jpeg' });
  await test.adapter.publish(test.request({ media: [await realImage({ url })] }));
  expect(server.asked).toEqual([]);
  await server.close();
});

describe('a run that died between prepare and commit', () => {
  it.each([
    ['photos', 'feed', () => realImage()],
    ['a video', 'feed', () => realVideo()],
    ['a reel', 'reel', () => realVideo()],
    ['a story', 'story', () => realVideo()],
  ] as const)('uploads nothing twice: %s', async (_, format, makeFile) => {
    const media = [await makeFile()];
    const journal = new MemoryJournal();
    await test.adapter.prepare(test.request({ format, media, journal }));
    const before = test.sent.length;
    await test.adapter.publish(test.request({ format, media, journal }));
    const later = test.sent.slice(before).filter(({ method }) => method === 'POST');
    expect(later).toHaveLength(1);
    expect(test.posts()).toHaveLength(1);
  });

  it.each([
    ['a piece was refused', { kind: 'status', status: 503, times: -1 }],
    ['an answer was lost, and the line stayed dead', { kind: 'commit-then-drop', times: 1 }],
  ] as const)('goes on with a video where it stopped: %s', async (_, strike) => {
    test.facebook.act('configure', { pieceBytes: 1_000 });
    const film = await realVideo();
    const journal = new MemoryJournal();
    const { faults } = test.facebook.world;
    faults.add({ platform: 'facebook', operation: 'transfer-video', skip: 3, ...strike });
    const dead = { platform: 'facebook', operation: 'transfer-video', skip: 3, times: -1 };
    faults.add({ ...dead, kind: 'drop-before' });
    const broken = test.adapter.prepare(test.request({ media: [film], journal }));
    await expect(broken).rejects.toMatchObject({ family: 'retryable' });
    faults.clear();
    const before = test.sent.length;
    await test.adapter.publish(test.request({ media: [film], journal }));
    expect(test.posts()).toHaveLength(1);
    const transfers = test.sent.slice(before).filter(({ body }) => body?.kind === 'multipart');
    expect(transfers.length).toBeLessThanOrEqual(Math.ceil(film.byteLength / 1_000) - 3);
    const phases = test.sent.slice(before).map(({ body }) => JSON.stringify(body));
    expect(phases.some((phase) => phase?.includes('"start"'))).toBe(false);
  });

  it('does not send a piece twice when only its answer was lost', async () => {
    test.facebook.act('configure', { pieceBytes: 1_000 });
    const film = await realVideo();
    const lost = { platform: 'facebook', operation: 'transfer-video', skip: 3 };
    test.facebook.world.faults.add({ ...lost, kind: 'commit-then-drop' });
    await test.adapter.publish(test.request({ media: [film] }));
    expect(test.posts()).toHaveLength(1);
    // Start, pieces, the one that was tried again, finish.
    expect(test.writes()).toHaveLength(Math.ceil(film.byteLength / 1_000) + 3);
  });

  it('uploads again what has expired meanwhile', async () => {
    const media = [await realImage()];
    const journal = new MemoryJournal();
    await test.adapter.prepare(test.request({ media, journal }));
    test.facebook.world.clock.advance(24 * 3_600_000);
    await test.adapter.publish(test.request({ media, journal }));
    expect(test.writes()).toEqual(['photos', 'photos', 'feed']);
  });
});

describe('files that Facebook lost', () => {
  it('are uploaded anew by the next run', async () => {
    const media = [await realImage()];
    const journal = new MemoryJournal();
    const [part] = await test.adapter.prepare(test.request({ media, journal }));
    const { id } = journal.handles['media:cover'] as { id: string };
    await test.facebook.get(`/v26.0/${id}?access_token=${test.credentials.accessToken}`, {
      method: 'DELETE',
    });
    if (!part) throw new Error('Nothing was prepared.');
    await expect(test.adapter.commit(test.request({ media, journal }), part)).rejects.toMatchObject(
      {
        family: 'retryable',
        code: 'MEDIA_ID_INVALID',
      }
    );
    await test.adapter.publish(test.request({ media, journal }));
    expect(test.posts()).toHaveLength(1);
  });
});
