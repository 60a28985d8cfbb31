import type { PreviewResponse, TargetPreview } from '../../contracts/dispatch';
import type { TargetSettings } from '../../contracts/targets';
import { connectMoreAccounts } from '../../scripts/demo/connect-more-accounts';
import type { AdminClient } from '../../scripts/person/admin-client';
import { ACTIONS } from '../../server/src/constants';
import { startTestApp, type TestApp } from './harness/app';
import { aDraft, ARTICLE, aPublishedArticle, documentsOf } from './harness/articles';
import { aMember, asAdmin, connectEverything } from './harness/people';
import { aPicture } from './harness/pictures';

const API = '/api/admin/distribution';

let app: TestApp;
let admin: AdminClient;

beforeAll(async () => {
  app = await startTestApp();
  admin = await asAdmin(app);
  await connectEverything(app, admin);
  await connectMoreAccounts(admin);
}, 90_000);

afterAll(async () => {
  await app?.close();
});

const preview = async (documentId: string, more: object = {}): Promise<PreviewResponse> => {
  const body = { contentType: ARTICLE, documentId, locale: 'en', ...more };
  const { data } = await admin.request<{ data: PreviewResponse }>('POST', `${API}/preview`, body);
  return data;
};

const onPlatform = ({ targets }: PreviewResponse, platform: string): TargetPreview => {
  const found = targets.find((target) => target.platform === platform);
  if (!found) throw new Error(`There is no target on ${platform}.`);
  return found;
};

const codesOf = ({ problems }: TargetPreview): string[] => problems.map(({ code }) => code);

interface Locales {
  create(locale: { code: string; name: string }): Promise<unknown>;
}

const settings = (changes: Partial<TargetSettings>): TargetSettings => ({
  ...{ name: 'A target', format: 'feed', enabled: true, options: {}, locales: [] },
  ...{ overflow: 'shorten', numbering: false, hashtags: 'tags', voice: null, ...changes },
});

const change = async (targetId: number, changes: Partial<TargetSettings>): Promise<void> => {
  await admin.request('PUT', `${API}/targets/${targetId}`, settings(changes));
};

