'use strict';

/**
 * Preloaded into the measured Strapi (`node --expose-gc --require`): does on call what cannot be done
 * over HTTP. Plain JavaScript, so that nothing is transpiled there; costs nothing between calls.
 */
const { randomUUID } = require('node:crypto');

const ARTICLE = 'api::article.article';
/** SQLite takes a limited number of values in one statement. */
const CHUNK = 200;

/** Strapi leaves itself there; a preloaded file has no other way to it. */
const strapiOf = () => {
  if (!globalThis.strapi) throw new Error('Strapi is not loaded yet.');
  return globalThis.strapi;
};

/** Articles with their published version, straight into the table: writing them is not measured. */
const fillArticles = async ({ count }) => {
  const table = strapiOf().db.query(ARTICLE);
  for (let from = 0; from < count; from += CHUNK) {
    const data = Array.from({ length: Math.min(CHUNK, count - from) }, () => articleRows());
    await table.createMany({ data: data.flat() });
  }
  return null;
};

const articleRows = () => {
  const documentId = randomUUID().replaceAll('-', '').slice(0, 24);
  const now = new Date();
  const row = {
    documentId,
    title: `Harbour note ${documentId.slice(0, 8)} on tides, ferries and the light`,
    slug: `harbour-note-${documentId}`,
    excerpt: 'The ferry runs again, the light is repaired, and the tide tables are printed.',
    author: 'The harbour desk',
    locale: 'en',
    createdAt: now,
    updatedAt: now,
  };
  return [
    { ...row, publishedAt: null },
    { ...row, publishedAt: now },
  ];
};

const MB = 1_000_000;

/** After a full collection: what is held, not what was not cleared away yet. */
const memory = () => {
  globalThis.gc();
  const { heapUsed, rss } = process.memoryUsage();
  return { heapMb: heapUsed / MB, rssMb: rss / MB };
};

/** CPU time of the process since it started, ms. */
const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const queueState = async () =>
  (await strapiOf().plugin('social-distribution').service('queue').status()).state;

const calls = { fillArticles, memory, cpuMs, queueState };

const answer = async ({ id, name, args }) => {
  try {
    if (!calls[name]) throw new Error('there is no such call');
    process.send({ id, value: await calls[name](args) });
  } catch (error) {
    process.send({ id, error: error instanceof Error ? error.stack : String(error) });
  }
};

process.on('message', (call) => void answer(call));
// Whoever measures is gone: nothing is left running behind.
process.on('disconnect', () => process.exit(1));
// The channel must not keep a stopping process alive.
process.channel?.unref();
