import { join } from 'node:path';

import { AdminClient } from '../person/admin-client';
import { connectAccounts } from './connect-accounts';
import { connectMoreAccounts } from './connect-more-accounts';
import { doMainJob, ensureRule, type VerifiedPost } from './main-job';
import { openDemo, type Demo } from './open-demo';
import { createReaders } from './platform-readers';
import { tableOf } from './table';

const DATA = join(import.meta.dirname, '..', '..', 'playground', '.tmp', 'demo');

const flags = new Set(process.argv.slice(2));
const isOnce = flags.has('--once');

const report = (posts: VerifiedPost[]): number => {
  const rows = posts.map(({ entry, how, platform, url, tookMs, problem }) => [
    entry,
    how === 'rule' ? 'by rule' : 'by hand',
    platform,
    problem ?? url,
    tookMs,
  ]);
  console.log(`\n${tableOf(['entry', 'how', 'platform', 'URL', 'ms'], rows, 90)}\n`);
  const verified = posts.filter(({ problem }) => problem === null).length;
  console.log(`demo: ${verified} of ${posts.length} posts verified`);
  return verified === posts.length && posts.length > 0 ? 0 : 1;
};

const connectAll = async (demo: Demo, client: AdminClient): Promise<void> => {
  await connectAccounts(client, demo.sandbox);
  await connectMoreAccounts(client);
};

const once = async (demo: Demo, client: AdminClient): Promise<number> => {
  await connectAll(demo, client);
  const readers = await createReaders(demo.sandbox, demo.secrets['DEMO_READER_SECRET'] ?? '');
  console.log('· Publishing two articles and reading the posts back from the platforms …');
  const { duplicates: known } = demo.sandbox.ledger.summary();
  const posts = await doMainJob(client, readers);
  console.log(`\n${feedsOf(demo.sandbox)}`);
  const doubled = reportDoubles(demo.sandbox, known.length);
  return report(posts) || doubled;
};

const feedsOf = ({ platforms, urls }: Demo['sandbox']): string =>
  Object.values(platforms)
    .map(({ id, label }) => `  ${label.padEnd(10)} ${urls[id as keyof typeof urls]}`)
    .join('\n');

/** Names the posts that this run put on a platform twice. */
const reportDoubles = ({ ledger }: Demo['sandbox'], known: number): number => {
  const doubles = ledger.summary().duplicates.slice(known);
  for (const { platform, id } of doubles) console.log(`Posted twice on ${platform}: ${id}`);
  return doubles.length > 0 ? 1 : 0;
};

const stayUp = async (demo: Demo, client: AdminClient): Promise<number> => {
  // Only the first time: what the person connects or disconnects later is theirs.
  const isFirstTime = (await client.connections()).length === 0;
  if (isFirstTime && !flags.has('--unconnected')) await connectAll(demo, client);
  await ensureRule(client);
  const { url, sandbox, person } = demo;
  console.log(`
  Strapi     ${url}/admin
  Login      ${person.email}
  Password   ${person.password}

  Platforms  ${sandbox.homeUrl}
${feedsOf(sandbox)}

  Try it: open an article in the Content Manager, press Publish, and look at the platforms.
  Stop with Ctrl+C; the next start finds everything as it was.
`);
  return new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(0));
  });
};

const main = async (): Promise<number> => {
  const demo = await openDemo({
    dataDir: DATA,
    port: Number(process.env['PORT'] ?? 1337),
    sandboxPort: 4400,
    isVerbose: flags.has('--verbose'),
  });
  try {
    const client = new AdminClient(demo.url);
    await client.enter(demo.person);
    const work = isOnce ? once(demo, client) : stayUp(demo, client);
    return await Promise.race([work, demo.strapi.ended]);
  } finally {
    await demo.close();
  }
};

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`demo: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
);
