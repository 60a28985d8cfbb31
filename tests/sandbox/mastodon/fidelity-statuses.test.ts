import { errorOf, startApi, type ApiForTest } from './api-for-test';
import type { Client } from './mastodon-for-test';

let api: ApiForTest;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.mastodon.close());

const key = (value: string) => ({ 'Idempotency-Key': value });
const ledger = () => api.mastodon.world.ledger.summary();

describe('a new post (checklist §5)', () => {
  it('is answered 200 with ids as text, addresses and an empty card', async () => {
    const { status, json } = await api.post({ status: 'Hello https://example.com/a #strapi' });
    expect(status).toBe(200);
    const id = json.id as string;
    expect(id).toMatch(/^\d{16,}$/);
    expect(Number.isSafeInteger(Number(id))).toBe(false);
    expect(json).toMatchObject({
      url: `${api.mastodon.url}/@harbourlight/${id}`,
      uri: `${api.mastodon.url}/users/harbourlight/statuses/${id}`,
      ...{ visibility: 'public', language: 'en', sensitive: false, spoiler_text: '' },
      ...{ card: null, poll: null, in_reply_to_id: null, media_attachments: [] },
      ...{ replies_count: 0, reblogs_count: 0, favourites_count: 0, quotes_count: 0 },
      application: { name: 'Harbour CMS' },
      tags: [{ name: 'strapi', url: `${api.mastodon.url}/tags/strapi` }],
    });
  });

  it('is drawn as HTML: paragraphs, hidden link ends, escaped signs', async () => {
    const link = 'https://www.example.com/a-rather-long-path/with-more';
    const status = `One <b> & "two"\nthree @saltmarsh\n\n${link}`;
    const content = (await api.post({ status })).json.content as string;
    expect(content).toContain('<p>One &lt;b&gt; &amp; &quot;two&quot;<br />three ');
    expect(content).toContain(`<a href="${api.mastodon.url}/@saltmarsh" class="u-url mention">`);
    expect(content).toContain('<span class="invisible">https://www.</span>');
    expect(content).toContain('<span class="ellipsis">example.com/a-rather-long-path</span>');
    expect(content.match(/<p>/g)).toHaveLength(2);
  });

  it.each([
    [{}, "Validation failed: Text can't be blank"],
    [{ status: ' \n ' }, "Validation failed: Text can't be blank"],
    [{ status: 'x'.repeat(501) }, 'Validation failed: Character limit of 500 exceeded'],
    [
      { status: 'x'.repeat(490), spoiler_text: 'y'.repeat(11) },
      'Validation failed: Character limit of 500 exceeded',
    ],
    [
      { status: 'Hm', visibility: 'everyone' },
      'Validation failed: Visibility is not included in the list',
    ],
    [
      { status: 'Hm', poll: { options: ['a'], expires_in: 10 } },
      'Validation failed: Poll options must have more than one item, Poll expires at is too soon',
    ],
    [
      { status: 'Hm', poll: { options: ['a', 'a', 'b', 'c', 'd'], expires_in: 3_000_000 } },
      "Validation failed: Poll options can't contain more than 4 items, Poll options contain duplicate items, Poll expires at is too far into the future",
    ],
    [
      { status: 'Hm', poll: { options: ['a', 'x'.repeat(51)], expires_in: 600 } },
      "Validation failed: Poll options can't be longer than 50 characters each",
    ],
  ])('%j is refused with 422', async (body, error) => {
    expect(errorOf(await api.post(body))).toEqual([422, error]);
    expect(ledger().posts).toBe(0);
  });

  it('counts a link as 23, whatever its length, and by the server’s own setting', async () => {
    const link = `https://example.com/${'a'.repeat(400)}`;
    const room = 'x'.repeat(500 - 24);
    expect((await api.post({ status: `${room} ${link}` })).status).toBe(200);
    expect((await api.post({ status: `${room}x ${link}` })).status).toBe(422);
    api.mastodon.act('configure', { charactersReservedPerUrl: 24 });
    expect((await api.post({ status: `${room} ${link}` })).status).toBe(422);
  });

  it('takes a warning alone as the text, and unknown fields without a word', async () => {
    const { json } = await api.post({ spoiler_text: 'Weather', no_such_field: 1 });
    expect([json.content, json.spoiler_text]).toEqual(['<p>Weather</p>', '']);
  });

  it('is sensitive below a warning, and has the language of the account when it names none', async () => {
    const { json } = await api.post({ status: 'Hm', spoiler_text: 'Weather', language: 'klingon' });
    expect([json.sensitive, json.language]).toEqual([true, 'en']);
  });

  it('comes as a form as well, poll included', async () => {
    const body = new URLSearchParams([
      ...Object.entries({ status: 'Which?', 'poll[expires_in]': '600', 'poll[multiple]': 'true' }),
      ...['Lamp', 'Bell'].map((option) => ['poll[options][]', option] as [string, string]),
    ]);
    const { json } = await api.mastodon.send('/api/v1/statuses', {
      method: 'POST',
      headers: { authorization: `Bearer ${api.token}` },
      body,
    });
    expect(json.poll).toMatchObject({
      ...{ multiple: true, expired: false },
      options: [{ title: 'Lamp' }, { title: 'Bell' }],
    });
  });

  it('answers what it names, or 404 when that is not there', async () => {
    const parent = await api.post({ status: 'Parent' });
    const reply = await api.post({ status: 'Reply', in_reply_to_id: parent.json.id });
    expect(reply.json.in_reply_to_id).toBe(parent.json.id);
    const lost = await api.post({ status: 'Lost', in_reply_to_id: '1' });
    expect(lost.status).toBe(404);
    const { json } = await api.get(`/api/v1/statuses/${String(parent.json.id)}`);
    expect(json.replies_count).toBe(1);
  });

  it('needs a token with write:statuses', async () => {
    const { json } = await api.mastodon.register({ scopes: 'read' });
    const reader = await api.mastodon.token(json as unknown as Client, {}, { scope: 'read' });
    const send = (authorization: string) =>
      api.post({ status: 'Hm' }, { authorization: `Bearer ${authorization}` });
    expect(errorOf(await send(reader))).toEqual([
      403,
      'This action is outside the authorized scopes',
    ]);
    expect(errorOf(await send('nobody'))).toEqual([401, 'The access token is invalid']);
    api.mastodon.act('revoke-tokens');
    expect(errorOf(await send(api.token))).toEqual([401, 'The access token was revoked']);
  });

  it('with broken JSON is an empty one', async () => {
    const answer = await api.mastodon.send('/api/v1/statuses', {
      method: 'POST',
      headers: { authorization: `Bearer ${api.token}`, 'content-type': 'application/json' },
      body: '{"status": ',
    });
    expect(errorOf(answer)).toEqual([422, "Validation failed: Text can't be blank"]);
  });
});

