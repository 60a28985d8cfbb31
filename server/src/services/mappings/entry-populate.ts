import { FIELD_ROLES, type FieldMap } from '../../../../contracts/mappings';
import { isHidden } from './attribute-kind';
import { LABEL_NAMES } from './attribute-roles';
import { patternsOf, placeholdersOf } from './link-pattern';
import { behind } from './resolve-path';
import { attributeOf, type Attribute, type AttributeSchema, type Schemas } from './schemas';
import { componentsOf, MAX_COMPONENT_DEPTH, textAttributesOf } from './text-attributes';

/** What Strapi's document service is told to bring along, by attribute. */
export type Populate = { [name: string]: PopulateNode };

type PopulateNode = true | PopulateDetails;

interface PopulateDetails {
  /** Of a relation; without it all. */
  fields?: string[];
  populate?: Populate;
  /** Of a dynamic zone, by component. */
  on?: Record<string, PopulateDetails>;
}

/** Components inside components that are asked for: each costs the database a query. */
const MAX_INNER_COMPONENTS = 300;

/** Brings along what a field map reads, and no more of it than it reads. */
export const populateOf = (fields: FieldMap, type: AttributeSchema, schemas: Schemas): Populate => {
  const rolePaths = FIELD_ROLES.flatMap((role) => fields[role] ?? []);
  const linkPaths = patternsOf(fields).flatMap(([, pattern]) => placeholdersOf(pattern));
  return populateAlong([...rolePaths, ...linkPaths], type, schemas);
};

/** Brings along what these paths lead to. */
export const populateAlong = (
  paths: readonly string[],
  type: AttributeSchema,
  schemas: Schemas
): Populate => {
  const left = { components: MAX_INNER_COMPONENTS };
  return paths
    .map((path) => alongPath(path.split('.'), type, { schemas, left }))
    .reduce(merged, {});
};

interface Asking {
  schemas: Schemas;
  left: { components: number };
}

const alongPath = (
  [name = '', ...rest]: readonly string[],
  schema: AttributeSchema,
  asking: Asking
): Populate => {
  const attribute = attributeOf(schema, name);
  if (!attribute || isHidden(name, attribute)) return {};
  const node = rest.length === 0 ? atEnd(attribute, asking) : onTheWay(attribute, rest, asking);
  return node === null ? {} : { [name]: node };
};

const onTheWay = (
  attribute: Attribute,
  rest: readonly string[],
  asking: Asking
): PopulateNode | null => {
  const schema = behind(attribute, asking.schemas);
  if (!schema) return null;
  const populate = alongPath(rest, schema, asking);
  if (attribute.type === 'component') return { populate };
  const [name = ''] = rest;
  const isColumn = rest.length === 1 && !Object.hasOwn(populate, name) && attributeOf(schema, name);
  return { fields: isColumn ? [name] : [], populate };
};

const atEnd = (attribute: Attribute, asking: Asking): PopulateNode | null => {
  switch (attribute.type) {
    case 'media':
      return true;
    case 'relation': {
      const target = behind(attribute, asking.schemas);
      return target && { fields: labelsOf(target) };
    }
    case 'component':
    case 'dynamiczone':
      return wordsIn(attribute, asking, 0);
    default:
      return null;
  }
};

const labelsOf = (schema: AttributeSchema): string[] =>
  LABEL_NAMES.filter((name) => {
    const attribute = attributeOf(schema, name);
    return attribute && !isHidden(name, attribute) && ['string', 'text'].includes(attribute.type);
  });

/** Everything in components that holds words. */
const wordsIn = (attribute: Attribute, asking: Asking, depth: number): PopulateDetails => {
  const inside = (uid: string): PopulateDetails => {
    const component = asking.schemas.componentOf(uid);
    return { populate: component && depth < MAX_COMPONENT_DEPTH ? inner(component) : {} };
  };
  const inner = (component: AttributeSchema): Populate => {
    const entries = textAttributesOf(component).flatMap(({ name, kind }) => {
      const nested = component.attributes[name];
      if (!nested || kind === 'line' || kind === 'text' || asking.left.components <= 0) return [];
      asking.left.components -= 1;
      return [[name, wordsIn(nested, asking, depth + 1)] as const];
    });
    return Object.fromEntries(entries);
  };
  const uids = componentsOf(attribute);
  if (attribute.type === 'component') return inside(uids[0] ?? '');
  return { on: Object.fromEntries(uids.map((uid) => [uid, inside(uid)])) };
};

const merged = (one: Populate, other: Populate): Populate => {
  const result = { ...one };
  for (const [name, node] of Object.entries(other)) {
    const present = result[name];
    result[name] = present === undefined ? node : mergedNode(present, node);
  }
  return result;
};

const mergedNode = (one: PopulateNode, other: PopulateNode): PopulateNode => {
  if (one === true || other === true) return true;
  return {
    ...one,
    ...other,
    ...(one.fields && other.fields
      ? { fields: [...new Set([...one.fields, ...other.fields])] }
      : {}),
    ...(one.populate || other.populate
      ? { populate: merged(one.populate ?? {}, other.populate ?? {}) }
      : {}),
  };
};
