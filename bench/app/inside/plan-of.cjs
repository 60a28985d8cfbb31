'use strict';

/** Asks the driver itself: knex would read the statement's own placeholders anew. */
const planOf = async (strapi, { sql, bindings }) => {
  const { client } = strapi.db.connection;
  const connection = await client.acquireConnection();
  try {
    if (strapi.db.dialect.client === 'postgres') {
      const { rows } = await connection.query({ text: `EXPLAIN ${sql}`, values: bindings });
      return rows.map((row) => row['QUERY PLAN']);
    }
    const values = bindings.map((value) => (value instanceof Date ? value.getTime() : value));
    return connection
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(values)
      .map(({ detail }) => detail);
  } finally {
    await client.releaseConnection(connection);
  }
};

module.exports = { planOf };
