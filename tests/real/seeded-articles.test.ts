import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { blueskyDescriptor } from '../../server/src/platforms/bluesky';
import type { PostContent } from '../../server/src/platforms/contract';
import { adapt } from '../../server/src/services/adaptation/adapt';
import type { MappedEntry } from '../../server/src/services/adaptation/entry';
import type { StoredMedia } from '../../server/src/services/adaptation/stored-content';
import { seedArticleSchema, type SeedArticle } from '../../playground/src/seed/seed-article';
import { adaptRequest } from '../platform-kit/adapt-request';
import { pictureOf } from './pictures';
import { realAdapter, requestFor, signedIn, type SignedIn } from './real-adapter';
import { facetSlices, readPost } from './real-pds';

const FOLDER = join(__dirname, '..', '..', 'playground', 'seed', 'articles');

const seeds: SeedArticle[] = readdirSync(FOLDER).map((name) =>
  seedArticleSchema.parse(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')))
);

/** Pictures by name stand where the media library's files would. */
const mediaOf = (picture: { image: string; alt: string }): StoredMedia => ({
  fileId: 0,
  kind: 'image',
  hash: picture.image,
  altText: picture.alt,
});

const entryOf = (seed: SeedArticle): MappedEntry => ({
  uid: 'api::article.article',
  documentId: seed.document,
  locale: seed.locale,
  title: seed.title,
  summary: seed.excerpt,
  link: `https://example.com/${seed.locale}/articles/${seed.slug}`,
  body: '',
  cover: seed.cover ? mediaOf(seed.cover) : null,
  gallery: seed.gallery.map(mediaOf),
  tags: [...seed.tags],
  author: null,
  language: seed.locale,
  versionHash: 'seed',
});

const open = (media: StoredMedia) => pictureOf({ name: media.hash, altText: media.altText });

const contentOf = async (seed: SeedArticle): Promise<PostContent> => {
  const request = adaptRequest(blueskyDescriptor, { entry: entryOf(seed) });
  const { format, parts, card, language } = adapt(request).content;
  return {
    format,
    parts: await Promise.all(
      parts.map(async ({ text, media }) => ({ text, media: await Promise.all(media.map(open)) }))
    ),
    card: card && { ...card, image: card.image && (await open(card.image)) },
    language,
  };
};

let who: SignedIn;

beforeAll(async () => {
  who = await signedIn();
});

describe.each(seeds.map((seed) => [`${seed.document} (${seed.locale})`, seed] as const))(
  'the seeded article %s, as the plugin fits it',
  (_, seed) => {
    it('is taken by a real PDS and read back as sent', async () => {
      const content = await contentOf(seed);
      const [part] = content.parts;
      const { id } = await realAdapter().publish(requestFor(who, content));
      const { value } = await readPost(id);
      expect(value.text).toBe(part?.text);
      expect(value.langs).toEqual([seed.locale]);
      const shown = value.embed?.images ?? value.embed?.items ?? [];
      expect(shown.map(({ alt }) => alt)).toEqual(part?.media.map(({ altText }) => altText));
      if (content.card) {
        expect(value.embed?.external).toMatchObject({
          uri: content.card.url,
          title: content.card.title,
        });
      }
      const slices = facetSlices(await readPost(id)).map(({ slice }) => slice);
      // Digits alone are no hashtag.
      for (const tag of part?.text.match(/(?<=\s)#\p{N}*\p{L}[\p{L}\p{M}\p{N}]*/gu) ?? []) {
        expect(slices).toContain(tag);
      }
      if (!content.card) expect(slices).toContain(entryOf(seed).link);
    });
  }
);
