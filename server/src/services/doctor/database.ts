import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { messageOf, networkProblem } from '../../queue/network-problem';
import { TookTooLongError, within } from '../../queue/within';
import { ok, problem, warning, type Finding } from './finding';
import { isOurs } from './our-models';

const PATIENCE_MS = 10_000;

const LABELS: Readonly<Record<string, string>> = {
  sqlite: 'SQLite',
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
};

const START_STRAPI = 'Start Strapi once with this version of the plugin, then run this again.';

/** Whether Strapi's database answers and is the one that this version of the plugin needs. */
export const databaseFindings = async (strapi: Core.Strapi): Promise<Finding[]> => {
  const label = LABELS[strapi.db.dialect.client] ?? strapi.db.dialect.client;
  const missingFile = missingFileOf(strapi);
  if (missingFile) return [problem(`There is no database ${missingFile} yet.`, START_STRAPI)];
  try {
    await within(PATIENCE_MS, Promise.resolve(strapi.db.connection.raw('SELECT 1')));
  } catch (error) {
    const advice =
      'Check config/database and the environment it reads, and whether the server runs.';
    return [problem(`${label} cannot be used: ${wordsOf(error)}.`, advice)];
  }
  return [ok(`${label} answers.`), ...(await tableFindings(strapi)), ...sqliteFindings(strapi)];
};

/** Connecting would make it, and perhaps for the wrong user. */
const missingFileOf = (strapi: Core.Strapi): string | null => {
  if (strapi.db.dialect.client !== 'sqlite') return null;
  const filename: unknown = strapi.config.get('database.connection.connection.filename');
  if (typeof filename !== 'string' || filename === ':memory:') return null;
  const path = resolve(strapi.dirs.app.root, filename);
  return existsSync(path) ? null : path;
};

/** Without the statement, which Knex writes in front of what the database said. */
const wordsOf = (error: unknown): string => {
  if (error instanceof TookTooLongError) return 'it does not answer';
  const words = networkProblem(error) ?? messageOf(error).split(' - ').at(-1) ?? '';
  return words.replace(/\.$/, '');
};

const tableFindings = async (strapi: Core.Strapi): Promise<Finding[]> => {
  const models = [...strapi.db.metadata.values()].filter(isOurs);
  const gaps: string[] = [];
  for (const { tableName, attributes } of models) {
    const found = new Set(Object.keys(await columnsOf(strapi, tableName)));
    const wanted = Object.values(attributes).flatMap((attribute) =>
      'columnName' in attribute && attribute.columnName ? [attribute.columnName] : []
    );
    const missing = wanted.filter((column) => !found.has(column));
    if (found.size === 0) gaps.push(`the table ${tableName}`);
    else gaps.push(...missing.map((column) => `the column ${column} of ${tableName}`));
  }
  if (gaps.length > 0) return [problem(`The database lacks ${gaps.join(', ')}.`, START_STRAPI)];
  return [ok(`All ${models.length} tables of the plugin are there.`)];
};

const columnsOf = (strapi: Core.Strapi, tableName: string): Promise<object> =>
  Promise.resolve(strapi.db.getConnection(tableName).columnInfo());

const sqliteFindings = (strapi: Core.Strapi): Finding[] => {
  const { backend } = getConfig(strapi).queue;
  if (strapi.db.dialect.client !== 'sqlite' || backend === 'embedded') return [];
  return [
    warning(
      `SQLite is made for one process, and the ${backend} queue for several.`,
      'Use PostgreSQL when workers of their own run beside Strapi.'
    ),
  ];
};
