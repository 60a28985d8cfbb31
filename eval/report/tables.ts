import type { ArticleResult } from '../harness/adapt-article';
import type { LiarResult } from '../liars/run-liars';
import { summaryOf, type Summary } from './summary';

/** Cells of a table, the header first. */
export type Table = string[][];

const HEADER = [
  ...['articles', 'n', 'posts', 'by AI', 'within limits', 'invented', 'language'],
  ...['hashtags', 'taken out', '$ each', 'p50 ms', 'p95 ms'],
];

/** By kind of article, and all together. */
export const kindTable = (results: readonly ArticleResult[]): Table => {
  const kinds = [...new Set(results.map(({ article }) => article.kind))].sort();
  const rows = kinds.map((kind) =>
    rowOf(kind, summaryOf(results.filter(({ article }) => article.kind === kind)))
  );
  return [HEADER, ...rows, rowOf('all', summaryOf(results))];
};

/** By platform; costs and times are of all of them together. */
export const platformTable = (results: readonly ArticleResult[]): Table => {
  const platforms = [...new Set(results.flatMap(({ posts }) => posts.map((one) => one.platform)))];
  const rows = platforms.map((platform) => {
    const only = results.map((result) => ({
      ...result,
      posts: result.posts.filter((post) => post.platform === platform),
    }));
    return rowOf(platform, summaryOf(only)).slice(0, 9);
  });
  return [['platform', ...HEADER.slice(1, 9)], ...rows];
};

const rowOf = (name: string, summary: Summary): string[] => {
  const { articles, posts, byAi, withinLimits, inventions, rightLanguage, withinHabit } = summary;
  const { takenOut, usd, p50Ms, p95Ms } = summary;
  return [
    ...[name, String(articles), String(posts), percent(byAi), percent(withinLimits)],
    ...[String(inventions), percent(rightLanguage), percent(withinHabit), String(takenOut)],
    ...[usd === null ? 'unknown' : (usd / articles).toFixed(5), String(p50Ms), String(p95Ms)],
  ];
};

export const percent = (value: number | null): string =>
  value === null ? '–' : `${Number.isInteger(value) ? value : value.toFixed(1)} %`;

/** What was left of each kind of lie. */
export const liarTable = (liars: readonly LiarResult[]): Table => [
  ['the model', 'asked', 'posts', 'by AI', 'lies left', 'too long', 'wrong language', 'taken out'],
  ...liars.map(({ name, results, marksLeft }) => {
    const { posts, byAi, inventions, takenOut } = summaryOf(results);
    const all = results.flatMap((result) => result.posts);
    const tooLong = all.filter(({ finding }) => finding.tooLong.length > 0).length;
    const foreign = all.filter(({ finding }) => finding.isRightLanguage === false).length;
    return [
      ...[name, String(results.length), String(posts), percent(byAi)],
      ...[String(Math.max(inventions, marksLeft.length)), String(tooLong), String(foreign)],
      String(takenOut),
    ];
  }),
];
