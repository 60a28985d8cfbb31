import { cardImageSizesOf } from '../../../../server/src/services/link-cards/card-image-sizes';
import type { PageResult } from '../../../../server/src/services/link-cards/fetch-page';
import {
  aPage,
  aService,
  anEntry,
  anImage,
  codesOf,
  LINK,
  META,
  PLATFORMS,
  UTM_LINK,
  type World,
} from './builders';

describe('cards that we build', () => {
  it('say what the fields say, with the picture of the entry', async () => {
    const draft = await aService().cardFor('bluesky');
    expect(draft).toEqual({
      card: {
        url: UTM_LINK,
        title: 'From the fields',
        description: 'Summary of the fields',
        image: anEntry().cover,
      },
      imageUrl: null,
      source: 'fields',
      builtBy: 'us',
      problems: [],
    });
  });

  it('are filled from the page where the fields say nothing, and never go without a title', async () => {
    const entry = anEntry({ title: '', summary: '' });
    const filled = await aService().cardFor('linkedin', { entry });
    expect(filled.card).toMatchObject({ title: 'From the page', description: 'Page words' });
    const bare = await aService({ page: aPage('') }).cardFor('linkedin', { entry });
    expect(bare.card.title).toBe('harbour.example');
  });

  it('cut long words as before', async () => {
    const entry = anEntry({ title: 'a'.repeat(500), summary: 'b'.repeat(50_000) });
    const { card } = await aService().cardFor('bluesky', { entry });
    expect([...card.title]).toHaveLength(200);
    expect([...card.description]).toHaveLength(250);
  });

  it('take the first picture of the gallery without a cover, and warn without any', async () => {
    const video = { fileId: 1, kind: 'video', hash: 'v', altText: '' } as const;
    const picture = { fileId: 2, kind: 'image', hash: 'p', altText: '' } as const;
    const some = anEntry({ cover: null, gallery: [video, picture] });
    expect((await aService().cardFor('bluesky', { entry: some })).card.image).toEqual(picture);
    const none = anEntry({ cover: null, gallery: [video] });
    const draft = await aService().cardFor('bluesky', { entry: none });
    expect(draft.imageUrl).toBeNull();
    expect(codesOf(draft)).toEqual(['CARD_IMAGE_MISSING']);
  });

  it('name the file that is too small', async () => {
    const { problems } = await aService({ coverSize: { width: 120, height: 90 } }).cardFor(
      'linkedin'
    );
    expect(problems).toMatchObject([{ code: 'CARD_IMAGE_SMALL', severity: 'warning', fileId: 7 }]);
    expect(problems[0]?.message).toContain(
      '120 × 90 pixels; on LinkedIn one of less than 200 × 200'
    );
  });

  it('do without a page behind a link to a paper', async () => {
    const page: PageResult = { kind: 'not-html', status: 200, contentType: 'application/pdf' };
    expect(codesOf(await aService({ page }).cardFor('bluesky'))).toEqual([]);
    expect(codesOf(await aService({ page }).cardFor('facebook'))).toEqual(['LINK_NOT_A_PAGE']);
  });
});

