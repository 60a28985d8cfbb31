import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { SeedArticle } from '../../../playground/src/seed/seed-article';
import type { Block, InlineNode, List } from './blocks';

const FOLDER = join(__dirname, '../../../playground/seed/articles');

/** An article of the playground by the name of its file, such as `saturday-market.en`. */
export const articleOf = (name: string): SeedArticle =>
  JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as SeedArticle;

/** The first block of a kind; of a paragraph the first that holds what is asked for. */
export const firstBlock = (
  name: string,
  type: Block['type'],
  holds: (node: InlineNode) => boolean = () => true
): Block => {
  const isIt = (block: Block): boolean =>
    block.type === type &&
    (block.type === 'list' || (block.children as InlineNode[]).some((node) => holds(node)));
  const found = (articleOf(name).body as Block[]).find(isIt);
  if (!found) throw new Error(`The article ${name} has no ${type} as the table wants it.`);
  return found;
};

/** The first list of an article. */
export const firstList = (name: string): List => {
  const block = firstBlock(name, 'list');
  if (block.type !== 'list') throw new Error(`The article ${name} has no list.`);
  return block;
};
