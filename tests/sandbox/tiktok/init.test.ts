import { RawCalls, BASE, dataOf, problemOf, videoBody } from './raw-calls';

let api: RawCalls;
beforeEach(async () => {
  api = await RawCalls.start();
});
afterEach(() => api.posting.close());

describe('creator_info (checklist §3)', () => {
  it.each([
    ['harbour-light', ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'], false, 600],
    ['moss-and-kettle', ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'], true, 300],
    ['lantern-row', ['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'], true, 180],
  ])('tells what %s may post', async (account, privacy, stitchOff, maxS) => {
    api.signIn(account);
    expect(dataOf(await api.call(`${BASE}/creator_info/query/`, ''))).toMatchObject({
      ...{ privacy_level_options: privacy, stitch_disabled: stitchOff },
      max_video_post_duration_sec: maxS,
    });
  });

  it.each([
    ...['spam_risk_too_many_posts', 'spam_risk_user_banned_from_posting'],
    'reached_active_user_cap',
  ])('answers 200 with %s, and the init 403', async (creatorProblem) => {
    api.configure({ creatorProblem });
    expect(problemOf(await api.call(`${BASE}/creator_info/query/`, ''))).toEqual([
      ...[200, creatorProblem],
    ]);
    expect(problemOf(await api.call(`${BASE}/video/init/`, videoBody()))).toEqual([
      ...[403, creatorProblem],
    ]);
    api.configure({ errorStatus: 'always-200' });
    expect((await api.call(`${BASE}/video/init/`, videoBody())).status).toBe(200);
  });

  it('needs the scope', async () => {
    api.signIn('harbour-light', ['user.info.basic']);
    expect(problemOf(await api.call(`${BASE}/creator_info/query/`, ''))).toEqual([
      ...[401, 'scope_not_authorized'],
    ]);
  });
});

describe('begin a video (checklist §4)', () => {
  const init = (info: object, source: object = {}) =>
    api.call(`${BASE}/video/init/`, videoBody(info, source));

  it('answers a publish id and an upload address', async () => {
    const { publish_id, upload_url } = dataOf(await init({}));
    expect(String(publish_id)).toMatch(/^v_pub_file~.{1,53}$/);
    expect(String(upload_url)).toMatch(/\/video\/\?upload_id=\d+&upload_token=\w+$/);
    expect(String(upload_url).length).toBeLessThanOrEqual(256);
  });

  it.each([
    ['an unknown field', { shoe_size: 43 }],
    ['a caption of 2201 units', { title: 'x'.repeat(2201) }],
    ['an emoji too many', { title: `${'x'.repeat(2199)}👍` }],
    ['no audience', { privacy_level: undefined }],
    ['no brand toggle', { brand_content_toggle: undefined }],
    ['a flag as text', { disable_duet: 'true' }],
    ['a cover beyond int32', { video_cover_timestamp_ms: 2 ** 31 }],
    ['branded content for nobody', { brand_content_toggle: true, privacy_level: 'SELF_ONLY' }],
  ])('refuses %s', async (_, info) => {
    expect(problemOf(await init(info))).toEqual([400, 'invalid_params']);
  });

  it.each([
    ['a count that is rounded up', { video_size: 25e6, chunk_size: 10e6, total_chunk_count: 3 }],
    ['chunks below 5 MB', { video_size: 25e6, chunk_size: 4e6, total_chunk_count: 6 }],
    ['chunks beyond 64 MB', { video_size: 200e6, chunk_size: 70e6, total_chunk_count: 2 }],
    ['one chunk beyond 64 MB', { video_size: 70e6, chunk_size: 70e6, total_chunk_count: 1 }],
    ['a small file in pieces', { video_size: 4e6, chunk_size: 2e6, total_chunk_count: 2 }],
    ['nothing', { video_size: 0, chunk_size: 1, total_chunk_count: 1 }],
    ['more than 4 GB', { video_size: 5e9, chunk_size: 10e6, total_chunk_count: 500 }],
    ['an address beside the file', { video_url: 'https://a.example/b.mp4' }],
  ])('refuses %s', async (_, source) => {
    expect(problemOf(await init({}, source))).toEqual([400, 'invalid_params']);
  });

  it.each([
    [{ video_size: 50_000_123, chunk_size: 10e6, total_chunk_count: 5 }],
    [{ video_size: 4e6, chunk_size: 4e6, total_chunk_count: 1 }],
    [{ video_size: 64e6, chunk_size: 64e6, total_chunk_count: 1 }],
    [{ video_size: 4e9, chunk_size: 10e6, total_chunk_count: 400 }],
  ])('takes %j', async (source) => {
    expect((await init({}, source)).status).toBe(200);
  });

  it('refuses an audience that the account does not offer', async () => {
    const answer = await init({ privacy_level: 'FOLLOWER_OF_CREATOR' });
    expect(problemOf(answer)).toEqual([403, 'privacy_level_option_mismatch']);
  });

  it('wants what the account has switched off to be disabled', async () => {
    api.signIn('moss-and-kettle');
    expect(problemOf(await init({}))).toEqual([400, 'invalid_params']);
    expect((await init({ disable_stitch: true })).status).toBe(200);
  });

  it('lets an app without audit post for the owner of a private account only', async () => {
    api.configure({ isAudited: false });
    const refused = [403, 'unaudited_client_can_only_post_to_private_accounts'];
    expect(problemOf(await init({}))).toEqual(refused);
    expect(problemOf(await init({ privacy_level: 'SELF_ONLY' }))).toEqual(refused);
    api.signIn('lantern-row');
    const off = { disable_comment: true, disable_duet: true, disable_stitch: true };
    expect((await init({ privacy_level: 'SELF_ONLY', ...off })).status).toBe(200);
  });

  it.each([
    ['another Content-Type', { 'content-type': 'text/plain' }, [400, 'invalid_params']],
    ['no token', { authorization: '' }, [401, 'access_token_invalid']],
  ])('refuses %s', async (_, headers, expected) => {
    const answer = await api.call(`${BASE}/video/init/`, videoBody(), headers);
    expect(problemOf(answer)).toEqual(expected);
  });

  it('refuses what is not JSON', async () => {
    expect(problemOf(await api.call(`${BASE}/video/init/`, '{'))).toEqual([400, 'invalid_params']);
  });

  it('takes six a minute of one token', async () => {
    for (let place = 0; place < 6; place += 1) expect((await init({})).status).toBe(200);
    expect(problemOf(await init({}))).toEqual([429, 'rate_limit_exceeded']);
    api.advance(60_001);
    expect((await init({})).status).toBe(200);
  });

  it('takes fifteen posts a day of one account, by whatever token', async () => {
    api.configure({ initsPerMinute: 100 });
    for (let place = 0; place < 15; place += 1) expect((await init({})).status).toBe(200);
    api.signIn('harbour-light');
    expect(problemOf(await init({}))).toEqual([403, 'spam_risk_too_many_posts']);
    api.advance(24 * 3_600_000 + 1);
    api.signIn('harbour-light');
    expect((await init({})).status).toBe(200);
  });
});
