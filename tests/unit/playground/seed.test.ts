import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';

import { loadSeedArticles, loadSeedPages } from '../../../playground/src/seed/load-seed-files';
import { loadImageCatalogue, renderImage } from '../../../playground/src/seed/render-image';
import type { SeedArticle } from '../../../playground/src/seed/seed-article';

const seedFolder = path.resolve(__dirname, '../../../playground/seed');

const scripts = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Hiragana',
  'Han',
  'Hangul',
  'Arabic',
  'Hebrew',
  'Devanagari',
];

/** The scripts of which the text has letters. */
const scriptsOf = (text: string): string[] =>
  scripts.filter((script) => new RegExp(`\\p{Script=${script}}`, 'u').test(text));

const textOf = ({ body }: SeedArticle): string => {
  const lines = body.map((block) =>
    block.children
      .flatMap((child) => (child.type === 'list-item' ? child.children : [child]))
      .map((inline) =>
        inline.type === 'link' ? inline.children.map(({ text }) => text).join('') : inline.text
      )
      .join('')
  );
  return lines.join('\n');
};

const everythingIn = (article: SeedArticle): string =>
  [article.title, article.excerpt, textOf(article)].join('\n');

const wordCount = (article: SeedArticle): number => textOf(article).split(/\s+/).length;

const picturesOf = ({ cover, gallery }: SeedArticle) => [...(cover ? [cover] : []), ...gallery];

