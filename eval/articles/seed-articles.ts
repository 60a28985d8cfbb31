import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { seedArticleSchema, type SeedBlock } from '../../playground/src/seed/seed-article';
import type { EvalArticle } from './article';

const FOLDER = join(import.meta.dirname, '..', '..', 'playground', 'seed', 'articles');

/** The magazine that the playground begins with; its pictures are left out. */
export const seedArticles = (): EvalArticle[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const json: unknown = JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));
      const { locale, title, excerpt, author, tags, body } = seedArticleSchema.parse(json);
      return {
        id: `seed-${name
          .replace(/\.json$/, '')
          .replaceAll('.', '-')
          .toLowerCase()}`,
        ...{ kind: 'story' as const, language: locale, title, excerpt, author, tags },
        body: body.map(textOf).join('\n\n'),
      };
    });

const textOf = (block: SeedBlock): string => {
  switch (block.type) {
    case 'list':
      return block.children.map((item) => `- ${inlineOf(item.children)}`).join('\n');
    case 'heading':
      return `## ${inlineOf(block.children)}`;
    case 'quote':
      return `> ${inlineOf(block.children)}`;
    case 'paragraph':
      return inlineOf(block.children);
  }
};

type Inline = Extract<SeedBlock, { type: 'paragraph' }>['children'][number];

/** Where a link leads is said as well: posts may name it. */
const inlineOf = (children: readonly Inline[]): string =>
  children
    .map((child) =>
      child.type === 'text'
        ? child.text
        : `${child.children.map(({ text }) => text).join('')} (${child.url})`
    )
    .join('')
    .replaceAll('\n', ' ');
