import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/**
 * One row: the name of this instance. Strapi's export leaves raw tables out and its import empties
 * them, so whoever holds imported rows holds another name than those rows tell.
 */
export const instanceModel: Model = {
  uid: UIDS.instance,
  singularName: 'instance',
  tableName: 'distribution_instance',
  attributes: {
    id: { type: 'increments' },
    /** Always `this`: two processes cannot both make the row. */
    slot: { type: 'string', column: { notNullable: true } },
    /** Random. */
    name: { type: 'string', column: { notNullable: true } },
  },
  indexes: [{ name: 'distribution_instance_slot_uq', columns: ['slot'], type: 'unique' }],
};
