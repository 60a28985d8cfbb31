import type {
  Attribute,
  AttributeSchema,
  Schemas,
  TypeSchema,
} from '../../../../server/src/services/mappings/schemas';

type Attributes = Record<string, Attribute>;

/** A localised content-type with drafts, as Strapi has it. */
export const aType = (attributes: Attributes, over: Partial<TypeSchema> = {}): TypeSchema => ({
  uid: 'api::story.story',
  kind: 'collectionType',
  info: { displayName: 'Story', singularName: 'story', pluralName: 'stories' },
  options: { draftAndPublish: true },
  pluginOptions: { i18n: { localized: true } },
  attributes,
  ...over,
});

/** All schemas of an app: components by uid, content-types by theirs. */
export const aWorldOf = (
  components: Record<string, Attributes> = {},
  types: readonly TypeSchema[] = []
): Schemas => ({
  typeOf: (uid) => types.find((type) => type.uid === uid) ?? null,
  componentOf: (uid): AttributeSchema | null => {
    const attributes = Object.hasOwn(components, uid) ? components[uid] : undefined;
    return attributes ? { attributes } : null;
  },
});

export const text = { type: 'string' };
export const longText = { type: 'text' };
export const richText = { type: 'richtext' };
export const blocks = { type: 'blocks' };
export const picture = { type: 'media', multiple: false, allowedTypes: ['images'] };
export const pictures = { type: 'media', multiple: true, allowedTypes: ['images', 'videos'] };
export const film = { type: 'media', multiple: false, allowedTypes: ['videos'] };
export const slug = { type: 'uid', targetField: 'title' };

export const component = (uid: string): Attribute => ({ type: 'component', component: uid });
export const components = (uid: string): Attribute => ({ ...component(uid), repeatable: true });
export const zone = (...uids: string[]): Attribute => ({ type: 'dynamiczone', components: uids });
export const one = (target: string): Attribute => ({
  ...{ type: 'relation', relation: 'manyToOne', target },
});
export const many = (target: string): Attribute => ({
  ...{ type: 'relation', relation: 'manyToMany', target },
});

export const TAG = aType({ name: text }, { uid: 'api::tag.tag' });
export const PERSON = aType(
  { name: text, slug, email: { type: 'email' }, secret: { ...text, private: true } },
  { uid: 'api::person.person' }
);
