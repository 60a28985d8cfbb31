import { makeVideo } from '../../../conformance/src/make-video';
import { startPublishing, type PublishingForTest } from './publishing-for-test';
import { codesOf, errorOf } from './threads-for-test';

const HOUR_MS = 3_600_000;

let test: PublishingForTest;
beforeEach(async () => {
  test = await startPublishing();
});
afterEach(() => test.close());

const text = (words: string, more: Record<string, string> = {}) => ({
  media_type: 'TEXT',
  text: words,
  ...more,
});

const posts = () =>
  test.threads.act('posts') as { id: string; text: string; replyTo: string | null }[];

describe('publishing (§2.3, §4)', () => {
  it('answers the id of the post, which is not that of the container', async () => {
    const id = await test.container(text('Hello'));
    test.threads.world.clock.advance(2_000);
    const { status, json } = await test.publish(id);
    expect(status).toBe(200);
    expect(json).toEqual({ id: expect.stringMatching(/^17\d{15}$/) as unknown });
    expect(posts()).toMatchObject([{ id: json.id, text: 'Hello' }]);
  });

  it('says 24/4279009 for a container of a moment ago, and takes it later', async () => {
    const id = await test.container(text('Hello'));
    expect(errorOf(await test.publish(id))).toMatchObject({
      message: 'The requested resource does not exist',
      code: 24,
      error_subcode: 4279009,
      is_transient: false,
      error_user_title: 'Media Not Found',
    });
    test.threads.world.clock.advance(2_000);
    expect((await test.publish(id)).status).toBe(200);
  });

  it('refuses what is not there, not the account’s, or not named', async () => {
    const id = await test.container(text('Hello'));
    test.threads.world.clock.advance(2_000);
    expect(codesOf(await test.publish('18000000000000000'))).toEqual([24, 4279009]);
    expect(codesOf(await test.publish(id, test.tokenOf('saltmarsh.press')))).toEqual([24, 4279009]);
    expect(errorOf(await test.post('/me/threads_publish', {})).message).toContain('creation_id');
    expect(posts()).toEqual([]);
  });

  it.each([
    ['not-found', 400, 1],
    ['same-id', 200, 1],
    ['again', 200, 2],
  ])(
    'a second call for one container, read as %s: %i, %i visible',
    async (republish, status, visible) => {
      test.threads.act('configure', { republish });
      const id = await test.container(text('Hello'));
      test.threads.world.clock.advance(2_000);
      await test.publish(id);
      expect((await test.publish(id)).status).toBe(status);
      expect(posts()).toHaveLength(visible);
      expect(test.threads.world.ledger.summary().duplicates).toHaveLength(visible - 1);
    }
  );

  it.each([
    ['spam', [4, 2207051]],
    ['restricted', [24, 4279013]],
  ])('blocks an account (%s)', async (restriction, codes) => {
    test.threads.act('configure', { restriction, publishLagMs: 0 });
    expect(codesOf(await test.publish(await test.container(text('Hello'))))).toEqual(codes);
  });

  it('can answer ids as numbers beyond 2^53', async () => {
    test.threads.act('configure', { idsAs: 'number' });
    const answer = await test.create(text('Hello'));
    expect(answer.text).toMatch(/^\{"id":18\d{15}\}$/);
  });
});

