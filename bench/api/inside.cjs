'use strict';

/**
 * Preloaded into the measured Strapi (`node --require`): does on call what cannot be done over HTTP.
 * Plain JavaScript, so that nothing is transpiled there; costs nothing between calls.
 */
const { liveMemory, liveMemoryEnd } = require('./inside/live-memory.cjs');
const { fillLooks } = require('./inside/looks.cjs');
const { notePlans, notedPlans } = require('./inside/noted-plans.cjs');
const { fillPosts } = require('./inside/posts.cjs');
const { addReader } = require('./inside/reader.cjs');

/** Strapi leaves itself there; a preloaded file has no other way to it. */
const strapiOf = () => {
  if (!globalThis.strapi) throw new Error('Strapi is not loaded yet.');
  return globalThis.strapi;
};

const keeperOf = () => strapiOf().plugin('social-distribution').service('analytics').keeper;

const rowsOf = (name) => strapiOf().db.query(`plugin::social-distribution.${name}`).count();

const fill = async (wish) => {
  await fillPosts(strapiOf(), wish);
  await fillLooks(strapiOf());
  return null;
};

/** Adds up as a worker does, until a round through everything is done; milliseconds that it took. */
const addUp = async () => {
  const begun = performance.now();
  do await keeperOf().run();
  while (!(await keeperOf().cursor.read())?.doneAt);
  const took = performance.now() - begun;
  // As PostgreSQL does by itself some time after many rows came.
  if (strapiOf().db.dialect.client === 'postgres') await strapiOf().db.connection.raw('ANALYZE');
  return took;
};

/** Milliseconds of one more turn, when nothing is new. */
const turn = async () => {
  const begun = performance.now();
  await keeperOf().run();
  return performance.now() - begun;
};

/** Rows that the sums of a day and the posts have. */
const sizes = async () => ({
  posts: await rowsOf('delivery-fact'),
  looks: await rowsOf('analytics-day'),
  cells: await rowsOf('analytics-cell'),
});

const calls = {
  ...{ fill, addUp, turn, sizes, liveMemoryEnd },
  isLoaded: () => Boolean(globalThis.strapi?.isLoaded),
  addReader: () => addReader(strapiOf()),
  notePlans: () => notePlans(strapiOf()) ?? null,
  notedPlans: () => notedPlans(strapiOf()),
  liveMemory: () => liveMemory() ?? null,
};

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
