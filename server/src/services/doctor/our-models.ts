import type { Model } from '@strapi/database';
import type { Core } from '@strapi/types';

import { PLUGIN_ID } from '../../constants';

interface ModelRegistry {
  get(): Model[];
}

/** As Strapi's registry holds it; its own type knows the content-types of generated apps only. */
interface ContentType {
  uid: string;
  collectionName: string;
  modelName: string;
  attributes: Record<string, { type: string }>;
}

const OURS = `plugin::${PLUGIN_ID}.`;

export const isOurs = ({ uid }: { uid: string }): boolean => uid.startsWith(OURS);

/**
 * The plugin's tables for `strapi.db.init`, when Strapi is registered and not bootstrapped: reading
 * them then changes nothing in the database. Relations, to admin users only, are left out.
 */
export const ourModels = (strapi: Core.Strapi): Model[] => {
  const contentTypes = Object.values(strapi.contentTypes) as unknown as ContentType[];
  return [
    ...contentTypes.filter(isOurs).map(modelOf),
    ...strapi.get<ModelRegistry>('models').get().filter(isOurs),
  ];
};

const modelOf = ({ uid, modelName, collectionName, attributes }: ContentType): Model => {
  const columns = Object.entries(attributes).filter(([, { type }]) => type !== 'relation');
  return {
    uid,
    singularName: modelName,
    tableName: collectionName,
    attributes: {
      id: { type: 'increments' },
      documentId: { type: 'string' },
      ...(Object.fromEntries(columns) as Model['attributes']),
    },
  };
};
