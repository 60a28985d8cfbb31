import {
  aPng,
  aPost,
  ORGANIZATION_URN,
  PAGE_SCOPES,
  signedIn,
  startLinkedIn,
  type ApiClient,
  type LinkedInForTest,
} from './linkedin-for-test';

let linkedIn: LinkedInForTest;
let editor: ApiClient;
beforeEach(async () => {
  linkedIn = await startLinkedIn({ 'https://harbourlight.example': 'http://127.0.0.1:1337' });
  editor = await signedIn(linkedIn);
});
afterEach(() => linkedIn.close());

const post = async (changes: Record<string, unknown>): Promise<string> =>
  (await editor.post(aPost(editor.personUrn, changes))).headers.get('x-restli-id') ?? '';

const mainOf = async (path: string): Promise<string> => {
  const { text } = await linkedIn.get(path);
  return text.slice(text.indexOf('<main'), text.indexOf('</main>'));
};

describe('the feed', () => {
  it('greets before the first post', async () => {
    expect(await mainOf('/')).toContain('Nothing here yet');
  });

  it('shows the newest post first, with its URN as anchor', async () => {
    const older = await post({ commentary: 'Older' });
    const newer = await post({ commentary: 'Newer' });
    const page = await mainOf('/');
    expect(page.indexOf(`id="${newer}"`)).toBeGreaterThan(-1);
    expect(page.indexOf(`id="${newer}"`)).toBeLessThan(page.indexOf(`id="${older}"`));
  });

  it('shows text decoded, hashtags as links, and markup as text', async () => {
    await post({ commentary: 'Out \\(free\\) #opensource \\<b\\>bold\\</b\\> & more' });
    const page = await mainOf('/');
    expect(page).toContain('Out (free) <a href="/feed/hashtag/opensource/">#opensource</a>');
    expect(page).toContain('&lt;b&gt;bold&lt;/b&gt; &amp; more');
  });

  it('shows the cut that an escaping bug causes', async () => {
    await post({ commentary: 'Our guide (free) is out' });
    const page = await mainOf('/');
    expect(page).toContain('Our guide ');
    expect(page).not.toContain('free');
  });

  it('shows links as written and makes listed sites clickable', async () => {
    await post({ commentary: 'Read https://harbourlight.example/guide?a=1.' });
    expect(await mainOf('/')).toContain(
      '<a href="http://127.0.0.1:1337/guide?a=1" rel="noopener">https://harbourlight.example/guide?a=1</a>.'
    );
  });

  it('draws an article card with picture, title, description and domain', async () => {
    const thumbnail = await editor.uploadImage();
    const source = 'https://harbourlight.example/guide';
    await post({
      content: { article: { source, title: 'The guide', description: 'All of it', thumbnail } },
    });
    const page = await mainOf('/');
    expect(page).toContain(`<img src="/dms/image/${thumbnail.split(':').at(-1)}"`);
    for (const words of ['<b>The guide</b>', '<p>All of it</p>', '<small>harbourlight.example']) {
      expect(page).toContain(words);
    }
  });

  it('draws several images as a grid with alt texts', async () => {
    const images: { id: string; altText: string }[] = [];
    for (const place of [1, 2, 3, 4, 5, 6]) {
      images.push({ id: await editor.uploadImage(aPng(9, 9, place)), altText: `Boat "${place}"` });
    }
    await post({ content: { multiImage: { images } } });
    const page = await mainOf('/');
    expect(page).toContain('class="grid n5"');
    expect(page.match(/<figure>/g)).toHaveLength(5);
    expect(page).toContain('alt="Boat &quot;1&quot;"');
    expect(page).toContain('<span class="alt" title="Boat &quot;1&quot;">ALT</span>');
    expect(page).toContain('<span class="more">+1</span>');
  });

  it('draws a poll with its answers until it closes', async () => {
    const options = [{ text: 'North' }, { text: 'South' }];
    const settings = { duration: 'ONE_DAY' };
    const urn = await post({ content: { poll: { question: 'Which pier?', options, settings } } });
    expect(await mainOf('/')).toContain('Poll · 1 day left');
    linkedIn.world.clock.advance(86_400_000);
    const page = await mainOf(`/feed/update/${urn}/`);
    expect(page).toContain('<span>South</span>');
    expect(page).toContain('Poll closed');
  });

  it('counts what people did with a post, as time goes by', async () => {
    await post({});
    expect(await mainOf('/')).not.toContain('impression');
    linkedIn.world.clock.advance(7 * 86_400_000);
    expect(await mainOf('/')).toMatch(/\d+ reactions · \d+ reposts · \d+ impressions/);
  });

  it('links mentions whose names are right', async () => {
    await post({ commentary: `With @[Harbour Light Weekly](${ORGANIZATION_URN})` });
    expect(await mainOf('/')).toContain(
      '<a href="/company/harbour-light-weekly/">Harbour Light Weekly</a>'
    );
  });
});

describe('a post’s own page', () => {
  it('is at the path of its public URL, raw or encoded, with or without the last slash', async () => {
    const urn = await post({ commentary: 'Just this one' });
    await post({ commentary: 'Another' });
    for (const path of [`${urn}/`, urn, `${encodeURIComponent(urn)}/`]) {
      const { status, text } = await linkedIn.get(`/feed/update/${path}`);
      expect([path, status]).toEqual([path, 200]);
      expect(text).toContain('Just this one');
      expect(text).not.toContain('Another');
    }
  });

  it('is gone after a delete', async () => {
    const urn = await post({});
    await editor.call('DELETE', `/rest/posts/${encodeURIComponent(urn)}`);
    const { status, text } = await linkedIn.get(`/feed/update/${urn}/`);
    expect(status).toBe(404);
    expect(text).toContain('cannot be displayed');
  });
});

it('has pages for hashtags, members and organizations', async () => {
  linkedIn.act('configure', { communityManagement: true });
  await post({ commentary: 'Member #boats' });
  const page = await signedIn(linkedIn, { scope: PAGE_SCOPES });
  await page.post(aPost(ORGANIZATION_URN, { commentary: 'Company #harbour' }));
  expect(await mainOf('/feed/hashtag/Boats/')).toContain('Member');
  expect(await mainOf('/feed/hashtag/Boats/')).not.toContain('Company');
  expect(await mainOf('/in/harbour-light-editor/')).not.toContain('Company');
  expect(await mainOf('/company/harbour-light-weekly/')).toContain('Company');
});

it('answers 404 in LinkedIn’s shape for addresses it does not have', async () => {
  const answer = await linkedIn.get('/rest/nothing');
  expect([answer.status, answer.json.code]).toEqual([404, 'NOT_FOUND']);
});