describe('cards that the platform makes', () => {
  it('say what the page says, and not what the fields say', async () => {
    const draft = await aService().cardFor('facebook');
    expect(draft).toEqual({
      card: { url: UTM_LINK, title: 'From the page', description: 'Page words', image: null },
      imageUrl: 'https://harbour.example/cover.jpg',
      source: 'page',
      builtBy: 'platform',
      problems: [],
    });
  });

  it('are read as X reads them: its own tags first', async () => {
    const head = `${META.title}${META.image}${META.card}<meta name="twitter:title" content="For X"><meta name="twitter:image" content="/x.png">`;
    const service = aService({ page: aPage(head) });
    const onX = await service.cardFor('x');
    expect([onX.card.title, onX.imageUrl]).toEqual(['For X', 'https://harbour.example/x.png']);
    const onMastodon = await service.cardFor('mastodon');
    expect(onMastodon.card.title).toBe('From the page');
    expect(onMastodon.imageUrl).toBe('https://harbour.example/cover.jpg');
  });

  it('warn where X shows no card at all', async () => {
    const { title, description, image } = META;
    const bare = aPage(title + image);
    expect(codesOf(await aService({ page: bare }).cardFor('x'))).toEqual(['CARD_TAGS_MISSING']);
    expect(codesOf(await aService({ page: bare }).cardFor('facebook'))).toEqual([]);
    const typed = aPage(
      `${title}${description}${image}<meta property="og:type" content="article">`
    );
    expect(codesOf(await aService({ page: typed }).cardFor('x'))).toEqual([]);
  });

  it('show the host where the page has no title, and say so', async () => {
    const draft = await aService({ page: aPage(META.image) }).cardFor('facebook');
    expect(draft.card.title).toBe('harbour.example');
    expect(codesOf(draft)).toEqual(['CARD_TITLE_MISSING']);
  });

  it.each([
    ['a page without picture', { page: aPage(META.title) }],
    ['a picture that is gone', { image: { kind: 'gone', status: 404 } }],
    ['a drawing', { image: { kind: 'no-image', contentType: 'image/svg+xml' } }],
  ] as [string, Partial<World>][])('warn of %s', async (_, world) => {
    expect(codesOf(await aService(world).cardFor('facebook'))).toEqual(['CARD_IMAGE_MISSING']);
  });

  it.each([
    ['facebook', 199, 400, 'may be left out'],
    ['facebook', 200, 200, 'is shown small'],
    ['facebook', 599, 315, 'is shown small'],
    ['facebook', 600, 315, null],
    ['x', 143, 400, 'may be left out'],
    ['x', 299, 157, 'is shown small'],
    ['x', 300, 157, null],
    ['mastodon', 199, 199, 'may be left out'],
    ['mastodon', 200, 200, null],
  ] as const)('on %s a picture of %i × %i is judged', async (platform, width, height, words) => {
    const { problems } = await aService({ image: anImage(width, height) }).cardFor(platform);
    expect(problems.map(({ code }) => code)).toEqual(words ? ['CARD_IMAGE_SMALL'] : []);
    if (words) expect(problems[0]?.message).toContain(words);
  });

  it('do not ask for a large picture where the page asks X for a small one', async () => {
    const page = aPage(`${META.title}${META.image}<meta name="twitter:card" content="summary">`);
    const draft = await aService({ page, image: anImage(150, 150) }).cardFor('x');
    expect(codesOf(draft)).toEqual([]);
  });

  it('believe the picture before the page, and the page where the picture is not known', async () => {
    const claim =
      '<meta property="og:image:width" content="90"><meta property="og:image:height" content="90">';
    const page = aPage(META.title + META.image + claim);
    expect(codesOf(await aService({ page }).cardFor('facebook'))).toEqual([]);
    const unknown = aService({ page, image: { kind: 'unknown' } });
    expect(codesOf(await unknown.cardFor('facebook'))).toEqual(['CARD_IMAGE_SMALL']);
  });

  it.each([
    [{ kind: 'gone', status: 404 }, 'LINK_PAGE_MISSING', '404'],
    [{ kind: 'refused', status: 403 }, 'LINK_PAGE_UNREACHABLE', '403'],
    [{ kind: 'error', status: 502 }, 'LINK_PAGE_UNREACHABLE', '502'],
    [{ kind: 'unreachable', reason: 'timeout' }, 'LINK_PAGE_UNREACHABLE', 'within'],
    [{ kind: 'unreachable', reason: 'private' }, 'LINK_PAGE_UNREACHABLE', 'private'],
  ] as [PageResult, string, string][])(
    'fall back to the fields for %j, and say why',
    async (page, code, words) => {
      for (const platform of ['facebook', 'bluesky'] as const) {
        const draft = await aService({ page }).cardFor(platform);
        expect(draft).toMatchObject({ source: 'fields', card: { title: 'From the fields' } });
        expect(codesOf(draft)).toEqual([code]);
        expect(draft.problems[0]?.message).toContain(words);
      }
    }
  );
});

