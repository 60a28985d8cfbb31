import { hiddenType } from '../hidden-type';

export const schema = hiddenType({
  singularName: 'mapping',
  pluralName: 'mappings',
  displayName: 'Field mapping',
  description: 'Which attributes of a content-type give what to a post',
  collectionName: 'distribution_mappings',
  attributes: {
    /** UID of the content-type. */
    contentType: {
      type: 'string',
      required: true,
    },
    isDistributed: {
      type: 'boolean',
      default: true,
    },
    fields: {
      type: 'json',
    },
  },
  indexes: [{ name: 'distribution_mappings_type_uq', columns: ['content_type'], type: 'unique' }],
});
