import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import {
  FACT_AMOUNTS,
  FACT_COUNTS,
  factDimensions,
  type FactAmount,
  type FactCount,
} from '../../models/fact-columns';

export type Measure = FactCount | FactAmount;

export const MEASURES: readonly Measure[] = [...FACT_COUNTS, ...FACT_AMOUNTS];

export const DIMENSIONS: readonly string[] = Object.keys(factDimensions);

/** The database's name of an attribute, as Strapi makes it. */
export const columnOf = (attribute: string): string =>
  attribute.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The table of a model, with its schema where the database has some. */
export const placeOf = (
  strapi: Core.Strapi,
  model:
    | 'deliveryFact'
    | 'analyticsCell'
    | 'analyticsStaleDay'
    | 'analyticsDay'
    | 'delivery'
    | 'deliveryEvent'
    | 'distribution'
    | 'rule'
): string => {
  const { tableName } = strapi.db.metadata.get(UIDS[model]);
  const schema = strapi.db.getSchemaName();
  return schema ? `${schema}.${tableName}` : tableName;
};
