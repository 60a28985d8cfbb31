import { InstagramStage, postOf } from './adapter-for-test';

let stage: InstagramStage;
beforeEach(async () => {
  stage = await InstagramStage.open('facebook-login');
});
afterEach(() => stage.close());

interface GraphAnswer {
  status: number;
  json: Record<string, unknown>;
  error: { code?: number; error_subcode?: number; message?: string };
}

const call = async (method: string, url: string, init: RequestInit = {}): Promise<GraphAnswer> => {
  const response = await fetch(url, { method, ...init });
  const json = (await response.json()) as GraphAnswer['json'] & Partial<GraphAnswer>;
  return { status: response.status, json, error: json.error ?? {} };
};

const graph = (
  method: string,
  path: string,
  fields: Record<string, string> = {},
  token = stage.credentials.accessToken
) => {
  const params = new URLSearchParams({ ...fields, access_token: token });
  const url = `${stage.sandbox.urls.facebook}/v26.0${path}`;
  return method === 'POST'
    ? call(method, url, { body: params })
    : call(method, `${url}?${params.toString()}`);
};

const IG_ID = '17841400000000101';

describe('an account behind a Page, on the host of Facebook', () => {
  it('is published to, and its post stands on Instagram', async () => {
    const { url } = await stage.image();
    const { json } = await graph('POST', `/${IG_ID}/media`, {
      image_url: url ?? '',
      caption: 'Linked',
    });
    stage.sandbox.clock.advance(2_000);
    const published = await graph('POST', `/${IG_ID}/media_publish`, {
      creation_id: String(json.id),
    });
    expect(published.status).toBe(200);
    const { json: list } = await graph('GET', `/${IG_ID}/media`, {
      fields: 'caption,media_product_type,saved_count',
    });
    expect(list.data).toEqual([
      { id: published.json.id, caption: 'Linked', media_product_type: 'FEED', saved_count: 0 },
    ]);
    const home = await (await fetch(`${stage.sandbox.urls.instagram}/`)).text();
    expect(home).toContain('Linked');
  });

  it('is not opened by tokens of Instagram Login, nor the other way round', async () => {
    const own = stage.act('issue-token') as { credentials: { accessToken: string } };
    const foreign = await graph('GET', `/${IG_ID}/media`, {}, own.credentials.accessToken);
    expect(foreign.error.message).toContain('Cannot parse access token');
    const { accessToken } = stage.credentials;
    const url = `${stage.sandbox.urls.instagram}/v25.0/me?access_token=${accessToken}`;
    expect((await call('GET', url)).error.code).toBe(190);
  });

  it('is unknown to a token whose Page is another, and needs its permissions', async () => {
    const other = await graph('GET', '/17841400000000303/media');
    expect([other.error.code, other.error.error_subcode]).toEqual([100, 33]);
    const url = `${stage.sandbox.urls.facebook}/v26.0/me/permissions/instagram_content_publish`;
    const { userAccessToken = '' } = stage.credentials;
    await call('DELETE', url, { headers: { authorization: `Bearer ${userAccessToken}` } });
    const { error } = await graph('POST', `/${IG_ID}/media`, {
      image_url: 'https://a.example/a.jpg',
    });
    expect(error).toMatchObject({
      code: 200,
      message: expect.stringContaining('instagram_content_publish') as string,
    });
  });

  it('loses the at signs of its captions for callers without admin tasks', async () => {
    await stage.adapter.publish(stage.request(postOf('With @marsh.walks', [await stage.image()])));
    stage.act('configure', { stripsMentions: true });
    const { json } = await graph('GET', `/${IG_ID}/media`, { fields: 'caption' });
    expect(json.data).toMatchObject([{ caption: 'With marsh.walks' }]);
    expect(stage.posts()[0]?.text).toBe('With @marsh.walks');
  });

  it('tells the use of its budget by account', async () => {
    const url = `${stage.sandbox.urls.facebook}/v26.0/${IG_ID}/media`;
    const { headers } = await fetch(url, {
      headers: { authorization: `Bearer ${stage.credentials.accessToken}` },
    });
    const use = JSON.parse(headers.get('x-business-use-case-usage') ?? '{}') as object;
    expect(use).toMatchObject({ [IG_ID]: [{ type: 'instagram' }] });
  });

  it('is deleted by a person, not by a Page', async () => {
    const { id } = await stage.adapter.publish(
      stage.request(postOf('Gone', [await stage.image()]))
    );
    expect((await graph('DELETE', `/${id}`)).error.message).toContain('user access token');
    const removed = await graph('DELETE', `/${id}`, {}, stage.credentials.userAccessToken);
    expect(removed.json).toEqual({ success: true, deleted_id: id });
    const again = await graph('DELETE', `/${id}`, {}, stage.credentials.userAccessToken);
    expect([again.error.code, again.error.error_subcode]).toEqual([100, 33]);
  });
});

