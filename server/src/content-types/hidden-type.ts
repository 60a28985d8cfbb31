interface HiddenType {
  singularName: string;
  pluralName: string;
  displayName: string;
  description: string;
  collectionName: string;
  attributes: Record<string, unknown>;
  /** Real database indexes, in column names: an attribute's `unique: true` makes none in Strapi 5. */
  indexes: { name: string; columns: string[]; type?: 'unique' }[];
}

/** A content-type that editors never meet in the Content Manager or its type builder. */
export const hiddenType = ({ collectionName, attributes, indexes, ...info }: HiddenType) => ({
  kind: 'collectionType' as const,
  collectionName,
  info,
  options: { draftAndPublish: false },
  pluginOptions: {
    'content-manager': { visible: false },
    'content-type-builder': { visible: false },
  },
  attributes,
  indexes,
});
