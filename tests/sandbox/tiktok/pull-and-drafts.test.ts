import { makeVideo } from '../../../conformance/src/make-video';
import {
  RawCalls,
  BASE,
  dataOf,
  FILE,
  INFO,
  photoBody,
  problemOf,
  put,
  videoBody,
  wholeRange,
} from './raw-calls';

let api: RawCalls;
beforeEach(async () => {
  api = await RawCalls.start();
});
afterEach(() => api.posting.close());

describe('what TikTok fetches (checklist §4.2, §5)', () => {
  const init = (body: object) => api.call(`${BASE}/content/init/`, body);
  const photoUrl = async (size = { width: 100, height: 100 }) =>
    String((await api.posting.photo(size)).url);

  it('becomes a photo post', async () => {
    const urls = [await photoUrl(), await photoUrl()];
    const { publish_id } = dataOf(await init(photoBody(urls)));
    expect(String(publish_id)).toMatch(/^p_pub_url~/);
    expect(dataOf(await api.end(publish_id)).status).toBe('PUBLISH_COMPLETE');
    expect(api.posting.posts()).toMatchObject([{ text: 'Three', media: [{}, {}] }]);
  });

  it.each([
    ['a title of 91', {}, { title: 'x'.repeat(91) }],
    ['a text of 4001', {}, { description: 'x'.repeat(4001) }],
    ['another type', { media_type: 'VIDEO' }, {}],
    ['the mode with a space', { post_mode: 'DIRECT POST' }, {}],
    ['an upload', { source_info: { source: 'FILE_UPLOAD', photo_images: [] } }, {}],
    ['an audience of a draft', { post_mode: 'MEDIA_UPLOAD' }, {}],
    ['an unknown field', { colour: 'red' }, {}],
  ])('refuses %s', async (_, changes, info) => {
    const answer = await init(photoBody([await photoUrl()], changes, info));
    expect(problemOf(answer)).toEqual([400, 'invalid_params']);
  });

  it.each([0, 36])('refuses %i photos', async (count) => {
    const url = await photoUrl();
    const answer = await init(photoBody(Array.from({ length: count }, () => url)));
    expect(problemOf(answer)).toEqual([400, 'invalid_params']);
  });

  it('refuses a cover that is not there', async () => {
    const body = photoBody([await photoUrl()]);
    body.source_info.photo_cover_index = 1;
    expect(problemOf(await init(body))).toEqual([400, 'invalid_params']);
  });

  it.each([
    ['http://media.example/a.jpg', 400, 'invalid_params'],
    ['lamp', 400, 'invalid_params'],
    ['https://192.0.2.7/a.jpg', 403, 'url_ownership_unverified'],
    ['https://other.example/a.jpg', 403, 'url_ownership_unverified'],
    ['https://cdn.example/private/a.jpg', 403, 'url_ownership_unverified'],
    ['https://media.example/a.jpg', 200, 'ok'],
    ['https://cdn.example/public/a.jpg', 200, 'ok'],
  ])('of %s says %i %s', async (url, status, code) => {
    api.configure({ verifiedDomains: ['media.example', 'https://cdn.example/public/'] });
    expect(problemOf(await init(photoBody([url])))).toEqual([status, code]);
  });

  it('has no domain when this machine stands for none', async () => {
    api.configure({ localMedia: 'refused' });
    expect((await init(photoBody([await photoUrl()]))).status).toBe(400);
  });

  it.each([
    ['is missing', '/missing.jpg'],
    ['is on no server', 'https://nowhere.example/a.jpg'],
  ])('fails a post whose file %s', async (_, path) => {
    const url = path.startsWith('/') ? api.posting.media.urlOf(path) : path;
    const { publish_id } = dataOf(await init(photoBody([await photoUrl(), url])));
    expect(dataOf(await api.end(publish_id)).fail_reason).toBe('photo_pull_failed');
  });

  it('fails the whole post for one photo that is too large, and for no photo', async () => {
    const large = await photoUrl({ width: 1100, height: 1100 });
    const first = dataOf(await init(photoBody([await photoUrl(), large])));
    expect(dataOf(await api.end(first.publish_id)).fail_reason).toBe('picture_size_check_failed');
    const png = Buffer.from('89504e470d0a1a0a', 'hex');
    const url = api.posting.media.serve('/a.png', { bytes: png, contentType: 'image/png' });
    const second = dataOf(await init(photoBody([url])));
    expect(dataOf(await api.end(second.publish_id)).fail_reason).toBe('file_format_check_failed');
  });

  it('can be a video, or say why not', async () => {
    const film = await api.posting.video({ seconds: 1 });
    const pull = (url: unknown) =>
      api.call(`${BASE}/video/init/`, {
        ...{ post_info: INFO, source_info: { source: 'PULL_FROM_URL', video_url: url } },
      });
    const { publish_id, upload_url } = dataOf(await pull(film.url));
    expect(String(publish_id)).toMatch(/^v_pub_url~/);
    expect(upload_url).toBeUndefined();
    expect(dataOf(await api.end(publish_id)).status).toBe('PUBLISH_COMPLETE');
    const missing = dataOf(await pull(api.posting.media.urlOf('/none.mp4')));
    expect(dataOf(await api.end(missing.publish_id)).fail_reason).toBe('video_pull_failed');
  });
});

describe('drafts (checklist §6)', () => {
  it('have a source and nothing else, and five may wait', async () => {
    const path = `${BASE}/inbox/video/init/`;
    expect(problemOf(await api.call(path, videoBody()))).toEqual([400, 'invalid_params']);
    for (let place = 0; place < 5; place += 1) {
      const answer = await api.call(path, { source_info: FILE });
      expect(String(dataOf(answer).publish_id)).toMatch(/^v_inbox_file~/);
    }
    api.advance(60_001);
    expect(problemOf(await api.call(path, { source_info: FILE }))).toEqual([
      ...[403, 'spam_risk_too_many_pending_share'],
    ]);
  });

  it('need their scope', async () => {
    api.signIn('harbour-light', ['user.info.basic', 'video.publish']);
    const answer = await api.call(`${BASE}/inbox/video/init/`, { source_info: FILE });
    expect(problemOf(answer)).toEqual([401, 'scope_not_authorized']);
  });

  it('become a post when their owner publishes them', async () => {
    const film = await makeVideo({ seconds: 1 });
    const size = film.byteLength;
    const source_info = { ...FILE, video_size: size, chunk_size: size };
    const begun = dataOf(await api.call(`${BASE}/inbox/video/init/`, { source_info }));
    await put(String(begun.upload_url), film, wholeRange(size));
    expect(dataOf(await api.status(begun.publish_id)).status).toBe('SEND_TO_USER_INBOX');
    api.posting.tiktok.act('finish-draft', { publishId: begun.publish_id });
    const { text } = await api.status(begun.publish_id);
    expect(text).toMatch(/"publicaly_available_post_id":\[\d+\],"status":"PUBLISH_COMPLETE"/);
  });
});
