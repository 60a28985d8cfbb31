import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { aPhoto } from './sample-media';
import { XSession } from './x-session';

let site: Server;
let siteUrl: string;
let answerPage: () => void;
let photo: Buffer;
let x: XSession;
let token: string;

const PAGE = `<html><head>
  <meta property="og:title" content="Low tide &amp; high tea">
  <meta property="og:description" content="A report <from the quay">
  <meta property="og:image" content="https://example.com/cover.png"></head></html>`;

beforeAll(async () => {
  photo = Buffer.from((await aPhoto({ width: 120, height: 63 })).bytes);
});

beforeEach(async () => {
  let isOpen = true;
  let waiting: (() => void)[] = [];
  answerPage = () => {
    isOpen = true;
    waiting.forEach((go) => go());
    waiting = [];
  };
  site = createServer((request, response) => {
    const send = (): void => {
      if (request.url === '/cover.png') response.setHeader('content-type', 'image/png').end(photo);
      else response.end(PAGE);
    };
    if (request.url === '/slow') isOpen = false;
    if (isOpen) send();
    else waiting.push(send);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  x = await XSession.start({ hosts: { 'https://example.com': siteUrl } });
  token = (await x.logIn()).accessToken;
});

afterEach(async () => {
  await x.close();
  site.closeAllConnections();
  await new Promise((resolve) => site.close(resolve));
});

const page = async (path = '/'): Promise<string> => (await fetch(x.url + path)).text();

const pageWith = async (needle: string, path = '/'): Promise<string> => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const html = await page(path);
    if (html.includes(needle)) return html;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`The page never showed ${needle}`);
};

describe('feed', () => {
  it('says so when it is empty', async () => {
    expect(await page()).toContain('Nothing here yet');
  });

  it('shows posts of all accounts, newest first, with their ids as anchors', async () => {
    const one = await x.postId(token, { text: 'first light' });
    const two = await x.postId((await x.logIn(1)).accessToken, { text: 'kettle on' });
    const html = await page();
    expect(html.indexOf(`id="${two}"`)).toBeGreaterThan(0);
    expect(html.indexOf(`id="${two}"`)).toBeLessThan(html.indexOf(`id="${one}"`));
    expect(html).toContain('Verified account');
  });

  it('draws links, hashtags and mentions, and escapes the rest', async () => {
    await x.postId(token, {
      text: '<b>Bold</b> #tide @mossandkettle @nobody https://example.com/a?b=1&c=2 example.org',
    });
    const html = await page();
    expect(html).toContain('&lt;b&gt;Bold&lt;/b&gt;');
    expect(html).toContain('<a href="/hashtag/tide">#tide</a>');
    expect(html).toContain('<a href="/mossandkettle">@mossandkettle</a>');
    expect(html).not.toContain('href="/nobody"');
    expect(html).toContain(`href="${siteUrl}/a?b=1&amp;c=2"`);
    expect(html).toContain('https://example.com/a?b=1&amp;c=2</a');
    expect(html).toContain('href="http://example.org"');
  });

  it('shows photos in a grid with alt texts', async () => {
    const ids: string[] = [];
    for (const colour of ['#111', '#222', '#333']) {
      ids.push(await x.upload(token, await aPhoto({ colour })));
    }
    await x.api(token, 'POST', '/2/media/metadata', {
      id: ids[0],
      metadata: { alt_text: { text: 'A "grey" square' } },
    });
    await x.postId(token, { text: 'three', media: { media_ids: ids } });
    const html = await page();
    expect(html).toContain('media-3');
    expect(html).toContain('alt="A &quot;grey&quot; square"');
    expect(html.match(/<summary title="A &quot;grey&quot; square">ALT/g)).toHaveLength(1);
    const source = /src="(\/i\/media\/3_\d+)"/.exec(html)?.[1] ?? '';
    const image = await fetch(x.url + source);
    expect(image.headers.get('content-type')).toBe('image/png');
  });

  it('filters by hashtag', async () => {
    await x.postId(token, { text: 'about #Tide' });
    await x.postId(token, { text: 'about nothing' });
    const html = await page('/hashtag/tide');
    expect(html).toContain('#Tide');
    expect(html).not.toContain('about nothing');
  });
});

describe('permalinks', () => {
  it('show the post below what it answers and above its replies', async () => {
    const one = await x.postId(token, { text: 'part one' });
    const two = await x.postId(token, { text: 'part two', reply: { in_reply_to_tweet_id: one } });
    const three = await x.postId(token, { text: 'part 3', reply: { in_reply_to_tweet_id: two } });
    const html = await page(`/harbourlight/status/${two}`);
    const places = [one, two, three].map((id) => html.indexOf(`id="${id}"`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(html).toContain('Replying to');
  });

  it('work without the handle and end with the post', async () => {
    const id = await x.postId(token, { text: 'short life' });
    const answer = await fetch(`${x.url}/i/web/status/${id}`, { redirect: 'manual' });
    expect(answer.headers.get('location')).toBe(`/harbourlight/status/${id}`);
    await x.api(token, 'DELETE', `/2/tweets/${id}`);
    expect((await fetch(`${x.url}/harbourlight/status/${id}`)).status).toBe(404);
    expect(await page()).toContain('Nothing here yet');
  });

  it('lead to profiles with only that account’s posts', async () => {
    await x.postId(token, { text: 'quay news' });
    await x.postId((await x.logIn(2)).accessToken, { text: 'carrot news' });
    const html = await page('/HarbourLight');
    expect(html).toContain('quay news');
    expect(html).not.toContain('carrot news');
  });
});

describe('link cards', () => {
  it('show title, description, domain and a copy of the image', async () => {
    const id = await x.postId(token, { text: 'Report: https://example.com/report' });
    const html = await pageWith('class="card"');
    expect(html).toContain('Low tide &amp; high tea');
    expect(html).toContain('A report &lt;from the quay');
    expect(html).toContain('<span class="muted">example.com</span>');
    site.closeAllConnections();
    const image = await fetch(`${x.url}/i/card/${id}`);
    expect(Buffer.from(await image.arrayBuffer())).toEqual(photo);
  });

  it('never delay the answer', async () => {
    const answer = await x.post(token, { text: 'Slow: https://example.com/slow' });
    expect(answer.status).toBe(201);
    expect(await page()).not.toContain('class="card"');
    answerPage();
    await pageWith('class="card"');
  });

  it('are absent for media posts and for pages out of reach', async () => {
    const media = await x.upload(token, await aPhoto());
    await x.postId(token, { text: 'https://example.com/a', media: { media_ids: [media] } });
    await x.postId(token, { text: 'https://elsewhere.example.org/a' });
    await x.postId(token, { text: 'marker: https://example.com/b' });
    const html = await pageWith('class="card"');
    expect(html.match(/class="card"/g)).toHaveLength(1);
  });
});
