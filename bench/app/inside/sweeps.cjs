'use strict';

const { planOf } = require('./plan-of.cjs');

const TABLE = 'distribution_logs';

const sweep = (strapi) => strapi.plugin('social-distribution').service('deliveries').sweep();

/** Milliseconds of each of `times` sweeps, one after another. */
const timeSweeps = async (strapi, { times }) => {
  const samples = [];
  for (let done = 0; done < times; done += 1) {
    const startedAt = performance.now();
    await sweep(strapi);
    samples.push(performance.now() - startedAt);
  }
  return samples;
};

/** The statements of one sweep that touch the deliveries, each with its query plan. */
const explainSweep = async (strapi) => {
  const statements = [];
  const note = ({ sql, bindings }) => {
    if (sql.includes(TABLE)) statements.push({ sql, bindings: bindings ?? [] });
  };
  strapi.db.connection.on('query', note);
  await sweep(strapi);
  strapi.db.connection.removeListener('query', note);
  const plans = [];
  for (const statement of statements) {
    plans.push({ sql: statement.sql, plan: await planOf(strapi, statement) });
  }
  return plans;
};

module.exports = { timeSweeps, explainSweep };