describe('quotas (§3.5)', () => {
  it('are told, with their totals', async () => {
    await test.visible(text('Hello'));
    const { json } = await test.get('/me/threads_publishing_limit', {
      fields: 'quota_usage,config,reply_quota_usage,reply_config,delete_quota_usage,delete_config',
    });
    const config = (quota_total: number) => ({ quota_total, quota_duration: 86_400 });
    expect(json).toEqual({
      data: [
        {
          ...{ quota_usage: 1, config: config(250) },
          ...{ reply_quota_usage: 0, reply_config: config(1000) },
          ...{ delete_quota_usage: 0, delete_config: config(100) },
        },
      ],
    });
  });

  it.each([
    ['threads_content_publish', 'quota_usage'],
    ['threads_manage_replies', 'reply_quota_usage'],
    ['threads_delete', 'delete_quota_usage'],
  ])('want %s to tell %s', async (scope, fields) => {
    const narrow = test.tokenOf('harbourlightweekly', scope);
    const answer = await test.get('/me/threads_publishing_limit', { fields }, narrow);
    expect(errorOf(answer).code).toBe(10);
  });

  it('are enforced when publishing, replies apart from posts, over rolling 24 hours', async () => {
    test.threads.act('configure', { postsPerDay: 1, repliesPerDay: 1, publishLagMs: 0 });
    const root = await test.visible(text('one'));
    const second = await test.container(text('two'));
    expect(errorOf(await test.publish(second)).code).toBe(9);
    await test.visible(text('a reply', { reply_to_id: root }));
    const reply = await test.container(text('another', { reply_to_id: root }));
    expect(errorOf(await test.publish(reply)).code).toBe(9);
    expect(posts()).toHaveLength(2);
    test.threads.world.clock.advance(23.9 * HOUR_MS);
    expect(errorOf(await test.publish(second)).code).toBe(9);
    test.threads.world.clock.advance(0.2 * HOUR_MS);
    await test.visible(text('three'));
  });

  it('limit deletions', async () => {
    test.threads.act('configure', { deletesPerDay: 1 });
    const [one, two] = [await test.visible(text('one')), await test.visible(text('two'))];
    expect((await test.remove(one)).json).toEqual({ success: true, deleted_id: one });
    expect(errorOf(await test.remove(two)).code).toBe(9);
  });

  it('exhaust-quota uses them up for one account', async () => {
    test.threads.act('exhaust-quota', { account: 'harbourlightweekly' });
    test.threads.act('configure', { publishLagMs: 0 });
    expect(errorOf(await test.publish(await test.container(text('Hello')))).code).toBe(9);
    const other = test.tokenOf('saltmarsh.press');
    const { json } = await test.create(text('Hello'), other);
    expect((await test.publish(String(json.id), other)).status).toBe(200);
  });

  it('calls have a budget, told in a header when asked for', async () => {
    test.threads.act('configure', { callsPerDay: 2, usageHeaders: true });
    const { headers } = await test.create(text('one'));
    expect(JSON.parse(headers.get('x-app-usage') ?? '')).toMatchObject({ call_count: 50 });
    await test.create(text('two'));
    expect(errorOf(await test.create(text('three'))).code).toBe(4);
    test.threads.world.clock.advance(24 * HOUR_MS);
    expect((await test.create(text('four'))).status).toBe(200);
  });
});

describe('replies (§2.5)', () => {
  it('stand under their parent and are listed apart from posts', async () => {
    const root = await test.visible(text('root'));
    const reply = await test.visible(text('reply', { reply_to_id: root }));
    const fields = 'id,is_reply,replied_to,root_post';
    expect((await test.get(`/${reply}`, { fields })).json).toEqual({
      ...{ id: reply, is_reply: true, replied_to: { id: root }, root_post: { id: root } },
    });
    expect((await test.get(`/${root}`, { fields })).json).toEqual({ id: root, is_reply: false });
    const ids = async (path: string) =>
      ((await test.get(path, { fields: 'id' })).json.data as { id: string }[]).map(({ id }) => id);
    expect(await ids('/me/threads')).toEqual([root]);
    expect(await ids('/me/replies')).toEqual([reply]);
    const deep = await test.visible(text('deep', { reply_to_id: reply }));
    expect(await ids(`/${root}/replies`)).toEqual([reply]);
    expect(await ids(`/${root}/conversation`)).toEqual([deep, reply]);
  });

  it('lose their parent when a video is published in a hurry', async () => {
    const root = await test.visible(text('root'));
    const video_url = test.media.serve('/film.mp4', {
      bytes: await makeVideo(),
      contentType: 'video/mp4',
    });
    const id = await test.container({ media_type: 'VIDEO', video_url, reply_to_id: root });
    test.threads.world.clock.advance(4_000 + 2_000);
    const { json } = await test.publish(id);
    expect(posts().at(-1)).toMatchObject({ id: json.id, replyTo: null });
  });

  it('want the owner of the root, or a permission for other people’s posts', async () => {
    const root = await test.visible(text('root'));
    const fields = text('hello', { reply_to_id: root });
    expect((await test.create(fields, test.tokenOf('saltmarsh.press'))).status).toBe(200);
    const narrow = test.tokenOf('saltmarsh.press', 'threads_keyword_search');
    expect((await test.create(fields, narrow)).status).toBe(200);
    expect(
      errorOf(
        await test.create(fields, test.tokenOf('harbourlightweekly', 'threads_manage_replies'))
      ).code
    ).toBe(10);
  });

  it('are not for ghost posts, which are gone after a day', async () => {
    const ghost = await test.visible(text('boo', { is_ghost_post: 'true' }));
    const reply = await test.create(text('hello', { reply_to_id: ghost }));
    expect(errorOf(reply).message).toContain('reply_to_id');
    test.threads.world.clock.advance(24 * HOUR_MS);
    expect(codesOf(await test.get(`/${ghost}`))).toEqual([100, 33]);
  });
});