describe('a preview', () => {
  it('shows for every account what it would say, counted by its own rules', async () => {
    const title = 'Tide tables are out 👨‍👩‍👧‍👦';
    const shown = await preview(await aPublishedArticle(app, { title }));
    expect(shown).toMatchObject({ title, version: 'published', leftOut: [] });
    expect(shown.targets).toHaveLength(8);
    for (const target of shown.targets) {
      expect(target.parts.length).toBeGreaterThan(0);
      for (const { count } of target.parts) expect(count).toBeLessThanOrEqual(target.limit);
    }
    expect(onPlatform(shown, 'x').parts[0]?.text).toContain(title);
    expect(onPlatform(shown, 'bluesky').card).toMatchObject({ title, builtBy: 'us' });
  });

  it('says everything that stands in the way at once', async () => {
    const shown = await preview(await aPublishedArticle(app));
    expect(codesOf(onPlatform(shown, 'instagram'))).toContain('MEDIA_MISSING');
    expect(codesOf(onPlatform(shown, 'tiktok'))).toEqual(
      expect.arrayContaining(['MEDIA_MISSING', 'PRIVACY_MISSING', 'CONSENT_MISSING'])
    );
    expect(codesOf(onPlatform(shown, 'x'))).toEqual(['CARD_IMAGE_MISSING']);
  });

  it('shows a draft that was never published, and says so', async () => {
    const documentId = await aDraft(app, { title: 'Not out yet' });
    expect(await preview(documentId)).toMatchObject({ title: 'Not out yet', version: 'draft' });
  });

  it('shows what is not even saved, over the draft and not over what is out', async () => {
    const documentId = await aPublishedArticle(app, { title: 'As published' });
    const values = { title: 'As the form says' };
    const shown = await preview(documentId, { values });
    expect(shown).toMatchObject({ title: 'As the form says', version: 'unsaved' });
    expect(await preview(documentId)).toMatchObject({ title: 'As published' });
  });

  it('shows what an editor wrote, however the entry changes', async () => {
    const documentId = await aPublishedArticle(app);
    const { targetId } = onPlatform(await preview(documentId), 'x');
    const overrides = { [String(targetId)]: { texts: ['One', 'Two'] } };
    const written = onPlatform(await preview(documentId, { overrides }), 'x');
    expect(written.parts.map(({ text }) => text)).toEqual(['One', 'Two']);
    expect(written.customised).toEqual(['text']);
  });

  it('says where a text that is too long stops fitting, by the counting of each platform', async () => {
    const documentId = await aPublishedArticle(app);
    const before = await preview(documentId);
    const text = `${'灯'.repeat(100)} https://westhaven.org/${'a'.repeat(80)} ${'👩‍👩‍👧'.repeat(300)}`;
    const overflowOn = async (platform: string) => {
      const { targetId } = onPlatform(before, platform);
      const overrides = { [String(targetId)]: { texts: [text, 'Short'] } };
      const { parts } = onPlatform(await preview(documentId, { overrides }), platform);
      return parts.map(({ overflowAt }) => overflowAt);
    };
    // 200 for the signs, 23 for the link, two spaces: 55 are left for emoji of two.
    const family = '👩‍👩‍👧'.length;
    const words = text.indexOf('👩');
    expect(await overflowOn('x')).toEqual([words + 27 * family, null]);
    expect(await overflowOn('mastodon')).toEqual([null, null]);
    expect(await overflowOn('bluesky')).toEqual([expect.any(Number), null]);
  });

  it('fits words for all to each platform, with its link and hashtags', async () => {
    const documentId = await aPublishedArticle(app, { title: 'Tides', excerpt: 'Every day.' });
    const plain = await preview(documentId);
    expect(plain.text).toBe('Tides\n\nEvery day.');
    const sentence = 'The harbour opens its gates to everybody on Sunday. ';
    const text = sentence.repeat(12).trim();
    const { targetId } = onPlatform(plain, 'mastodon');
    const overrides = { [String(targetId)]: { texts: ['Our own'] } };
    const shown = await preview(documentId, { text, overrides });
    expect(shown.text).toBe(text);
    expect(onPlatform(shown, 'linkedin').parts[0]?.text).toContain(text);
    const onX = onPlatform(shown, 'x');
    expect(onX.parts[0]?.text.startsWith(sentence)).toBe(true);
    expect(onX.parts[0]?.count).toBeLessThanOrEqual(280);
    expect(onX.parts[0]?.text).toContain(shown.link);
    expect(codesOf(onX)).toContain('TEXT_SHORTENED');
    expect(onX.problems.map(({ message }) => message).join(' ')).toContain('the text had to be');
    expect(onX.customised).toEqual([]);
    expect(onPlatform(shown, 'mastodon').parts[0]?.text).toBe('Our own');
  });

  it('adds the hashtags of the entry to words for all, unless these have their own', async () => {
    const documentId = await aPublishedArticle(app, { excerpt: 'Kites over the lighthouse.' });
    const { targetId } = onPlatform(await preview(documentId), 'mastodon');
    await change(targetId, { hashtags: 'tags_and_keywords' });
    const saying = async (text: string) =>
      onPlatform(await preview(documentId, { text }), 'mastodon').hashtags;
    expect((await saying('Come in!')).length).toBeGreaterThan(0);
    expect(await saying('Come in! #open')).toEqual(['#open']);
    await change(targetId, {});
  });

  it('says how long threads may be and where we can comment', async () => {
    const shown = await preview(await aPublishedArticle(app));
    expect(onPlatform(shown, 'x').maxParts).toBeGreaterThan(1);
    expect(onPlatform(shown, 'linkedin').maxParts).toBe(1);
    expect(onPlatform(shown, 'instagram').canComment).toBe(true);
    expect(onPlatform(shown, 'tiktok').canComment).toBe(false);
  });

  it('shows the files that an editor chose, with what is changed in them', async () => {
    const documentId = await aPublishedArticle(app);
    const { targetId } = onPlatform(await preview(documentId), 'instagram');
    const fileId = await aPicture(app, { width: 3000, height: 600 });
    const media = [{ fileId, altText: 'The long pier' }];
    const overrides = { [String(targetId)]: { media } };
    const shown = onPlatform(await preview(documentId, { overrides }), 'instagram');
    const [file] = shown.parts[0]?.media ?? [];
    expect(file).toMatchObject({ fileId, altText: 'The long pier', kind: 'image' });
    expect(file?.changes.join(' ')).toMatch(/white bars/);
    expect(file?.hasBars).toBe(true);
    expect(Number(file?.width) / Number(file?.height)).toBeLessThanOrEqual(1.91);
    expect(codesOf(shown)).not.toContain('MEDIA_MISSING');
  });

  it('refuses a file that is gone by its number', async () => {
    const documentId = await aPublishedArticle(app);
    const { targetId } = onPlatform(await preview(documentId), 'instagram');
    const overrides = { [String(targetId)]: { media: [{ fileId: 999_999 }] } };
    await expect(preview(documentId, { overrides })).rejects.toThrow(/999999/);
  });

  it('names the price of a post with a link on X', async () => {
    const shown = onPlatform(await preview(await aPublishedArticle(app)), 'x');
    expect(shown.prices.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(0.2);
  });

  it('counts links as the site tells campaigns apart', async () => {
    await admin.request('PUT', `${API}/sites/1`, {
      utm: { source: '{platform}', medium: 'social', campaign: 'tides' },
    });
    const documentId = await aPublishedArticle(app);
    const text = onPlatform(await preview(documentId), 'x').parts[0]?.text;
    expect(text).toContain('utm_source=x&utm_medium=social&utm_campaign=tides');
    const other = onPlatform(await preview(documentId, { campaign: 'winter' }), 'x');
    expect(other.parts[0]?.text).toContain('utm_campaign=winter');
    await admin.request('PUT', `${API}/sites/1`, { utm: null });
  });
});

describe('a target', () => {
  it('that posts threads tells the whole text, part by part', async () => {
    const sentence = 'The keeper of the light wrote down what every tide brought to the pier. ';
    const body = [{ type: 'paragraph', children: [{ type: 'text', text: sentence.repeat(12) }] }];
    const documentId = await aPublishedArticle(app, { body });
    const { targetId } = onPlatform(await preview(documentId), 'x');
    await change(targetId, { overflow: 'thread', numbering: true });
    const { parts, limit } = onPlatform(await preview(documentId), 'x');
    await change(targetId, {});
    expect(parts.length).toBeGreaterThan(2);
    parts.forEach(({ text, count }, index) => {
      expect(count).toBeLessThanOrEqual(limit);
      expect(text.endsWith(`${index + 1}/${parts.length}`)).toBe(true);
    });
  });

  it('that names other languages is left out, with the reason', async () => {
    const documentId = await aPublishedArticle(app);
    const { targetId } = onPlatform(await preview(documentId), 'x');
    await change(targetId, { name: 'German X', locales: ['de'] });
    const shown = await preview(documentId);
    const reason = 'German X posts de, and this entry is en.';
    expect(shown.leftOut).toEqual([{ targetId, reason }]);
    expect(shown.targets.map((target) => target.targetId)).not.toContain(targetId);
    // Whoever names it, means it.
    expect((await preview(documentId, { targetIds: [targetId] })).targets).toHaveLength(1);
    await change(targetId, {});
  });

  it('cannot post in a way that its platform does not have', async () => {
    const documentId = await aPublishedArticle(app);
    const { targetId } = onPlatform(await preview(documentId), 'x');
    await expect(change(targetId, { format: 'story' })).rejects.toThrow(/can post feed/);
    await expect(change(targetId, { options: { colour: 'red' } })).rejects.toThrow(/colour/);
  });

  it('is the last one of its account and stays', async () => {
    const documentId = await aPublishedArticle(app);
    const { targetId } = onPlatform(await preview(documentId), 'x');
    await expect(admin.request('DELETE', `${API}/targets/${targetId}`)).rejects.toThrow(
      /only way to post/
    );
  });
});

describe('a template', () => {
  it('words the posts that it is for, and its version stays with them', async () => {
    const request = { name: 'For X', platform: 'x', body: 'Read: {{ title }}\n{{ link }}' };
    await admin.request('POST', `${API}/templates`, request);
    const documentId = await aPublishedArticle(app, { title: 'Lamp oil' });
    const shown = await preview(documentId);
    const x = onPlatform(shown, 'x');
    expect(x.parts[0]?.text).toMatch(/^Read: Lamp oil\nhttps:/);
    expect(x.template).toMatchObject({ name: 'For X', version: 1 });
    expect(onPlatform(shown, 'mastodon').template).toBeNull();
  });
});

describe('alternative texts', () => {
  const without = async (altTexts: string): Promise<TargetPreview> => {
    await admin.request('PUT', `${API}/sites/1`, { altTexts });
    const fileId = await aPicture(app, { width: 800, height: 800, altText: '' });
    const documentId = await aPublishedArticle(app, { gallery: [fileId] });
    const shown = onPlatform(await preview(documentId), 'instagram');
    await admin.request('PUT', `${API}/sites/1`, { altTexts: 'warn' });
    return shown;
  };

  it.each([
    ['warn', 'warning'],
    ['require', 'error'],
  ])('that are missing are a matter of the site: %s', async (policy, severity) => {
    const { problems } = await without(policy);
    const found = problems.find(({ code }) => code === 'ALT_TEXT_MISSING');
    expect(found).toMatchObject({ severity });
  });

  it('are not asked for by a site that does not care', async () => {
    expect(codesOf(await without('off'))).not.toContain('ALT_TEXT_MISSING');
  });
});

describe('an entry in another language', () => {
  it('is worded and linked in it', async () => {
    const locales = app.strapi.plugin('i18n').service<Locales>('locales');
    await locales.create({ code: 'de', name: 'German (de)' });
    const documentId = await aPublishedArticle(app);
    const data = { title: 'Gezeitentafeln', slug: `gezeiten-${documentId.slice(0, 6)}` };
    const documents = documentsOf(app, ARTICLE);
    await documents.update({ documentId, locale: 'de', data });
    await documents.publish({ documentId, locale: 'de' });
    const shown = onPlatform(await preview(documentId, { locale: 'de' }), 'bluesky');
    expect(shown.language).toBe('de');
    expect(shown.card).toMatchObject({ title: 'Gezeitentafeln' });
    expect(shown.card?.url).toContain('/de/articles/gezeiten-');
  });
});

describe('somebody who may not look into the media library', () => {
  it('cannot post its files by their numbers', async () => {
    const reads = { action: 'plugin::content-manager.explorer.read', subject: ARTICLE };
    const rights = [{ action: ACTIONS.compose }, reads];
    const { token } = await aMember(app, rights);
    const documentId = await aPublishedArticle(app);
    const { targetId } = onPlatform(await preview(documentId), 'instagram');
    const media = [{ fileId: await aPicture(app) }];
    const entry = { contentType: ARTICLE, documentId, locale: 'en' };
    const response = await fetch(`${app.url}${API}/preview`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...entry, overrides: { [String(targetId)]: { media } } }),
    });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('media library');
  });
});