describe('Idempotency-Key (checklist §8)', () => {
  const post = (status: string, value = 'k') => api.post({ status }, key(value));

  it('answers the first post for an hour, whatever the body says', async () => {
    const first = await post('One');
    const again = await post('Another text');
    expect([again.status, again.json.id]).toEqual([200, first.json.id]);
    api.mastodon.world.clock.advance(3_600_000);
    expect((await post('One')).json.id).not.toBe(first.json.id);
    expect(ledger()).toMatchObject({ posts: 2, duplicates: [{ accountId: api.accountId }] });
  });

  it('belongs to one account, and other keys make other posts', async () => {
    const { credentials } = api.mastodon.act('issue-token', { account: 'saltmarsh' }) as {
      credentials: { accessToken: string };
    };
    const own = await post('One');
    const other = await api.post(
      { status: 'One' },
      { ...key('k'), authorization: `Bearer ${credentials.accessToken}` }
    );
    expect(other.json.id).not.toBe(own.json.id);
    expect((await post('One', 'l')).json.id).not.toBe(own.json.id);
  });

  it('is remembered after success only', async () => {
    expect((await post('')).status).toBe(422);
    expect((await post('Better')).json.content).toBe('<p>Better</p>');
  });

  it('answers 404 when its post was deleted meanwhile', async () => {
    const { json } = await post('One');
    await api.call('DELETE', `/api/v1/statuses/${String(json.id)}`);
    expect(errorOf(await post('One'))).toEqual([404, 'Record not found']);
  });

  it.each([
    ['ignored', 200, 2],
    ['replay-fails', 500, 1],
  ])('can be %s', async (idempotency, status, posts) => {
    api.mastodon.act('configure', { idempotency });
    await post('One');
    expect((await post('One')).status).toBe(status);
    expect(ledger().posts).toBe(posts);
  });

  it('answers the same post after a lost answer', async () => {
    api.mastodon.world.faults.add({
      ...{ platform: 'mastodon', operation: 'create-status', kind: 'commit-then-drop' },
    });
    await expect(post('One')).rejects.toThrow();
    expect((await post('One')).status).toBe(200);
    expect(ledger().posts).toBe(1);
  });
});
