'use strict';

const TABLE = 'distribution_logs';
const CHUNK = 20_000;
/** What a year leaves behind: nearly all of it was published. */
const STATES = `CASE n % 100 WHEN 0 THEN 'missed' WHEN 1 THEN 'cancelled' WHEN 2 THEN 'failed' WHEN 3 THEN 'failed' ELSE 'published' END`;

const isPostgres = (strapi) => strapi.db.dialect.client === 'postgres';

/** What a copied row has of its own; every other column is the template's. */
const OWN_COLUMNS = {
  id: null,
  document_id: `document_id || '-' || n`,
  dedupe_key: `dedupe_key || '-' || n`,
  state: STATES,
  due_at: 'NULL',
  lease_token: 'NULL',
  lease_until: 'NULL',
};

const numbers = (strapi, from, to) =>
  isPostgres(strapi)
    ? `generate_series(${from}, ${to}) AS numbers(n)`
    : `(WITH RECURSIVE c(n) AS (SELECT ${from} UNION ALL SELECT n + 1 FROM c WHERE n < ${to}) SELECT n FROM c)`;

/** Turns the newest delivery into `count` finished ones and removes all others. */
const fillFinished = async (strapi, { count }) => {
  const knex = strapi.db.connection;
  const template = await knex(TABLE).max({ id: 'id' }).first();
  if (!template?.id) throw new Error('There is no delivery to copy.');
  await knex(TABLE).whereNot({ id: template.id }).delete();
  const columns = Object.keys(await knex(TABLE).columnInfo()).filter((name) => name !== 'id');
  const values = columns.map((name) => OWN_COLUMNS[name] ?? `"${name}"`);
  for (let from = 1; from <= count; from += CHUNK) {
    const source = numbers(strapi, from, Math.min(count, from + CHUNK - 1));
    await knex.raw(
      `INSERT INTO ${TABLE} (${columns.map((name) => `"${name}"`).join(', ')}) ` +
        `SELECT ${values.join(', ')} FROM ${TABLE} CROSS JOIN ${source} WHERE id = ${template.id}`
    );
  }
  await knex(TABLE).where({ id: template.id }).delete();
  await tidy(strapi);
};

const clearDeliveries = async (strapi) => {
  await strapi.db.connection(TABLE).delete();
  await tidy(strapi);
};

/** What PostgreSQL's autovacuum does in its own time. SQLite gets no help, as in production. */
const tidy = async (strapi) => {
  if (isPostgres(strapi)) await strapi.db.connection.raw(`VACUUM ANALYZE ${TABLE}`);
};

module.exports = { fillFinished, clearDeliveries };
