'use strict';

/**
 * Preloaded into the measured process (`node --require`): does on call what cannot be done over
 * HTTP, such as timing one sweep where it runs. Plain JavaScript, so that nothing is transpiled in
 * the measured process. Costs nothing between calls.
 */
const backlog = require('./backlog.cjs');
const finished = require('./finished-deliveries.cjs');
const profiler = require('./profiler.cjs');
const schedules = require('./schedules.cjs');
const sweeps = require('./sweeps.cjs');
const sqlLog = require('./sql-log.cjs');

/** Strapi leaves itself there; a preloaded file has no other way to it. */
const strapiOf = () => {
  if (!globalThis.strapi) throw new Error('Strapi is not loaded yet.');
  return globalThis.strapi;
};

const calls = { ...backlog, ...finished, ...profiler, ...schedules, ...sweeps, ...sqlLog };

const answer = async ({ id, name, args }) => {
  try {
    if (!calls[name]) throw new Error('there is no such call');
    process.send({ id, value: await calls[name](strapiOf(), args) });
  } catch (error) {
    process.send({ id, error: error instanceof Error ? error.stack : String(error) });
  }
};

process.on('message', (call) => void answer(call));
// Whoever measures is gone: nothing is left running behind.
process.on('disconnect', () => process.exit(1));
// The channel must not keep a stopping process alive.
process.channel?.unref();