describe('looking at pages', () => {
  it('never happens before the entry is published', async () => {
    const { cardFor, state } = aService();
    for (const wait of [true, false]) {
      const draft = await cardFor('facebook', { isPublished: false, wait });
      expect(draft).toMatchObject({ source: 'fields', builtBy: 'platform', problems: [] });
    }
    expect(state.pages).toEqual([]);
  });

  it('happens once for the links of all platforms, without what counts visits', async () => {
    const { cardFor, state } = aService();
    await Promise.all([
      cardFor('facebook', { link: `${LINK}?utm_source=facebook` }),
      cardFor('x', { link: `${LINK}?utm_source=x` }),
      cardFor('bluesky', { link: LINK }),
    ]);
    expect(state.pages).toEqual([LINK]);
    expect(state.images).toEqual(['https://harbour.example/cover.jpg']);
  });

  it('does not hold up who does not wait, and is known the next time', async () => {
    const { cardFor, state } = aService();
    expect(await cardFor('facebook', { wait: false })).toMatchObject({ source: 'fields' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(await cardFor('facebook', { wait: false })).toMatchObject({ source: 'page' });
    expect(state.pages).toHaveLength(1);
  });

  it('is waited for no longer than five seconds, page and picture together', async () => {
    const { cardFor, state } = aService();
    state.isStuck = true;
    const draft = await cardFor('facebook');
    expect(draft).toMatchObject({ source: 'fields', problems: [] });
    expect(state.now).toBe(5_000);
  });

  it('is repeated after ten minutes, and after one minute when it failed', async () => {
    const { cardFor, state, world } = aService();
    await cardFor('x');
    state.now = 10 * 60_000 - 1;
    await cardFor('x');
    expect(state.pages).toHaveLength(1);
    state.now += 1;
    world.page = { kind: 'gone', status: 404 };
    await cardFor('x');
    expect(state.pages).toHaveLength(2);
    state.now += 59_999;
    await cardFor('x');
    expect(state.pages).toHaveLength(2);
    state.now += 1;
    world.page = aPage();
    expect(codesOf(await cardFor('x'))).toEqual([]);
    expect(state.pages).toHaveLength(3);
  });

  it('warns of links into our own network, published or not', async () => {
    const link = 'http://localhost:3000/blog/tides';
    for (const isPublished of [true, false]) {
      const draft = await aService().cardFor('facebook', { link, isPublished });
      expect(codesOf(draft)).toEqual(['LINK_PAGE_UNREACHABLE']);
      expect(draft.problems[0]?.message).toContain('your own network');
    }
  });

  it('is not tried for what is no address', async () => {
    const { cardFor, state } = aService();
    const draft = await cardFor('facebook', { link: 'javascript:alert(1)' });
    expect(codesOf(draft)).toEqual(['LINK_PAGE_UNREACHABLE']);
    expect(state.pages).toEqual([]);
  });

  it('gives no card where links are dead', async () => {
    const { cards, state } = aService();
    const request = { entry: anEntry(), link: LINK, isPublished: true, wait: true };
    expect(await cards.cardFor({ ...request, descriptor: PLATFORMS.tiktok })).toBeNull();
    expect(state.pages).toEqual([]);
  });
});

describe('sizes of card pictures', () => {
  it('are known for every platform, also for one of another plugin', () => {
    for (const id of ['x', 'facebook', 'threads', 'linkedin', 'bluesky', 'mastodon', 'toString']) {
      const { least, large, advised } = cardImageSizesOf(id);
      expect(least.width).toBeLessThan(advised.width);
      if (large) expect(large.width).toBeGreaterThan(least.width);
    }
  });
});
