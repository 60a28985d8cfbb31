import { startPublishing, type PublishingForTest } from './publishing-for-test';

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

const page = async (path = '/') => (await test.threads.get(path)).text;

const urlOf = (id: string) => {
  const posts = test.threads.act('posts') as { id: string; url: string }[];
  return new URL(posts.find((post) => post.id === id)?.url ?? 'about:none').pathname;
};

describe('the feed', () => {
  it('shows new posts first, on the author’s own page too', async () => {
    await test.visible(text('The older one'));
    await test.visible(text('The newer one'));
    const home = await page();
    expect(home.indexOf('The newer one')).toBeLessThan(home.indexOf('The older one'));
    expect(home).not.toContain('No threads yet');
    expect(await page('/@harbourlightweekly')).toContain('The newer one');
    expect(await page('/@saltmarsh.press')).toContain('No threads yet');
  });

  it('escapes what people wrote, everywhere', async () => {
    const evil = '"><script>alert(1)</script>';
    const image_url = await test.picture();
    await test.visible({
      media_type: 'IMAGE',
      image_url,
      text: evil,
      alt_text: evil,
      topic_tag: evil,
    });
    const poll_attachment = JSON.stringify({ option_a: evil, option_b: 'b' });
    await test.visible(text(`${evil} https://a.example/"><b>`, { poll_attachment }));
    const text_attachment = JSON.stringify({ plaintext: evil.repeat(20) });
    await test.visible(text('x', { text_attachment }));
    expect(await page()).not.toContain('<script>alert');
  });

  it('shows pictures with their descriptions and serves their bytes', async () => {
    await test.visible({
      media_type: 'IMAGE',
      image_url: await test.picture(),
      alt_text: 'A quay',
    });
    const home = await page();
    expect(home).toMatch(/<summary title="A quay">ALT<\/summary>/);
    const [, source = ''] = /<img\s+src="(\/media\/\w+)"/.exec(home) ?? [];
    const file = await fetch(test.threads.url + source);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  });

  it('shows polls, veils, long texts, notes, quotes and attached links', async () => {
    const first = await test.visible(text('Quote me'));
    await test.visible(
      text('The butler did it', {
        text_entities: '[{"entity_type":"SPOILER","offset":4,"length":6}]',
        poll_attachment: '{"option_a":"Ebb","option_b":"Flood"}',
        reply_control: 'followers_only',
        enable_reply_approvals: 'true',
        quote_post_id: first,
      })
    );
    await test.visible(text('Tides', { link_attachment: 'https://harbour.example/tides' }));
    const home = await page();
    expect(home).toMatch(/class="veil"[^>]*>butler/);
    for (const words of ['Ebb', 'Only followers can reply', 'Replies need approval']) {
      expect(home).toContain(words);
    }
    expect(home).toMatch(/class="quote"[\s\S]*Quote me/);
    expect(home).toMatch(/class="card" href="https:\/\/harbour\.example\/tides"/);
  });

  it('joins the parts of a thread', async () => {
    const root = await test.visible(text('Part one'));
    await test.visible(text('Part two', { reply_to_id: root }));
    await test.visible(text('Alone'));
    const home = await page();
    expect(home.match(/class="post joined"/g)).toHaveLength(1);
    expect(home.indexOf('Part one')).toBeLessThan(home.indexOf('Part two'));
  });

  it('has a page for each post at its public address, until it is deleted', async () => {
    const root = await test.visible(text('Part one'));
    const reply = await test.visible(text('Part two', { reply_to_id: root }));
    const path = urlOf(reply);
    expect(path).toMatch(/^\/@harbourlightweekly\/post\/\w+$/);
    const permalink = await page(path);
    expect(permalink).toContain('Part one');
    expect(permalink).toContain('class="post focused"');
    expect(
      (await test.threads.get(path.replace('harbourlightweekly', 'saltmarsh.press'))).status
    ).toBe(404);
    await test.remove(reply);
    expect((await test.threads.get(path)).status).toBe(404);
    expect((await test.threads.get('/media/' + 'a'.repeat(64))).status).toBe(404);
  });
});
