import {
  aPng,
  aPost,
  BlueskyUnderTest,
  HANDLE,
  OTHER_HANDLE,
  type Json,
  type Session,
} from './bluesky-under-test';

const RKEY = '3n2vsorxggs2g';

describe('Bluesky sandbox: what a reader sees', () => {
  let bluesky: BlueskyUnderTest;
  let session: Session;

  beforeEach(async () => {
    bluesky = await BlueskyUnderTest.start({
      hosts: { 'https://quay.test': 'http://127.0.0.1:9' },
    });
    session = await bluesky.signIn();
  });
  afterEach(() => bluesky.close());

  const show = async (fields: Json, path = '/'): Promise<string> => {
    const { status, json } = await bluesky.put(session, RKEY, aPost(fields));
    expect([status, json.message]).toEqual([200, undefined]);
    return (await bluesky.html(path)).html;
  };
  const facets = (text: string, marked: string, feature: Json) => {
    const byteStart = Buffer.byteLength(text.slice(0, text.indexOf(marked)));
    const index = { byteStart, byteEnd: byteStart + Buffer.byteLength(marked) };
    return { text, facets: [{ index, features: [feature] }] };
  };

  it('greets with an empty state that leads to the app passwords', async () => {
    const { html } = await bluesky.html('/');
    expect(html).toContain('No posts yet');
    expect(html).toContain('href="/settings/app-passwords"');
  });

  it('shows newest first', async () => {
    await bluesky.create(session, aPost({ text: 'older', createdAt: '2020-01-01T00:00:00Z' }));
    await bluesky.create(session, aPost({ text: 'newer', createdAt: '2021-01-01T00:00:00Z' }));
    const { html } = await bluesky.html('/');
    expect(html.indexOf('newer')).toBeLessThan(html.indexOf('older'));
  });

  it('leaves text without facets dead', async () => {
    const html = await show({ text: 'See https://quay.test/a #tides @quillfenbooks.test' });
    expect(html).toContain('>See https://quay.test/a #tides @quillfenbooks.test</p>');
    expect(html).not.toContain('href="http://127.0.0.1:9/a"');
  });

  it('draws links from byte offsets, leads clicks to the local page and names the real one', async () => {
    const uri = 'https://quay.test/a';
    const feature = { $type: 'app.bsky.richtext.facet#link', uri };
    const html = await show(facets('Héllo 👩‍👩‍👧 quay.test/a!', 'quay.test/a', feature));
    expect(html).toMatch(
      /Héllo 👩‍👩‍👧 <a href="http:\/\/127\.0\.0\.1:9\/a" title="https:\/\/quay\.test\/a"[^>]*>quay\.test\/a<\/a>!<\/p>/
    );
  });

  it('shows the damage of offsets counted in characters', async () => {
    const feature = { $type: 'app.bsky.richtext.facet#link', uri: 'https://quay.test/a' };
    const text = 'Über quay.test';
    const index = { byteStart: 5, byteEnd: 14 };
    const html = await show({ text, facets: [{ index, features: [feature] }] });
    expect(html).toMatch(/>Über<a [^>]*> quay\.tes<\/a>t<\/p>/);
  });

  it('draws tags and mentions', async () => {
    const other = await bluesky.signIn(OTHER_HANDLE);
    const tag = { $type: 'app.bsky.richtext.facet#tag', tag: 'tides' };
    expect(await show(facets('On #tides', '#tides', tag))).toContain(
      '<a href="/hashtag/tides">#tides</a>'
    );
    expect((await bluesky.html('/hashtag/TIDES')).html).toContain(`id="${RKEY}"`);
    expect((await bluesky.html('/hashtag/other')).html).not.toContain(`id="${RKEY}"`);
    const mention = { $type: 'app.bsky.richtext.facet#mention', did: other.did };
    await bluesky.create(
      session,
      aPost(facets('Hi @quillfenbooks.test', '@quillfenbooks.test', mention))
    );
    expect((await bluesky.html('/')).html).toMatch(
      /<a href="\/profile\/quillfenbooks\.test"\s*>@quillfenbooks\.test<\/a\s*>/
    );
  });

  it('ignores facets that overlap or leave the text', async () => {
    const features = [{ $type: 'app.bsky.richtext.facet#tag', tag: 'x' }];
    const html = await show({
      text: 'abcdef',
      facets: [
        { index: { byteStart: 0, byteEnd: 3 }, features },
        { index: { byteStart: 2, byteEnd: 5 }, features },
        { index: { byteStart: 4, byteEnd: 99 }, features },
      ],
    });
    expect(html).toContain('><a href="/hashtag/x">abc</a>def</p>');
  });

  it('escapes everything a record says and links no script', async () => {
    const uri = 'javascript:alert(1)';
    const html = await show({
      ...facets('<b>bold</b>', 'bold', { $type: 'app.bsky.richtext.facet#link', uri }),
      embed: {
        $type: 'app.bsky.embed.external',
        external: { uri, title: '<i>', description: '"' },
      },
    });
    expect(html).toContain('&lt;b&gt;bold&lt;/b&gt;');
    expect(html).not.toContain('href="javascript:');
    expect(html).toContain('<strong>&lt;i&gt;</strong>');
  });

  it('draws pictures in a grid with alt texts, badges and their ratio', async () => {
    const { json } = await bluesky.upload(session, aPng(50), 'image/png');
    const image = { image: json.blob, alt: 'A quay "at dawn"' };
    const alone = await show({
      embed: {
        $type: 'app.bsky.embed.images',
        images: [{ ...image, aspectRatio: { width: 16, height: 9 } }],
      },
    });
    expect(alone).toContain('class="media n1"');
    expect(alone).toContain('aspect-ratio: 16 / 9');
    expect(alone).toContain('alt="A quay &quot;at dawn&quot;"');
    expect(alone).toContain('>ALT</summary>');
    const source = /<img src="([^"]+)"/.exec(alone)?.[1] ?? '';
    const served = await fetch(bluesky.url + source);
    expect(served.headers.get('content-type')).toBe('image/png');
    const images = [image, image, { ...image, alt: '' }];
    await bluesky.create(session, aPost({ embed: { $type: 'app.bsky.embed.images', images } }));
    expect((await bluesky.html('/')).html).toContain('class="media n3"');
  });

  it('draws a card with picture, title, description and domain', async () => {
    const { json } = await bluesky.upload(session, aPng(50), 'image/png');
    const html = await show({
      embed: {
        $type: 'app.bsky.embed.external',
        external: {
          uri: 'https://quay.test/tides',
          title: 'Spring tides',
          description: 'When to go',
          thumb: json.blob,
        },
      },
    });
    expect(html).toContain('class="card" href="http://127.0.0.1:9/tides"');
    expect(html).toContain('title="https://quay.test/tides"');
    expect(html).toMatch(/Spring tides[\s\S]*When to go[\s\S]*quay\.test/);
  });

  it('names the languages', async () => {
    const html = await show({ langs: ['pt-BR'] });
    expect(html).toContain('lang="pt-BR"');
    expect(html).toMatch(/class="chip"[^>]*>pt-BR</);
  });

  it('has a permalink by DID and by handle, with the thread around the post', async () => {
    const { json } = await bluesky.put(session, RKEY, aPost({ text: 'root post' }));
    const ref = { uri: json.uri, cid: json.cid };
    await bluesky.create(session, aPost({ text: 'the answer', reply: { root: ref, parent: ref } }));
    for (const actor of [session.did, HANDLE]) {
      const { status, html } = await bluesky.html(`/profile/${actor}/post/${RKEY}`);
      expect(status).toBe(200);
      expect(html).toMatch(/root post[\s\S]*the answer/);
      expect(html).toContain(String(json.cid));
    }
    expect((await bluesky.html('/profile/nobody.test')).status).toBe(404);
    expect((await bluesky.html(`/profile/${HANDLE}/post/3n2vsorxggs3g`)).status).toBe(404);
  });

  it('shows on a profile only its own posts', async () => {
    await bluesky.put(session, RKEY, aPost());
    expect((await bluesky.html(`/profile/${HANDLE}`)).html).toContain(`id="${RKEY}"`);
    expect((await bluesky.html(`/profile/${OTHER_HANDLE}`)).html).not.toContain(`id="${RKEY}"`);
  });

  describe('app passwords', () => {
    const submit = (path: string, fields: Record<string, string>) =>
      fetch(bluesky.url + path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        redirect: 'manual',
      });

    it('offers a handle and a password for each of three accounts', async () => {
      const { html } = await bluesky.html('/settings/app-passwords');
      expect(html.match(/<section/g)).toHaveLength(3);
      const [password = ''] = (await bluesky.passwordsOf(OTHER_HANDLE)).app;
      expect((await bluesky.createSession(OTHER_HANDLE, password)).status).toBe(200);
    });

    it('offers the same password at every start', async () => {
      const second = await BlueskyUnderTest.start({ seed: 99 });
      expect(await second.passwordsOf(HANDLE)).toEqual(await bluesky.passwordsOf(HANDLE));
      await second.close();
    });

    it('adds and revokes passwords without a script', async () => {
      const account = session.did;
      const added = await submit('/settings/app-passwords', { account, name: 'newsroom' });
      expect([added.status, added.headers.get('location')]).toEqual([
        303,
        '/settings/app-passwords',
      ]);
      const [seeded = '', fresh = ''] = (await bluesky.passwordsOf(HANDLE)).app;
      expect((await bluesky.createSession(HANDLE, fresh)).status).toBe(200);
      await submit('/settings/app-passwords/revoke', { account, name: 'cms' });
      expect((await bluesky.createSession(HANDLE, seeded)).status).toBe(401);
      expect((await bluesky.createSession(HANDLE, fresh)).status).toBe(200);
    });
  });
});
