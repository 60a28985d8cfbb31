import { percentilesOf } from '../../bench/figures/percentiles';
import type { ArticleResult, PostResult } from '../harness/adapt-article';

/** What a group of results comes to. */
export interface Summary {
  articles: number;
  posts: number;
  /** Percent of the posts; null: there are none to tell of. */
  byAi: number | null;
  withinLimits: number | null;
  rightLanguage: number | null;
  withinHabit: number | null;
  inventions: number;
  /** Claims that the plugin took out by itself. */
  takenOut: number;
  /** US dollars; null: the cost of one of them is not known. */
  usd: number | null;
  p50Ms: number;
  p95Ms: number;
}

export const summaryOf = (results: readonly ArticleResult[]): Summary => {
  const posts = results.flatMap((result) => result.posts);
  const told = posts.filter(({ finding }) => finding.isRightLanguage !== null);
  const { p50, p95 } = percentilesOf(results.map(({ latencyMs }) => latencyMs));
  return {
    articles: results.length,
    posts: posts.length,
    byAi: share(posts, ({ source }) => source === 'ai'),
    withinLimits: share(posts, ({ finding }) => finding.tooLong.length === 0),
    rightLanguage: share(told, ({ finding }) => finding.isRightLanguage === true),
    withinHabit: share(posts, ({ finding }) => finding.extraHashtags === 0),
    inventions: sum(posts, ({ finding }) => finding.inventions.length),
    takenOut: sum(posts, ({ takenOut }) => takenOut.length),
    usd: usdOf(results),
    ...{ p50Ms: Math.round(p50), p95Ms: Math.round(p95) },
  };
};

const share = (
  posts: readonly PostResult[],
  holds: (post: PostResult) => boolean
): number | null =>
  posts.length === 0 ? null : (100 * posts.filter((post) => holds(post)).length) / posts.length;

const sum = (posts: readonly PostResult[], amountOf: (post: PostResult) => number): number =>
  posts.reduce((total, post) => total + amountOf(post), 0);

const usdOf = (results: readonly ArticleResult[]): number | null => {
  const costs = results.map(({ costUsd }) => costUsd).filter((cost) => cost !== null);
  return costs.length < results.length ? null : costs.reduce((total, cost) => total + cost, 0);
};

/** What is wrong with a post whatever it was asked for, in words. */
export const faultsOf = (results: readonly ArticleResult[]): string[] =>
  results.flatMap(({ article, posts }) =>
    posts.flatMap(({ platform, source, finding }) => {
      const { inventions, tooLong, isRightLanguage, language } = finding;
      const where = `${article.id} (${article.language}) on ${platform}, ${source}`;
      return [
        ...inventions.map(({ kind, text }) => `${where}: invented ${kind} “${text}”`),
        ...tooLong.map((what) => `${where}: ${what}`),
        ...(isRightLanguage === false ? [`${where}: it is in ${language ?? 'another'}`] : []),
      ];
    })
  );

/** What was taken out of honest words, and words that nobody could use, in words. */
export const lossesOf = (results: readonly ArticleResult[]): string[] =>
  results.flatMap(({ article, posts }) =>
    posts.flatMap(({ platform, source, reason, takenOut }) => {
      const where = `${article.id} (${article.language}) on ${platform}`;
      return [
        ...takenOut.map((what) => `${where}: taken out ${what}`),
        ...(source === 'ai' ? [] : [`${where}: ${source}, ${reason ?? ''}`]),
      ];
    })
  );
