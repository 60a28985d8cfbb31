import type { CustomTypesConfig } from 'pg';

/** PostgreSQL's numbers of its types JSON and JSONB, which never change. */
const JSON_TYPES: ReadonlySet<number> = new Set([114, 3802]);

const parseJson = (value: string): unknown => JSON.parse(value);

/**
 * How values are read on the queue's connections. Strapi on PostgreSQL makes the driver hand out
 * every JSONB of the process as text (`@strapi/database`, dialects/postgresql), but BullMQ counts
 * on values.
 */
export const queueTypes = async (): Promise<CustomTypesConfig> => {
  // Loaded on demand: the other backends do not need the driver.
  const { types } = await import('pg');
  return {
    getTypeParser: (oid, format) => {
      if (JSON_TYPES.has(oid) && format !== 'binary') return parseJson;
      return types.getTypeParser(oid, format) as (value: string) => unknown;
    },
  };
};
