import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** The circuit breaker of one platform app, shared by all workers; no row means: all is well. */
export const circuitModel: Model = {
  uid: UIDS.circuit,
  singularName: 'circuit',
  tableName: 'distribution_circuits',
  attributes: {
    id: { type: 'increments' },
    /** Platform and client id of the app. */
    app: { type: 'string', column: { notNullable: true } },
    platform: { type: 'string', column: { notNullable: true } },
    /** `closed`, `open` or `half_open`. */
    state: { type: 'string', column: { notNullable: true } },
    /** Failures in a row. */
    failures: { type: 'integer', column: { notNullable: true } },
    /** How often it opened in a row; doubles the rest. */
    openings: { type: 'integer', column: { notNullable: true } },
    reason: { type: 'text' },
    openedAt: { type: 'datetime' },
    retryAt: { type: 'datetime' },
    /** The delivery that tries while it is half open. */
    probeId: { type: 'integer' },
  },
  indexes: [{ name: 'distribution_circuits_app_uq', columns: ['app'], type: 'unique' }],
};
