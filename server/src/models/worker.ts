import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** One process that works on deliveries; its sign of life is renewed with every sweep. */
export const workerModel: Model = {
  uid: UIDS.worker,
  singularName: 'worker',
  tableName: 'distribution_workers',
  attributes: {
    id: { type: 'increments' },
    /** Random, made anew at each start. */
    workerId: { type: 'string', column: { notNullable: true } },
    /** Host and process id, for people. */
    name: { type: 'string', column: { notNullable: true } },
    concurrency: { type: 'integer', column: { notNullable: true } },
    startedAt: { type: 'datetime', column: { notNullable: true } },
    seenAt: { type: 'datetime', column: { notNullable: true } },
  },
  indexes: [{ name: 'distribution_workers_worker_uq', columns: ['worker_id'], type: 'unique' }],
};
