import { startMediaServer } from '../../../conformance/src/media-server';

import { BOOKS, SALTMARSH, WEEKLY } from './facebook-for-test';
import {
  otherAppToken,
  pixel,
  startPublisher,
  tokenOf,
  type PublisherForTest,
} from './publishing-for-test';

let facebook: PublisherForTest;
beforeEach(async () => {
  facebook = await startPublisher();
});
afterEach(() => facebook.close());

const FEED = `/${WEEKLY}/feed`;
const PHOTOS = `/${WEEKLY}/photos`;

describe('who may publish', () => {
  const words = /requires both pages_read_engagement and pages_manage_posts/;
  const refused = async (token: string, path = FEED) => {
    const { status, error } = await facebook.post(path, { message: 'Hello' }, token);
    expect([status, error.code]).toEqual([403, 200]);
    expect(error.message).toMatch(words);
    expect(facebook.visible()).toEqual([]);
  };

  it('is not the person, whatever their role: only the Page itself', async () => {
    await refused(await facebook.longToken());
  });

  it('is not another Page', () => refused(tokenOf(facebook, SALTMARSH)));

  it('is nobody without the permission', async () => {
    const permissions = ['pages_show_list', 'pages_read_engagement'];
    const token = await facebook.longToken({ permissions });
    const { json } = await facebook.graph(`/${WEEKLY}`, {
      ...{ fields: 'access_token', access_token: token },
    });
    await refused(String(json.access_token));
  });

  it('is the Page, by its id or as "me"', async () => {
    expect((await facebook.post('/me/feed', { message: 'One' })).status).toBe(200);
    expect((await facebook.post(FEED, { message: 'Two' })).status).toBe(200);
    expect(facebook.visible()).toHaveLength(2);
  });

  it('is told by version: an expired one is served by the oldest, an unknown one is no path', async () => {
    const init = {
      method: 'POST',
      headers: { authorization: `Bearer ${facebook.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ message: 'Old' }),
    };
    const old = await facebook.get(`/v19.0${FEED}`, init);
    expect([old.status, old.headers.get('facebook-api-version')]).toEqual([200, 'v21.0']);
    const unknown = await facebook.get(`/v99.0${FEED}`, init);
    expect(unknown.error).toMatchObject({ code: 2500 });
  });
});

it.each(['pretty', 'debug', 'date_format'])('no longer knows the parameter %s', async (name) => {
  expect((await facebook.read('/me', { [name]: '1' })).error.message).toContain(name);
});

describe('a post of the feed', () => {
  it('is known by the Page and its own number', async () => {
    const { json } = await facebook.post(FEED, { message: 'Hello', published: true });
    expect(Object.keys(json)).toEqual(['id']);
    expect(json.id).toMatch(new RegExp(`^${WEEKLY}_\\d{18}$`));
  });

  it('answers the fields that are asked for with it', async () => {
    const { json } = await facebook.post(`${FEED}?fields=id,permalink_url,message`, {
      message: 'Hello',
    });
    expect(json).toMatchObject({ message: 'Hello' });
    expect(String(json.permalink_url)).toMatch(/\/posts\/\d+$/);
  });

  it.each([
    ['nothing', {}, 100, undefined],
    ['spaces alone', { message: ' \n ' }, 100, undefined],
    ['a misspelt name', { mesage: 'Hello' }, 100, undefined],
    ['a number of signs too many', { message: 'x'.repeat(63_207) }, 100, undefined],
    ['half a pair', { message: 'a\ud800' }, 100, undefined],
    ['a message that is no text', { message: { text: 'Hello' } }, 100, undefined],
    ['a link that is none', { link: 'harbour' }, 100, 2061006],
    ['a link of another kind', { link: 'ftp://example.com/' }, 100, 2061006],
    ['a link to Facebook itself', { link: 'https://www.facebook.com/x' }, 100, 1609008],
    ['a photo that nobody uploaded', { attached_media: [{ media_fbid: '1' }] }, 100, undefined],
    ['photos that are no list', { attached_media: '{' }, 100, undefined],
  ])('is refused with %s', async (_, body, code, subcode) => {
    const { status, error } = await facebook.post(FEED, body);
    expect([status, error.code, error.error_subcode]).toEqual([400, code, subcode]);
    expect(error.fbtrace_id).toMatch(/^A/);
    expect(facebook.visible()).toEqual([]);
  });

  it('is refused when the page behind its link cannot be read', async () => {
    const link = 'https://harbourlight.example/down';
    facebook.act('configure', { unreadableLinks: [link] });
    expect((await facebook.post(FEED, { link })).error.code).toBe(1609005);
  });

  it('is refused with 506 when the one before says the same, but not after another', async () => {
    await facebook.post(FEED, { message: 'Same' });
    expect((await facebook.post(FEED, { message: 'Same' })).error.code).toBe(506);
    await facebook.post(FEED, { message: 'Other' });
    expect((await facebook.post(FEED, { message: 'Same' })).status).toBe(200);
    expect(facebook.world.ledger.summary().duplicates).toHaveLength(1);
  });

  it('shows photos that were uploaded before, in their order, and each only once', async () => {
    const ids = [await facebook.photo({ alt_text_custom: 'One' }), await facebook.photo()];
    const attached_media = ids.map((id) => ({ media_fbid: id }));
    expect(facebook.visible()).toEqual([]);
    await facebook.post(FEED, { message: 'Two', attached_media });
    expect(facebook.visible()[0]?.media).toEqual([
      { kind: 'image', altText: 'One' },
      { kind: 'image', altText: '' },
    ]);
    const again = await facebook.post(FEED, { message: 'Again', attached_media });
    expect(again.error.error_subcode).toBe(1366051);
  });

  it('takes photos in the style of a form too, and ten at most', async () => {
    const id = await facebook.photo();
    const body = new URLSearchParams({
      'attached_media[0]': JSON.stringify({ media_fbid: id }),
      access_token: facebook.token,
    });
    const form = await facebook.get(`/v26.0${FEED}`, { method: 'POST', body });
    expect(form.status).toBe(200);
    const many = Array.from({ length: 11 }, () => ({ media_fbid: '1' }));
    expect((await facebook.post(FEED, { attached_media: many })).error.message).toMatch(/most 10/);
  });

  it('does not take a link beside photos', async () => {
    const attached_media = [{ media_fbid: await facebook.photo() }];
    const link = 'https://harbourlight.example/';
    expect((await facebook.post(FEED, { link, attached_media })).error.code).toBe(100);
  });
});

describe('a photo', () => {
  it('is a post at once unless it is told not to be', async () => {
    const source = await pixel();
    const { json } = await facebook.send(PHOTOS, { source, caption: 'A lamp' });
    expect(json.post_id).toMatch(new RegExp(`^${WEEKLY}_`));
    expect(facebook.visible()).toMatchObject([{ id: json.post_id, text: 'A lamp' }]);
  });

  it('can be fetched from an address', async () => {
    const server = await startMediaServer();
    const url = server.serve('/lamp.png', { bytes: await pixel('png'), contentType: 'image/png' });
    expect((await facebook.post(PHOTOS, { url, published: false })).json.id).toMatch(/^\d+$/);
    const missing = await facebook.post(PHOTOS, { url: server.urlOf('/none.png') });
    expect(missing.error.code).toBe(324);
    await server.close();
  });

  it.each([
    ['nothing', {}],
    ['a private name', { url: 'http://cms.internal/lamp.jpg' }],
    ['no address', { url: 'lamp.jpg' }],
  ])('is missing (324) with %s', async (_, body) => {
    expect((await facebook.post(PHOTOS, body)).error.code).toBe(324);
  });

  it('is refused (1366046) when it is none, of another kind or too large', async () => {
    const send = (source: Uint8Array) => facebook.send(PHOTOS, { source, published: 'false' });
    expect((await send(Buffer.from('<svg/>'))).error.error_subcode).toBe(1366046);
    expect((await send(await pixel('webp'))).error.error_subcode).toBe(1366046);
    expect((await send(await pixel('gif'))).status).toBe(200);
    facebook.act('configure', { maxPhotoBytes: 10 });
    expect((await send(await pixel())).error.error_subcode).toBe(1366046);
  });

  it('is gone after a day when it was called temporary', async () => {
    const [temporary, kept] = [await facebook.photo({ temporary: 'true' }), await facebook.photo()];
    facebook.world.clock.advance(86_400_000);
    expect((await facebook.read(`/${temporary}`)).error.error_subcode).toBe(33);
    expect((await facebook.read(`/${kept}`)).status).toBe(200);
  });

  it('tells its story once it has one', async () => {
    const id = await facebook.photo();
    const fields = 'page_story_id';
    expect((await facebook.read(`/${id}`, { fields })).json).toEqual({ id });
    const { json } = await facebook.post(FEED, { attached_media: [{ media_fbid: id }] });
    expect((await facebook.read(`/${id}`, { fields })).json.page_story_id).toBe(json.id);
  });
});

describe('the list of posts', () => {
  const list = async (params: Record<string, string> = {}) =>
    ((await facebook.read(`/${WEEKLY}/published_posts`, params)).json.data ?? []) as {
      id: string;
      message?: string;
    }[];

  it('is newest first, from a moment on, page by page', async () => {
    for (const message of ['One', 'Two', 'Three']) {
      await facebook.post(FEED, { message });
      facebook.world.clock.advance(60_000);
    }
    expect((await list()).map(({ message }) => message)).toEqual(['Three', 'Two', 'One']);
    const since = String(Math.floor(facebook.world.clock.now() / 1000) - 130);
    expect((await list({ since })).map(({ message }) => message)).toEqual(['Three', 'Two']);
    const first = await facebook.read(`/${WEEKLY}/published_posts`, { limit: '1' });
    expect(first.json.paging).toMatchObject({ next: expect.stringContaining('after=') as string });
  });

  it('shows what matching needs: app, time, photos and link', async () => {
    const ids = [await facebook.photo(), await facebook.photo()];
    await facebook.post(FEED, { attached_media: ids.map((id) => ({ media_fbid: id })) });
    await facebook.post(FEED, { link: 'https://harbourlight.example/a' });
    const fields =
      'created_time,application{id},attachments{target{id},unshimmed_url,subattachments{target{id}}}';
    const [link, photos] = (await list({ fields })) as unknown as Record<string, unknown>[];
    expect(link).toMatchObject({
      application: { id: '902145578310' },
      attachments: { data: [{ unshimmed_url: 'https://harbourlight.example/a' }] },
    });
    expect(String(link?.created_time)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/);
    expect(photos?.attachments).toMatchObject({
      data: [{ subattachments: { data: ids.map((id) => ({ target: { id } })) } }],
    });
  });

  it('lags behind what people see', async () => {
    facebook.act('configure', { indexingLagMs: 60_000 });
    await facebook.post(FEED, { message: 'New' });
    expect([facebook.visible().length, (await list()).length]).toEqual([1, 0]);
    facebook.world.clock.advance(61_000);
    expect(await list()).toHaveLength(1);
  });
});

describe('deleting', () => {
  it('takes a post away, once', async () => {
    const { json } = await facebook.post(FEED, { message: 'Bye' });
    expect((await facebook.remove(`/${String(json.id)}`)).json).toEqual({ success: true });
    expect(facebook.visible()).toEqual([]);
    expect((await facebook.remove(`/${String(json.id)}`)).error).toMatchObject({
      ...{ code: 100, error_subcode: 33 },
    });
  });

  it('is not for another app, nor for another Page', async () => {
    const { json } = await facebook.post(FEED, { message: 'Mine' });
    const path = `/${String(json.id)}`;
    const other = otherAppToken(facebook, facebook.token);
    expect((await facebook.remove(path, other)).error.code).toBe(200);
    expect((await facebook.remove(path, tokenOf(facebook, BOOKS))).error.error_subcode).toBe(33);
    expect(facebook.visible()).toHaveLength(1);
  });

  it('of the last photo takes its post with it', async () => {
    const [one, two] = [await facebook.photo(), await facebook.photo()];
    await facebook.post(FEED, { attached_media: [{ media_fbid: one }, { media_fbid: two }] });
    await facebook.remove(`/${one}`);
    expect(facebook.visible()[0]?.media).toHaveLength(1);
    await facebook.remove(`/${two}`);
    expect(facebook.visible()).toEqual([]);
  });
});

describe('comments', () => {
  it('stand under posts and under each other, with the fields that are asked for', async () => {
    const { json } = await facebook.post(FEED, { message: 'Post' });
    const first = await facebook.post(`/${String(json.id)}/comments?fields=id,permalink_url`, {
      message: 'First',
    });
    expect(String(first.json.permalink_url)).toContain('comment_id=');
    const id = String(first.json.id);
    expect((await facebook.post(`/${id}/comments`, { message: 'Second' })).status).toBe(200);
    const list = await facebook.read(`/${String(json.id)}/comments`);
    expect(list.json.data).toMatchObject([{ message: 'First' }, { message: 'Second' }]);
    await facebook.remove(`/${id}`);
    expect((await facebook.read(`/${String(json.id)}/comments`)).json.data).toEqual([]);
  });

  it('need words, and a permission of their own', async () => {
    const { json } = await facebook.post(FEED, { message: 'Post' });
    const path = `/${String(json.id)}/comments`;
    expect((await facebook.post(path, { message: ' ' })).error.code).toBe(100);
    const user = await facebook.longToken({
      permissions: ['pages_show_list', 'pages_manage_posts', 'pages_read_engagement'],
    });
    expect(user).toMatch(/^EAA/);
    expect((await facebook.post(path, { message: 'First' })).error.code).toBe(200);
  });
});
