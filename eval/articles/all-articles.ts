import { ABOUT_AI, ADDRESSES, TRANSLATED } from './addresses-and-ai';
import type { EvalArticle } from './article';
import { EVENTS } from './events';
import { EMOJI, LISTS, MIXED, SHORT } from './forms';
import { INJECTIONS } from './injections';
import { INTERVIEWS } from './interviews';
import { LONG } from './long';
import { NEWS } from './news';
import { RECIPES } from './recipes';
import { seedArticles } from './seed-articles';
import { SPORTS, UPDATES } from './sports-and-updates';

/**
 * The whole set. The kinds take turns, so that any first part of it is a fair sample. Those whose
 * posts are wanted in another language come last: targets are changed for them.
 */
export const allArticles = (): EvalArticle[] => {
  const groups = [
    ...[NEWS, EVENTS, INTERVIEWS, RECIPES, SPORTS, UPDATES, INJECTIONS, seedArticles()],
    ...[SHORT, EMOJI, MIXED, LISTS, ADDRESSES, ABOUT_AI, LONG],
  ];
  return [...inTurns(groups), ...TRANSLATED];
};

/** The first of each group, the second of each, and so on. */
const inTurns = <Item>(groups: readonly (readonly Item[])[]): Item[] => {
  const longest = Math.max(...groups.map(({ length }) => length));
  return Array.from({ length: longest }, (_, round) =>
    groups.flatMap((group) => group[round] ?? [])
  ).flat();
};
