'use strict';

const { planOf } = require('../../app/inside/plan-of.cjs');

const TABLES = /distribution_(?:delivery_facts|analytics_cells)|ai_usage_logs/;
/** Short names of them, for a cell of the report. */
const NAMES = {
  distribution_delivery_facts: 'facts',
  distribution_analytics_cells: 'sums',
  ai_usage_logs: 'AI calls',
};

let stop = () => [];

/** Notes the statements about sums and facts until `notedPlans`. */
const notePlans = (strapi) => {
  const noted = [];
  const note = ({ sql, bindings }) => {
    if (TABLES.test(sql)) noted.push({ sql, bindings: bindings ?? [] });
  };
  strapi.db.connection.on('query', note);
  stop = () => {
    strapi.db.connection.removeListener('query', note);
    return noted;
  };
};

/** Each statement that was noted, the plan of the database for it, and how it finds its rows. */
const notedPlans = async (strapi) => {
  const noted = stop();
  stop = () => [];
  const plans = [];
  for (const statement of noted) {
    const plan = await planOf(strapi, statement);
    plans.push({ sql: statement.sql, plan, ways: waysOf(plan) });
  }
  return plans;
};

const SQLITE = /^(SCAN|SEARCH) (\w+)(?:.*?INDEX (\w+))?/;
const POSTGRES = /(Seq Scan|Index Only Scan|Index Scan|Bitmap Heap Scan)(?: using (\w+))? on (\w+)/;

/** `sums by index`, or `all facts`: where all are asked for, that is the shortest way. */
const waysOf = (plan) => plan.flatMap((line) => wayOf(line) ?? []);

const wayOf = (line) => {
  const sqlite = SQLITE.exec(line);
  if (sqlite && NAMES[sqlite[2]]) return wordsOf(NAMES[sqlite[2]], sqlite[1] !== 'SCAN');
  const postgres = POSTGRES.exec(line);
  if (!postgres || !NAMES[postgres[3]]) return null;
  return wordsOf(NAMES[postgres[3]], postgres[1] !== 'Seq Scan');
};

const wordsOf = (name, hasIndex) => (hasIndex ? `${name} by index` : `all ${name}`);

module.exports = { notePlans, notedPlans };
