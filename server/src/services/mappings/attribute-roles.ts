import type { FieldRole } from '../../../../contracts/mappings';
import { isHidden, kindOf } from './attribute-kind';
import { attributeOf, type Attribute, type AttributeSchema, type Schemas } from './schemas';
import { componentsOf, hasText } from './text-attributes';

/** What names an entry or component: of these the first that is there. */
export const LABEL_NAMES = ['name', 'title', 'label', 'fullName', 'displayName'] as const;

const ROLES: Readonly<Record<string, readonly FieldRole[]>> = {
  string: ['title', 'summary', 'body', 'tags', 'author', 'language'],
  text: ['title', 'summary', 'body', 'tags', 'author'],
  richtext: ['title', 'summary', 'body'],
  blocks: ['title', 'summary', 'body'],
  enumeration: ['tags', 'language'],
  json: ['tags'],
};

const RELATION_ROLES: readonly FieldRole[] = ['tags', 'author'];

/** What an attribute can give, without a look at its name. */
export const rolesOf = (attribute: Attribute, schemas: Schemas): readonly FieldRole[] => {
  const type = kindOf(attribute);
  if (type === 'media') return mediaRoles(attribute);
  if (type === 'relation') {
    const target = schemas.typeOf(attribute.target ?? '');
    return target && labelOf(target) !== null ? RELATION_ROLES : [];
  }
  if (type === 'component') return componentRoles(attribute, schemas);
  if (type === 'dynamiczone') return hasText(attribute, schemas) ? ['body'] : [];
  return Object.hasOwn(ROLES, type) ? (ROLES[type] ?? []) : [];
};

/** The same for many attributes of one app: components are looked into once. */
export const roleReader = (schemas: Schemas): ((attribute: Attribute) => readonly FieldRole[]) => {
  const known = new Map<string, readonly FieldRole[]>();
  return (attribute) => {
    const inside = componentsOf(attribute);
    if (inside.length === 0) return rolesOf(attribute, schemas);
    const key = [attribute.type, ...inside].join(' ');
    const roles = known.get(key) ?? rolesOf(attribute, schemas);
    known.set(key, roles);
    return roles;
  };
};

/** The attribute that names an entry of this type; null when there is none. */
export const labelOf = (schema: AttributeSchema): string | null =>
  LABEL_NAMES.find((name) => {
    const attribute = attributeOf(schema, name);
    return attribute && !isHidden(name, attribute) && ['string', 'text'].includes(attribute.type);
  }) ?? null;

const mediaRoles = ({ allowedTypes }: Attribute): FieldRole[] => {
  const takes = (kind: string) => !allowedTypes?.length || allowedTypes.includes(kind);
  return [
    ...(takes('images') ? (['image'] as const) : []),
    ...(takes('images') || takes('videos') || takes('files') ? (['images'] as const) : []),
    ...(takes('videos') ? (['video'] as const) : []),
  ];
};

const componentRoles = (attribute: Attribute, schemas: Schemas): FieldRole[] => {
  const component = schemas.componentOf(attribute.component ?? '');
  if (!component) return [];
  return [
    ...(hasText(attribute, schemas) ? (['body'] as const) : []),
    ...(labelOf(component) === null ? [] : RELATION_ROLES),
  ];
};
