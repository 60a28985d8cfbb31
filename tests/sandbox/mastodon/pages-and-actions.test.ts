import sharp from 'sharp';

import { createHttpClient } from '../../../server/src/http/http-client';
import { MastodonConnector } from '../../../server/src/platforms/mastodon';
import type { Account, Credentials } from '../../../server/src/platforms/contract';
import { startApi, type ApiForTest } from './api-for-test';

let api: ApiForTest;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.mastodon.close());

const page = async (path = '/') => (await api.mastodon.get(path)).text;
const idOf = ({ json }: { json: Record<string, unknown> }) => String(json.id);

describe('what people see', () => {
  it('is newest first, with text, link, tags and the numbers', async () => {
    await api.post({ status: 'Older post' });
    await api.post({ status: 'Newer post https://example.com/a #harbour <script>' });
    const text = await page();
    expect(text.indexOf('Newer post')).toBeLessThan(text.indexOf('Older post'));
    expect(text).toContain('href="/tags/harbour"');
    expect(text).not.toContain('<script>"');
    expect(text).toContain('&lt;script&gt;');
    expect(await page('/tags/harbour')).not.toContain('Older post');
  });

  it('hides what is warned of and what is sensitive, and draws pictures with their words', async () => {
    const bytes = await sharp({
      create: { width: 8, height: 8, channels: 3, background: '#fff' },
    })
      .png()
      .toBuffer();
    const upload = async () =>
      idOf(await api.upload(bytes, 'image/png', { description: 'A white "square"' }));
    await api.post({ status: 'Under it', spoiler_text: 'Weather' });
    await api.post({
      status: 'Look',
      media_ids: [await upload(), await upload()],
      sensitive: true,
    });
    const text = await page();
    expect(text).toMatch(/<details class="warned">\s*<summary><span>Weather<\/span>/);
    expect(text).toContain('Sensitive content');
    expect(text).toContain('class="media media-2"');
    expect(text).toContain('alt="A white &quot;square&quot;"');
    expect(text).toMatch(/ALT<\/summary>/);
  });

  it('has polls, and answers below what they answer, on the post’s own page', async () => {
    const poll = { options: ['Lamp', 'Bell'], expires_in: 7200 };
    const parent = await api.post({ status: 'Which one?', poll });
    const reply = await api.post({ status: 'The bell', in_reply_to_id: idOf(parent) });
    const text = await page(`/@harbourlight/${idOf(parent)}`);
    expect(text).toContain('Lamp');
    expect(text).toContain('2 h left');
    expect(text.indexOf('Which one?')).toBeLessThan(text.indexOf('The bell'));
    const own = await page(`/@harbourlight/${idOf(reply)}`);
    expect(own).toContain('class="status joined"');
    expect(own).toContain('Replied to');
  });

  it('is gone after a removal, and other addresses lead nowhere or on', async () => {
    const id = idOf(await api.post({ status: 'Soon gone' }));
    const asActivity = await api.mastodon.get(`/users/harbourlight/statuses/${id}`);
    expect([asActivity.status, asActivity.headers.get('location')]).toEqual([
      302,
      `/@harbourlight/${id}`,
    ]);
    await api.call('DELETE', `/api/v1/statuses/${id}`);
    expect((await api.mastodon.get(`/@harbourlight/${id}`)).status).toBe(404);
    expect(await page()).not.toContain('Soon gone');
  });
});

describe('actions', () => {
  it('issue-token gives what a connection through the consent screen would have kept', async () => {
    const connector = new MastodonConnector({
      http: createHttpClient({ allowPrivateHosts: true }),
      clock: { now: () => Date.now(), sleep: () => Promise.resolve() },
      random: { float: () => 0, bytes: (length) => new Uint8Array(length) },
      baseUrls: { service: api.mastodon.url },
      ...{ apiVersion: null, method: 'default', app: null },
    });
    for (const knobs of [{}, { oldServer: true }, { instanceV2: false, maxCharacters: 900 }]) {
      api.mastodon.act('configure', knobs);
      const { account, credentials } = api.mastodon.act('issue-token', {
        account: 'saltmarsh',
      }) as { account: Account; credentials: Credentials };
      const grant = await connector.readGrant(credentials);
      expect(grant.accounts).toEqual([{ account, credentials, problem: null }]);
    }
    expect(() => api.mastodon.act('issue-token', { account: 'nobody' })).toThrow('No account');
  });

  it('posts tells oldest first what is visible', async () => {
    const first = idOf(await api.post({ status: 'One https://example.com/1' }));
    await api.post({ status: 'Two', in_reply_to_id: first });
    expect(api.mastodon.act('posts')).toMatchObject([
      {
        id: first,
        text: 'One https://example.com/1',
        link: 'https://example.com/1',
        replyTo: null,
      },
      { text: 'Two', link: null, replyTo: first, format: 'feed', media: [] },
    ]);
  });

  it('a reset forgets posts, files and keys', async () => {
    await api.post({ status: 'One' }, { 'Idempotency-Key': 'k' });
    api.mastodon.reset();
    expect(api.mastodon.act('posts')).toEqual([]);
    expect(await page()).toContain('Nothing here yet');
    expect((await api.post({ status: 'One' })).status).toBe(401);
  });

  it('keeps its state as plain JSON', async () => {
    await api.post({ status: 'One', poll: { options: ['a', 'b'], expires_in: 600 } });
    const state = api.mastodon.world.state(() => ({}));
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });
});
