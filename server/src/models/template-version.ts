import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** Append-only: every wording that a template ever had. */
export const templateVersionModel: Model = {
  uid: UIDS.templateVersion,
  singularName: 'template-version',
  tableName: 'distribution_template_versions',
  attributes: {
    id: { type: 'increments' },
    templateId: { type: 'integer', column: { notNullable: true } },
    version: { type: 'integer', column: { notNullable: true } },
    body: { type: 'text', column: { notNullable: true } },
    createdAt: { type: 'datetime', column: { notNullable: true } },
    /** Admin user; kept when the user is deleted. */
    createdBy: { type: 'integer' },
  },
  indexes: [
    {
      name: 'distribution_template_versions_uq',
      columns: ['template_id', 'version'],
      type: 'unique',
    },
  ],
};