describe('the articles of the seed', () => {
  let articles: SeedArticle[];

  beforeAll(async () => {
    articles = await loadSeedArticles(seedFolder);
  });

  it('are at least 24 different ones', () => {
    expect(new Set(articles.map(({ document }) => document)).size).toBeGreaterThanOrEqual(24);
  });

  it('speak at least eight languages and are written in at least six scripts', () => {
    expect(new Set(articles.map(({ locale }) => locale)).size).toBeGreaterThanOrEqual(8);
    const titles = articles.map(({ title }) => title).join(' ');
    expect(scriptsOf(titles).length).toBeGreaterThanOrEqual(6);
  });

  it.each([
    ['ar', 'Arabic'],
    ['he', 'Hebrew'],
    ['hi', 'Devanagari'],
    ['ja', 'Hiragana'],
    ['ko', 'Hangul'],
    ['zh-Hans', 'Han'],
    ['el', 'Greek'],
    ['uk', 'Cyrillic'],
  ])('are really written in the script of %s', (locale, script) => {
    const ofLocale = articles.filter((article) => article.locale === locale);
    expect(ofLocale.length).toBeGreaterThan(0);
    for (const article of ofLocale) {
      expect(scriptsOf([article.title, article.excerpt, article.author].join(' '))).toContain(
        script
      );
    }
  });

  it('have a slug of their own in each locale', () => {
    const addresses = articles.map(({ locale, slug }) => `${locale}/${slug}`);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('exist in two or more locales for at least three documents, once in each', () => {
    const locales = new Map<string, string[]>();
    for (const { document, locale } of articles) {
      locales.set(document, [...(locales.get(document) ?? []), locale]);
    }
    const translated = [...locales.values()].filter((codes) => codes.length > 1);
    expect(translated.length).toBeGreaterThanOrEqual(3);
    for (const codes of locales.values()) expect(new Set(codes).size).toBe(codes.length);
  });

  it('have one author a document, since the author is not translated', () => {
    const authors = new Map<string, Set<string>>();
    for (const { document, author } of articles) {
      authors.set(document, (authors.get(document) ?? new Set()).add(author));
    }
    expect([...authors].filter(([, names]) => names.size > 1)).toEqual([]);
  });

  it('include two long ones of 1,500 words and one of a single sentence', () => {
    expect(articles.filter((article) => wordCount(article) >= 1500).length).toBeGreaterThanOrEqual(
      2
    );
    expect(articles.map(textOf)).toContain('The ferry is late.');
  });

  it('include one without a picture, one with a cover only and one with four in the gallery', () => {
    const shapes = articles.map(({ cover, gallery }) => `${cover ? 1 : 0}+${gallery.length}`);
    expect(shapes).toEqual(expect.arrayContaining(['0+0', '1+0', '1+4']));
  });

  it('include one that is full of emoji, with joined, coloured and flag sequences', () => {
    const emoji = articles.map(
      (article) => everythingIn(article).match(/\p{Extended_Pictographic}/gu)?.length ?? 0
    );
    const text = everythingIn(articles[emoji.indexOf(Math.max(...emoji))] as SeedArticle);
    expect(Math.max(...emoji)).toBeGreaterThanOrEqual(30);
    expect(text).toMatch(/\p{Extended_Pictographic}\u200d/u);
    expect(text).toMatch(/\p{Emoji_Modifier}/u);
    expect(text).toMatch(/\p{Regional_Indicator}{2}/u);
  });

  it.each([
    ['addresses', /https:\/\/example\.com\//],
    ['words like mentions', /(?:^|\s)@\w+/],
    ['hashtags in the text', /#[A-Za-z]\w+/],
    ['each mark that LinkedIn reserves', /^(?=.*\()(?=.*\[)(?=.*\{)(?=.*\*)(?=.*_)(?=.*~)/s],
    ['a backslash and angle brackets', /^(?=.*\\)(?=.*<)(?=.*>)/s],
    ['Arabic mixed with Latin', /\p{Script=Arabic}.*\p{Script=Latin}{3}.*\p{Script=Arabic}/u],
    ['Hebrew mixed with Latin', /\p{Script=Hebrew}.*\p{Script=Latin}{3}.*\p{Script=Hebrew}/u],
  ])('include one with %s', (_what, pattern) => {
    expect(articles.some((article) => pattern.test(everythingIn(article)))).toBe(true);
  });

  it('stay drafts, apart from a few of the archive', () => {
    const published = articles.filter((article) => article.published);
    expect(published.length).toBeGreaterThan(0);
    expect(published.length).toBeLessThan(articles.length / 4);
  });

  it('describe every picture in the script of the article', () => {
    for (const article of articles) {
      const [script] = scriptsOf(article.title);
      for (const { alt } of picturesOf(article)) {
        expect(alt.trim()).not.toBe('');
        if (script !== 'Latin') expect(scriptsOf(alt)).not.toContain('Latin');
      }
    }
  });

  it('use pictures that exist, including a transparent one and a tall one', async () => {
    const catalogue = await loadImageCatalogue(seedFolder);
    const used = new Set(articles.flatMap(picturesOf).map(({ image }) => image));
    const known = catalogue.map(({ name }) => name);
    expect([...used].filter((name) => !known.includes(name))).toEqual([]);
    expect([...used].sort()).toEqual([...known].sort());
  });
});

describe('the pages of the seed', () => {
  it('are there, so that a content type without distribution can be tried', async () => {
    expect((await loadSeedPages(seedFolder)).length).toBeGreaterThan(0);
  });
});

describe('the pictures of the seed', () => {
  let outputFolder: string;

  beforeAll(async () => {
    outputFolder = await mkdtemp(path.join(tmpdir(), 'seed-images-'));
  });

  afterAll(async () => {
    await rm(outputFolder, { recursive: true, force: true });
  });

  it('are at least 16, all rendered with the size and format that the catalogue names', async () => {
    const catalogue = await loadImageCatalogue(seedFolder);
    expect(catalogue.length).toBeGreaterThanOrEqual(16);
    for (const image of catalogue) {
      const file = await renderImage({ image, seedFolder, outputFolder });
      const { width, height, format } = await sharp(file).metadata();
      expect({ name: image.name, width, height, format }).toEqual({
        name: image.name,
        width: image.width,
        height: image.height,
        format: image.format,
      });
      const { channels } = await sharp(file).stats();
      expect(channels.some(({ stdev }) => stdev > 1)).toBe(true);
    }
  }, 60_000);

  it('include one with transparent corners and one twice as tall as wide', async () => {
    const catalogue = await loadImageCatalogue(seedFolder);
    const png = catalogue.filter(({ format }) => format === 'png');
    expect(png).toHaveLength(1);
    const file = path.join(outputFolder, png[0]?.file ?? '');
    expect((await sharp(file).stats()).isOpaque).toBe(false);
    expect(catalogue.some(({ width, height }) => height >= 2 * width)).toBe(true);
  });

  it('come out the same twice', async () => {
    const [image] = await loadImageCatalogue(seedFolder);
    if (!image) throw new Error('The catalogue is empty.');
    const once = await sharp(await renderImage({ image, seedFolder, outputFolder })).toBuffer();
    const twice = await sharp(await renderImage({ image, seedFolder, outputFolder })).toBuffer();
    expect(twice.equals(once)).toBe(true);
  });
});
