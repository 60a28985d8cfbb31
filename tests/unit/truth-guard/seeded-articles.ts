import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { seedArticleSchema, type SeedArticle } from '../../../playground/src/seed/seed-article';
import type { MappedEntry } from '../../../server/src/services/adaptation/entry';
import type { GuardSource } from '../../../server/src/services/truth-guard/guard-source';
import { anArticle } from '../../fixtures/ai/article';

const FOLDER = join(__dirname, '../../../playground/seed/articles');

/** The articles of the playground. */
export const seeds: readonly SeedArticle[] = readdirSync(FOLDER).map((name) =>
  seedArticleSchema.parse(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')))
);

export const bodyOf = ({ body }: SeedArticle): string =>
  body
    .map((block) =>
      block.children
        .map((child) => {
          const inlines = child.type === 'list-item' ? child.children : [child];
          const text = inlines.map((inline) =>
            inline.type === 'link'
              ? `${inline.children.map((piece) => piece.text).join('')} (${inline.url})`
              : inline.text
          );
          return text.join('') + (child.type === 'list-item' ? '\n' : '');
        })
        .join('')
    )
    .join('\n');

export const linkOf = ({ locale, slug }: SeedArticle): string =>
  `https://example.com/${locale}/articles/${slug}`;

export const entryOf = (seed: SeedArticle): MappedEntry => ({
  ...{ uid: 'api::article.article', documentId: seed.document, versionHash: 'seed' },
  ...{ locale: seed.locale, language: seed.locale, author: seed.author, tags: [...seed.tags] },
  ...{ title: seed.title, summary: seed.excerpt, body: bodyOf(seed), link: linkOf(seed) },
  ...{ cover: null, gallery: [] },
});

export const sourceOf = (seed: SeedArticle): GuardSource =>
  anArticle({
    ...{ title: seed.title, summary: seed.excerpt, body: bodyOf(seed), tags: seed.tags },
    ...{ author: seed.author, links: [linkOf(seed)], language: seed.locale },
    files: [...(seed.cover ? [seed.cover] : []), ...seed.gallery].map(({ image, alt }) => ({
      ...{ name: `${image}.jpg`, altText: alt },
    })),
  });