describe('reading (§6)', () => {
  it('shows a post in its fields', async () => {
    const image_url = await test.picture();
    const id = await test.visible({
      ...{ media_type: 'IMAGE', image_url, text: 'Dawn', alt_text: 'A quay', topic_tag: 'Tides' },
    });
    const fields =
      'id,media_product_type,media_type,media_url,permalink,owner,username,text,timestamp,shortcode,is_quote_post,alt_text,has_replies,topic_tag,reply_audience';
    const { json } = await test.get(`/${id}`, { fields });
    expect(json).toMatchObject({
      ...{ id, media_product_type: 'THREADS', media_type: 'IMAGE', username: 'harbourlightweekly' },
      ...{ owner: { id: test.userId }, text: 'Dawn', alt_text: 'A quay', topic_tag: 'Tides' },
      ...{ is_quote_post: false, has_replies: false, reply_audience: 'EVERYONE' },
      permalink: `${test.threads.url}/@harbourlightweekly/post/${String(json.shortcode)}`,
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/) as unknown,
    });
    const file = await fetch(String(json.media_url), { headers: { range: 'bytes=0-1' } });
    expect([file.status, file.headers.get('content-type')]).toEqual([206, 'image/jpeg']);
  });

  it('refuses "status" of a post, as the wrong field', async () => {
    const id = await test.visible(text('Hello'));
    expect(errorOf(await test.get(`/${id}`, { fields: 'status' }))).toMatchObject({
      ...{
        message: 'Tried accessing nonexisting field (status)',
        type: 'THApiException',
        code: 100,
      },
    });
  });

  it('makes the first tag of a text its topic and hides the hash', async () => {
    const id = await test.visible(text('At #3 the #tide, turns #now'));
    const { json } = await test.get(`/${id}`, { fields: 'text,topic_tag' });
    expect(json).toEqual({ id, text: 'At #3 the tide, turns #now', topic_tag: 'tide' });
  });

  it('pages newest first, by time and by cursors', async () => {
    const ids: string[] = [];
    for (const words of ['one', 'two', 'three']) ids.unshift(await test.visible(text(words)));
    const list = async (query: Record<string, string>) =>
      (await test.get('/me/threads', { fields: 'id,timestamp', ...query })).json as {
        data: { id: string; timestamp: string }[];
        paging?: { cursors: { before: string; after: string }; next?: string };
      };
    const first = await list({ limit: '2' });
    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const rest = await list({ after: first.paging?.cursors.after ?? '' });
    expect(rest.data.map(({ id }) => id)).toEqual(ids.slice(2));
    const since = String(Math.floor(Date.parse(first.data[0]?.timestamp ?? '') / 1000));
    expect((await list({ since })).data.map(({ id }) => id)).toEqual(ids.slice(0, 1));
  });

  it.each<Record<string, string>>([
    { limit: '101' },
    { limit: '0' },
    { since: '1688540399' },
    { before: 'a', after: 'b' },
    { after: 'nonsense' },
    { fields: 'shoe_size', limit: '1' },
    { order: 'asc' },
  ])('refuses a list by %j', async (query) => {
    await test.visible(text('Hello'));
    expect(errorOf(await test.get('/me/threads', query)).code).toBe(100);
  });

  it('lists a post only after the lag it is told to have', async () => {
    test.threads.act('configure', { listLagMs: 30_000 });
    await test.visible(text('Hello'));
    expect((await test.get('/me/threads')).json.data).toEqual([]);
    test.threads.world.clock.advance(30_000);
    expect((await test.get('/me/threads')).json.data).toHaveLength(1);
  });
});
