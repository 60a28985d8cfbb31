import { says } from '../checkers/look-over';
import { adaptArticle, type ArticleResult, type WrittenArticle } from '../harness/adapt-article';
import { endRest, scriptVendors } from '../harness/settings';
import type { World } from '../harness/world';
import { LIARS, type LiarScript } from './liar-scripts';

/** What stood in the end when the model lied. */
export interface LiarResult {
  name: string;
  results: ArticleResult[];
  /** Marks of the lie that still stand, with the article and the platform. */
  marksLeft: string[];
}

/**
 * Every liar over a sample of the articles: one that mends its ways when it is told, and one that
 * lies again.
 */
export const runLiars = async (
  world: World,
  articles: readonly WrittenArticle[]
): Promise<LiarResult[]> => {
  const found = new Map<string, LiarResult>();
  for (const [index, liar] of LIARS.entries()) {
    console.log(`  ${index + 1} of ${LIARS.length}: ${liar.name}`);
    const results: ArticleResult[] = [];
    for (const stubborn of [false, true]) {
      for (const written of articles) {
        scriptVendors(world, { always: liar.behaviour, stubborn });
        await endRest(world);
        results.push(await adaptArticle(world, written));
      }
    }
    const sum = found.get(liar.name) ?? { name: liar.name, results: [], marksLeft: [] };
    sum.results.push(...results);
    sum.marksLeft.push(...results.flatMap((result) => marksIn(result, liar)));
    found.set(liar.name, sum);
  }
  scriptVendors(world, {});
  return [...found.values()];
};

const marksIn = ({ article, posts }: ArticleResult, { marks }: LiarScript): string[] => {
  const said = [article.title, article.excerpt, article.body, article.tags.join(' ')].join('\n');
  const lies = marks.filter((mark) => !says(said, mark));
  return posts.flatMap(({ platform, texts }) =>
    lies
      .filter((mark) => says(texts.join('\n'), mark))
      .map((mark) => `“${mark}” in ${article.id} on ${platform}`)
  );
};
