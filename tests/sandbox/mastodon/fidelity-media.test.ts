import sharp from 'sharp';

import { makeVideo } from '../../../conformance/src/make-video';
import { errorOf, startApi, type ApiForTest } from './api-for-test';
import { movingGif } from './files-for-test';

let api: ApiForTest;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.mastodon.close());

const png = (width = 8, height = 6) =>
  sharp({ create: { width, height, channels: 3, background: '#0b6e6e' } })
    .png()
    .toBuffer();
const clip = () => makeVideo({ seconds: 1, width: 160, height: 120 });
const idOf = ({ json }: { json: Record<string, unknown> }) => String(json.id);
const REFUSED = 'Validation failed: File content type is invalid, File is invalid';

describe('uploads (checklist §4)', () => {
  it('of pictures are processed at once: 200 with an address', async () => {
    const { status, json } = await api.upload(await png(), 'image/png', {
      ...{ description: 'A lamp', focus: '-0.5,1' },
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      ...{ type: 'image', description: 'A lamp' },
      meta: { focus: { x: -0.5, y: 1 }, original: { width: 8, height: 6, size: '8x6' } },
    });
    const file = await fetch(String(json.url));
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/png']);
    const part = await fetch(String(json.url), { headers: { range: 'bytes=1-3' } });
    expect([part.status, await part.text()]).toEqual([206, 'PNG']);
  });

  it.each([
    ['video', async () => [await clip(), 'video/mp4']],
    ['gifv', async () => [await (await movingGif('g')).read(), 'image/gif']],
  ] as const)('of a %s are accepted with 202, then 206, then 200', async (type, make) => {
    api.mastodon.act('configure', { mediaProcessingMs: 60_000 });
    const [bytes, mimeType] = (await make()) as unknown as [Uint8Array, string];
    const accepted = await api.upload(bytes, mimeType);
    expect([accepted.status, accepted.json.type, accepted.json.url]).toEqual([202, type, null]);
    const path = `/api/v1/media/${idOf(accepted)}`;
    expect((await api.get(path)).status).toBe(206);
    expect(errorOf(await api.post({ status: 'Early', media_ids: [idOf(accepted)] }))).toEqual([
      422,
      'Cannot attach files that have not finished processing. Try again in a moment!',
    ]);
    api.mastodon.world.clock.advance(60_000);
    const ready = await api.get(path);
    expect(ready.status).toBe(200);
    expect(ready.json.url).toMatch(/^http/);
    const posted = await api.post({ status: 'Now', media_ids: [idOf(accepted)] });
    expect(posted.status).toBe(200);
  });

  it('may fail in the processing', async () => {
    api.mastodon.act('configure', { processingOutcome: 'failed' });
    const { json } = await api.upload(await clip(), 'video/mp4');
    api.mastodon.world.clock.advance(60_000);
    expect(errorOf(await api.get(`/api/v1/media/${String(json.id)}`))).toEqual([
      422,
      'Error processing thumbnail for uploaded media',
    ]);
  });

  it.each([
    ['no file of a known kind', () => Buffer.from('hello'), 'text/plain', REFUSED],
    ['nothing at all', () => Buffer.alloc(0), 'image/png', REFUSED],
    ['a broken picture', async () => (await png()).subarray(0, 20), 'image/png', REFUSED],
    ['a drawing in SVG', () => Buffer.from('<svg xmlns="x"/>'), 'image/svg+xml', REFUSED],
    [
      'a picture called a video',
      () => png(),
      'video/mp4',
      'Validation failed: File has contents that are not what they are reported to be',
    ],
    ['too many pixels', () => png(8000, 4200), 'image/png', '8000x4200 images are not supported'],
    [
      'a video of too many pixels',
      () => makeVideo({ seconds: 1, width: 4096, height: 4096 }),
      'video/mp4',
      '4096x4096 videos are not supported',
    ],
    [
      'a video of too many frames',
      () => makeVideo({ seconds: 1, width: 160, height: 120, frameRate: 240 }),
      'video/mp4',
      '240fps videos are not supported',
    ],
  ] as const)('of %s are refused with 422', async (_, make, type, error) => {
    expect(errorOf(await api.upload(await make(), type))).toEqual([422, error]);
  });

  it('of too many bytes are refused, and so is no file', async () => {
    const noise = Buffer.concat([await png(), Buffer.alloc(16_777_216)]);
    expect(errorOf(await api.upload(noise, 'image/png'))).toEqual([
      422,
      'Validation failed: File file size must be less than 16 MB',
    ]);
    expect(errorOf(await api.call('POST', '/api/v2/media', { file: 'x' }))).toEqual([
      422,
      "Validation failed: File can't be blank",
    ]);
  });

  it('describe in 1500 characters, or what the server says', async () => {
    const upload = async (description: string) =>
      (await api.upload(await png(), 'image/png', { description })).status;
    expect([await upload('x'.repeat(1500)), await upload('x'.repeat(1501))]).toEqual([200, 422]);
    api.mastodon.act('configure', { descriptionLimit: 10 });
    expect(await upload('x'.repeat(11))).toBe(422);
  });

  it('are 30 in half an hour', async () => {
    api.mastodon.act('configure', { mediaPer30Min: 1 });
    const first = await api.upload(await png(), 'image/png');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('0');
    expect((await api.upload(await png(), 'image/png')).status).toBe(429);
    api.mastodon.world.clock.advance(1_800_000);
    expect((await api.upload(await png(), 'image/png')).status).toBe(200);
  });

  it('go to v1 where there is no v2', async () => {
    api.mastodon.act('configure', { mediaV2: false, mediaProcessingMs: 60_000 });
    expect((await api.upload(await clip(), 'video/mp4')).status).toBe(404);
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(await clip())], { type: 'video/mp4' }), 'a.mp4');
    const answer = await api.mastodon.send('/api/v1/media', {
      method: 'POST',
      headers: { authorization: `Bearer ${api.token}` },
      body: form,
    });
    expect([answer.status, typeof answer.json.url]).toEqual([200, 'string']);
  });
});

