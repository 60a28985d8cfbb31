import { makeVideo } from '../../../conformance/src/make-video';
import { RawCalls, BASE, dataOf, problemOf, put, wholeRange } from './raw-calls';

let api: RawCalls;
beforeEach(async () => {
  api = await RawCalls.start();
});
afterEach(() => api.posting.close());

describe('the bytes (checklist §4.1)', () => {
  const bytes = new Uint8Array(12_000_000);
  const TOTAL = bytes.byteLength;
  const half = (place: 0 | 1) => bytes.subarray(place * 6e6, (place + 1) * 6e6);

  it('are taken in order: 206, then 201, each with the count', async () => {
    const { url } = await api.beginVideo(TOTAL, 6e6);
    expect(await put(url, half(0), `bytes 0-5999999/${TOTAL}`)).toEqual([
      ...[206, `bytes 0-5999999/${TOTAL}`],
    ]);
    expect(await put(url, half(1), `bytes 6000000-11999999/${TOTAL}`)).toEqual([
      ...[201, `bytes 0-11999999/${TOTAL}`],
    ]);
  });

  it('are refused out of order, with the count', async () => {
    const { id, url } = await api.beginVideo(TOTAL, 6e6);
    expect((await put(url, half(1), `bytes 6000000-11999999/${TOTAL}`))[0]).toBe(416);
    await put(url, half(0), `bytes 0-5999999/${TOTAL}`);
    expect(await put(url, half(0), `bytes 0-5999999/${TOTAL}`)).toEqual([
      ...[416, `bytes 0-5999999/${TOTAL}`],
    ]);
    expect(dataOf(await api.status(id))).toEqual({
      ...{ status: 'PROCESSING_UPLOAD', uploaded_bytes: 6e6 },
    });
  });

  it.each([
    ['another type', `bytes 0-5999999/${TOTAL}`, { 'content-type': 'image/jpeg' }],
    ['a token', `bytes 0-5999999/${TOTAL}`, { authorization: 'Bearer act.x' }],
    ['another total', 'bytes 0-5999999/13000000', {}],
    ['a range that does not fit the bytes', `bytes 0-11999999/${TOTAL}`, {}],
    ['no range', '', {}],
  ])('are refused with %s', async (_, range, headers) => {
    const { url } = await api.beginVideo(TOTAL, 6e6);
    expect((await put(url, half(0), range, headers as Record<string, string>))[0]).toBe(400);
  });

  it('are refused in other pieces than announced', async () => {
    const { url } = await api.beginVideo(TOTAL, 6e6);
    expect((await put(url, bytes.subarray(0, 5e6), `bytes 0-4999999/${TOTAL}`))[0]).toBe(400);
  });

  it('are refused after an hour, and at an address that nobody gave out', async () => {
    const { url } = await api.beginVideo(TOTAL, 6e6);
    const wrong = url.replace(/upload_token=\w+/, 'upload_token=x');
    expect((await put(wrong, half(0), `bytes 0-5999999/${TOTAL}`))[0]).toBe(404);
    api.advance(3_600_000);
    expect((await put(url, half(0), `bytes 0-5999999/${TOTAL}`))[0]).toBe(403);
  });

  it('of no video fail the post', async () => {
    const { id, url } = await api.beginVideo(64);
    await put(url, new Uint8Array(64), wholeRange(64));
    expect(dataOf(await api.end(id))).toMatchObject({
      ...{ status: 'FAILED', fail_reason: 'file_format_check_failed' },
    });
    expect(api.posting.posts()).toEqual([]);
  });

  it.each([
    ['too long for the account', { seconds: 190 }, 'duration_check_failed'],
    ['too slow', { frameRate: 10 }, 'frame_rate_check_failed'],
    ['too small', { width: 300 }, 'picture_size_check_failed'],
    ['of an unknown codec', { videoCodec: 'av1' }, 'file_format_check_failed'],
  ] as const)('of a video that is %s fail the post', async (_, wish, reason) => {
    api.signIn('lantern-row');
    const film = await makeVideo({ audioCodec: null, ...wish });
    const off = { disable_comment: true, disable_duet: true, disable_stitch: true };
    const info = { privacy_level: 'SELF_ONLY', ...off };
    const { id, url } = await api.beginVideo(film.byteLength, film.byteLength, info);
    await put(url, film, wholeRange(film.byteLength));
    expect(dataOf(await api.end(id)).fail_reason).toBe(reason);
  });
});

describe('the state (checklist §7)', () => {
  const publishVideo = async (info: object = {}) => {
    const film = await makeVideo({ seconds: 1 });
    const begun = await api.beginVideo(film.byteLength, film.byteLength, info);
    await put(begun.url, film, wholeRange(film.byteLength));
    return begun.id;
  };

  it('walks from processing to complete by time and by asking', async () => {
    api.configure({ processingMs: 10_000, processingPolls: 2 });
    const id = await publishVideo();
    const states = [];
    for (const ms of [0, 5_000, 5_000, 0]) {
      api.advance(ms);
      states.push(dataOf(await api.status(id)).status);
    }
    expect(states).toEqual([
      ...['PROCESSING_UPLOAD', 'PROCESSING_UPLOAD', 'PUBLISH_COMPLETE', 'PUBLISH_COMPLETE'],
    ]);
  });

  it.each([
    ['array', /"publicaly_available_post_id":\[7\d{18}\]/],
    ['scalar', /"publicaly_available_post_id":7\d{18},/],
  ])('writes the public id as a number beyond 2^53 (%s)', async (postIdShape, pattern) => {
    api.configure({ postIdShape });
    const { text } = await api.status(await publishVideo());
    expect(text).toMatch(pattern);
    const [, id] = /id":\[?(\d+)/.exec(text) ?? [];
    expect(String(Number(id))).not.toBe(id);
    expect(api.posting.posts()[0]?.id).toBe(id);
  });

  it('keeps the id back until moderation is over, and for ever of posts that are not public', async () => {
    api.configure({ moderationMs: 60_000 });
    const ids = [await publishVideo(), await publishVideo({ privacy_level: 'SELF_ONLY' })];
    for (const id of ids) expect((await api.status(id)).text).not.toContain('publicaly');
    api.advance(60_000);
    expect((await api.status(ids[0])).text).toContain('publicaly');
    expect((await api.status(ids[1])).text).not.toContain('publicaly');
  });

  it('is told to the app and the account that posted only', async () => {
    const id = await publishVideo();
    expect(problemOf(await api.status('v_pub_file~none'))).toEqual([400, 'invalid_publish_id']);
    api.signIn('moss-and-kettle');
    expect(problemOf(await api.status(id))).toEqual([
      ...[400, 'token_not_authorized_for_specified_publish_id'],
    ]);
  });

  it('may be asked for thirty times a minute', async () => {
    for (let place = 0; place < 30; place += 1) await api.status('none');
    expect(problemOf(await api.status('none'))).toEqual([429, 'rate_limit_exceeded']);
  });

  it('can be made to fail for any reason', async () => {
    api.configure({ failReason: 'spam_risk' });
    expect(dataOf(await api.status(await publishVideo()))).toMatchObject({
      ...{ status: 'FAILED', fail_reason: 'spam_risk' },
    });
    expect(api.posting.tiktok.world.ledger.summary().posts).toBe(0);
  });

  it('of an upload cannot be cancelled', async () => {
    const answer = await api.call(`${BASE}/cancel/`, { publish_id: await publishVideo() });
    expect(problemOf(answer)).toEqual([400, 'publish_not_cancellable']);
  });
});
