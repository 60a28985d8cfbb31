import { tableOf } from '../scripts/demo/table';
import { allArticles } from './articles/all-articles';
import type { EvalArticle } from './articles/article';
import { adaptArticle, type ArticleResult, type WrittenArticle } from './harness/adapt-article';
import { ArticleWriter } from './harness/article-writer';
import { countRepairs } from './harness/count-repairs';
import { configureVendors, switchOnAi, useRealVendor, writeIn } from './harness/settings';
import { openWorld, type World } from './harness/world';
import { runLiars, type LiarResult } from './liars/run-liars';
import type { EvalOptions } from './options';
import { faultsOf, lossesOf, summaryOf } from './report/summary';
import { kindTable, liarTable, percent, platformTable } from './report/tables';
import { writeDoc } from './report/write-doc';

/** Every so many articles one is given to the liars. */
const LIAR_SAMPLE = 10;
const MOST_LINES = 60;

/** `npm run eval -- ai`: words for every article from one provider, and a second look at them. */
export const runAiEvaluation = async (options: EvalOptions): Promise<number> => {
  const all = allArticles();
  const articles = options.articles === null ? all : all.slice(0, options.articles);
  const world = await openWorld();
  try {
    await prepare(world, options);
    const written = await writeAll(world, articles);
    const results = await adaptAll(world, written);
    const liars = options.liars ? await lies(world, written) : [];
    const repairs = await countRepairs(
      world,
      results.map(({ adaptationId }) => adaptationId)
    );
    return report({ options, results, liars, repairs });
  } finally {
    await world.close();
  }
};

const prepare = async (world: World, options: EvalOptions): Promise<void> => {
  const { provider } = options;
  if (provider === 'sandbox') {
    configureVendors(world, { profile: 'instant' });
    return switchOnAi(world, ['gemini']);
  }
  await useRealVendor(world, provider, options);
  await switchOnAi(world, [provider]);
};

const writeAll = async (
  world: World,
  articles: readonly EvalArticle[]
): Promise<WrittenArticle[]> => {
  const writer = new ArticleWriter(world);
  await writer.addLocales(articles.map(({ language }) => language));
  const written: WrittenArticle[] = [];
  for (const article of articles) {
    written.push({ article, documentId: await writer.write(article) });
  }
  console.log(`· Wrote ${written.length} articles`);
  return written;
};

/** Targets write in the language that an article wants; those that want none come first. */
const adaptAll = async (
  world: World,
  written: readonly WrittenArticle[]
): Promise<ArticleResult[]> => {
  const results: ArticleResult[] = [];
  let language: string | null = null;
  for (const one of written) {
    const wanted = one.article.postsIn ?? null;
    if (wanted !== language) await writeIn(world, wanted);
    language = wanted;
    results.push(await adaptArticle(world, one));
  }
  if (language !== null) await writeIn(world, null);
  console.log(`· Asked for the words of ${results.length} articles`);
  return results;
};

const lies = async (world: World, written: readonly WrittenArticle[]): Promise<LiarResult[]> => {
  console.log('· Running the liars …');
  const own = written.filter(({ article }) => article.postsIn === undefined);
  const injected = own.filter(({ article }) => article.kind === 'injection');
  const sample = own.filter((_, index) => index % LIAR_SAMPLE === 0);
  return runLiars(world, [...new Set([...sample, ...injected.slice(0, 4)])]);
};

interface Outcome {
  options: EvalOptions;
  results: readonly ArticleResult[];
  liars: readonly LiarResult[];
  repairs: number;
}

/** Prints it all; 0: nothing invented, too long or in another language stands. */
const report = (outcome: Outcome): number => {
  const { options, results, liars } = outcome;
  const tables = [kindTable(results), platformTable(results)];
  if (liars.length > 0) tables.push(liarTable(liars));
  for (const [header = [], ...rows] of tables) console.log(`\n${tableOf(header, rows)}`);
  const faults = [
    ...faultsOf(results),
    ...liars.flatMap(({ name, results: told, marksLeft }) =>
      [...faultsOf(told), ...marksLeft].map((fault) => `${name}: ${fault}`)
    ),
  ];
  printSome('Lost on the way', lossesOf(results));
  printSome('Faults', faults);
  const sentences = sentencesOf(outcome, faults.length);
  if (options.write) console.log(`\n${writeDoc(options.provider, [sentences, ...tables])}`);
  console.log(`\neval ai: ${sentences}`);
  return faults.length === 0 ? 0 : 1;
};

const printSome = (title: string, lines: readonly string[]): void => {
  if (lines.length === 0) return;
  console.log(`\n${title}\n${lines.slice(0, MOST_LINES).join('\n')}`);
  if (lines.length > MOST_LINES) console.log(`… and ${lines.length - MOST_LINES} more`);
};

const sentencesOf = ({ options, results, liars, repairs }: Outcome, faults: number): string => {
  const { posts, byAi, usd, p50Ms, p95Ms } = summaryOf(results);
  const asked = liars.reduce((sum, one) => sum + one.results.length, 0);
  const [model] = results.map((result) => result.model).filter((name) => name !== null);
  return [
    `${options.provider}${model ? `, ${model}` : ''}: ${results.length} articles, ${posts} posts,`,
    `${percent(byAi)} of them by AI; ${repairs} repairs;`,
    `${usd === null ? 'cost unknown' : `$${usd.toFixed(4)} in all`};`,
    `p50 ${p50Ms} ms, p95 ${p95Ms} ms;`,
    ...(asked > 0 ? [`${asked} questions to a lying model;`] : []),
    `${faults} faults.`,
  ].join(' ');
};