describe('a file that waits for its post', () => {
  const uploaded = async () => idOf(await api.upload(await png(), 'image/png'));

  it('can be described, and removed since 4.4', async () => {
    const path = `/api/v1/media/${await uploaded()}`;
    const body = { description: 'A bell', focus: '0.25,0' };
    expect((await api.call('PUT', path, body)).json).toMatchObject({
      ...{ description: 'A bell', meta: { focus: { x: 0.25, y: 0 } } },
    });
    api.mastodon.act('configure', { oldServer: true });
    expect((await api.call('DELETE', path)).status).toBe(404);
    api.mastodon.act('configure', { oldServer: false });
    expect((await api.call('DELETE', path)).status).toBe(200);
    expect((await api.get(path)).status).toBe(404);
  });

  it('is known to its owner only, until a post has it or a day is over', async () => {
    const [id, other] = [await uploaded(), await uploaded()];
    const { credentials } = api.mastodon.act('issue-token', { account: 'saltmarsh' }) as {
      credentials: { accessToken: string };
    };
    expect((await api.get(`/api/v1/media/${id}`, credentials.accessToken)).status).toBe(404);
    await api.post({ status: 'Mine', media_ids: [id] });
    expect((await api.get(`/api/v1/media/${id}`)).status).toBe(404);
    api.mastodon.world.clock.advance(86_400_000);
    expect((await api.get(`/api/v1/media/${other}`)).status).toBe(404);
  });

  it('can be had by one post only; older servers leave it out in silence', async () => {
    const id = await uploaded();
    const post = () => api.post({ status: 'With a picture', media_ids: [id] });
    expect((await post()).status).toBe(200);
    expect(errorOf(await post())).toEqual([
      422,
      `Media ${id} not found or already attached to another post`,
    ]);
    api.mastodon.act('configure', { refusesUnknownMedia: false });
    const silent = await post();
    expect([silent.status, silent.json.media_attachments]).toEqual([200, []]);
  });

  it('goes with three others at most, with no video and no poll', async () => {
    const ids = await Promise.all([1, 2, 3, 4, 5].map(() => uploaded()));
    const tooMany = [422, 'Cannot attach more than 4 files'];
    expect(errorOf(await api.post({ status: 'Five', media_ids: ids }))).toEqual(tooMany);
    const poll = { options: ['a', 'b'], expires_in: 600 };
    const polled = await api.post({ status: 'Poll', media_ids: ids.slice(0, 1), poll });
    expect(errorOf(polled)).toEqual(tooMany);
    api.mastodon.act('configure', { mediaProcessingMs: 0 });
    const video = idOf(await api.upload(await clip(), 'video/mp4'));
    const mixed = await api.post({ status: 'Mixed', media_ids: [ids[0], video] });
    expect(errorOf(mixed)).toEqual([
      422,
      'Cannot attach a video to a post that already contains images',
    ]);
    const four = await api.post({ media_ids: ids.slice(0, 4) });
    expect((four.json.media_attachments as { id: string }[]).map(({ id }) => id)).toEqual(
      ids.slice(0, 4)
    );
  });
});
