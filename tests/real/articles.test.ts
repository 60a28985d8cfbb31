import { blueskyDescriptor } from '../../server/src/platforms/bluesky';
import type { MediaFile, PostContent } from '../../server/src/platforms/contract';
import { ARTICLES, urlOf, type Article } from './articles';
import { pictureOf } from './pictures';
import { realAdapter, requestFor, signedIn, type SignedIn } from './real-adapter';
import { facetSlices, readBlob, readPost } from './real-pds';

const LINK = 'app.bsky.richtext.facet#link';
const TAG = 'app.bsky.richtext.facet#tag';

let who: SignedIn;

beforeAll(async () => {
  who = await signedIn();
});

const textOf = (article: Article): string =>
  [
    `${article.title}\n\n${article.excerpt}`,
    `${urlOf(article)}. ${article.hashtags.map((tag) => `#${tag}`).join(' ')}`,
  ].join('\n');

const contentOf = (article: Article, pictures: MediaFile[]): PostContent => ({
  format: 'feed',
  parts: [{ text: textOf(article), media: article.shows === 'images' ? pictures : [] }],
  card:
    article.shows === 'card'
      ? {
          url: urlOf(article),
          title: article.title,
          description: article.excerpt,
          image: pictures[0] ?? null,
        }
      : null,
  language: article.locale,
});

const publish = async (article: Article) => {
  const pictures = await Promise.all(article.pictures.map(pictureOf));
  const result = await realAdapter().publish(requestFor(who, contentOf(article, pictures)));
  return { pictures, result, post: await readPost(result.id) };
};

/** The stored blob must be, byte for byte, the file that was to be sent. */
const expectSameBytes = async (cid: string, picture: MediaFile | undefined) => {
  const stored = await readBlob(who.account.id, cid);
  expect(stored.equals((await picture?.read()) ?? Buffer.alloc(0))).toBe(true);
};

describe.each(ARTICLES.map((article) => [article.locale, article] as const))(
  'an article in %s on a real PDS',
  (_, article) => {
    it('arrives with its text, language, links, hashtags and embed', async () => {
      const { result, post, pictures } = await publish(article);
      const text = textOf(article);
      expect(blueskyDescriptor.text.count(text)).toBeLessThanOrEqual(300);
      expect(post.value.text).toBe(text);
      expect(post.value.langs).toEqual([article.locale]);
      expect(post.uri).toBe(result.id);
      expect(result.url).toBe(
        `https://bsky.app/profile/${who.account.id}/post/${post.uri.split('/').at(-1)}`
      );
      expect(result.parts[0]?.ref).toEqual({ uri: post.uri, cid: post.cid });

      expect(facetSlices(post)).toEqual([
        { slice: urlOf(article), $type: LINK, uri: urlOf(article) },
        ...article.hashtags.map((tag) => ({ slice: `#${tag}`, $type: TAG, tag })),
      ]);

      const { images, external } = post.value.embed ?? {};
      expect(images !== undefined).toBe(article.shows === 'images');
      expect(external !== undefined).toBe(article.shows === 'card');
      for (const [place, image] of (images ?? []).entries()) {
        const picture = pictures[place];
        expect(image.alt).toBe(article.pictures[place]?.altText);
        expect(image.aspectRatio).toEqual({ width: picture?.width, height: picture?.height });
        await expectSameBytes(image.image.ref.$link, picture);
      }
      expect(images ?? []).toHaveLength(article.shows === 'images' ? pictures.length : 0);
      if (external) {
        expect(external).toMatchObject({
          uri: urlOf(article),
          title: article.title,
          description: article.excerpt,
        });
        expect(external.thumb?.mimeType).toBe('image/jpeg');
        await expectSameBytes(external.thumb?.ref.$link ?? '', pictures[0]);
      }
    });
  }
);