describe('uploading bytes', () => {
  const begin = async (): Promise<{ id: string; uri: string }> => {
    const { json } = await graph('POST', `/${IG_ID}/media`, {
      media_type: 'REELS',
      upload_type: 'resumable',
    });
    return json as { id: string; uri: string };
  };

  const send = (uri: string, headers: Record<string, string>, body: Uint8Array) =>
    call('POST', uri, {
      headers: { authorization: `OAuth ${stage.credentials.accessToken}`, ...headers },
      body: new Uint8Array(body),
    });

  const videoStatus = async (id: string) =>
    (await graph('GET', `/${id}`, { fields: 'video_status' })).json.video_status;

  it('has an address of its own, and wants OAuth, offset and file_size', async () => {
    const { bytes } = await stage.video();
    const { uri, id } = await begin();
    expect(uri).toBe(`${stage.sandbox.urls.facebook}/ig-api-upload/v26.0/${id}`);
    const size = String(bytes.byteLength);
    const bearer = { authorization: `Bearer ${stage.credentials.accessToken}` };
    expect((await send(uri, { ...bearer, offset: '0', file_size: size }, bytes)).error.code).toBe(
      190
    );
    const without = await send(uri, { offset: '0' }, bytes);
    expect(without.json).toMatchObject({
      debug_info: { retriable: false, type: 'HeaderInvalidError' },
    });
    const done = await send(uri, { offset: '0', file_size: size }, bytes);
    expect(done.json).toEqual({ success: true, message: 'Upload successful.' });
  });

  it('goes on where it stands, and nowhere else', async () => {
    const { bytes } = await stage.video();
    const { uri, id } = await begin();
    const file_size = String(bytes.byteLength);
    const part = await send(uri, { offset: '0', file_size }, bytes.subarray(0, 1000));
    expect(part.json).toMatchObject({ debug_info: { retriable: true } });
    expect(await videoStatus(id)).toMatchObject({
      uploading_phase: { status: 'in_progress', bytes_transferred: 1000 },
    });
    const wrong = await send(uri, { offset: '0', file_size }, bytes);
    expect(wrong.json).toMatchObject({ debug_info: { type: 'OffsetInvalidError' } });
    const rest = await send(uri, { offset: '1000', file_size }, bytes.subarray(1000));
    expect(rest.status).toBe(200);
    expect(await videoStatus(id)).toMatchObject({ uploading_phase: { status: 'complete' } });
  });

  it('can be done by an address instead', async () => {
    const { url } = await stage.video();
    const { uri, id } = await begin();
    const done = await call('POST', uri, {
      headers: {
        authorization: `OAuth ${stage.credentials.accessToken}`,
        file_url: url ?? '',
      },
    });
    expect(done.status).toBe(200);
    stage.sandbox.clock.advance(5_000);
    const { json } = await graph('GET', `/${id}`, { fields: 'status_code' });
    expect(json.status_code).toBe('FINISHED');
  });

  it('is looked at like every other video', async () => {
    const { uri, id } = await begin();
    const junk = new Uint8Array(5_000);
    await send(uri, { offset: '0', file_size: '5000' }, junk);
    stage.sandbox.clock.advance(5_000);
    const { json } = await graph('GET', `/${id}`, { fields: 'status_code,status' });
    expect(json).toMatchObject({
      status_code: 'ERROR',
      status: expect.stringContaining('2207026') as string,
    });
  });
});
