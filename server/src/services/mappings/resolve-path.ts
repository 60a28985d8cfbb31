import { isHidden } from './attribute-kind';
import { attributeOf, type Attribute, type AttributeSchema, type Schemas } from './schemas';

/** What a path leads to. */
export interface PathEnd {
  attribute: Attribute;
  /** It leads through a list, so that it gathers several values. */
  isGathered: boolean;
}

/** Why a path leads nowhere, as the end of a sentence that begins with the path. */
export interface DeadEnd {
  reason: string;
  /** There is no such attribute; otherwise it is there and must not be read. */
  isMissing: boolean;
}

/** Follows a path through components and relations. */
export const resolvePath = (
  start: AttributeSchema,
  path: string,
  schemas: Schemas
): PathEnd | DeadEnd => {
  let schema: AttributeSchema | null = start;
  let end: PathEnd | null = null;
  for (const name of path.split('.')) {
    if (end) {
      const isList: boolean = end.isGathered || isListOf(end.attribute);
      schema = behind(end.attribute, schemas);
      end = { attribute: end.attribute, isGathered: isList };
    }
    const attribute: Attribute | null = schema && attributeOf(schema, name);
    if (!attribute) return { reason: 'does not exist', isMissing: true };
    if (isHidden(name, attribute)) return { reason: 'is private', isMissing: false };
    end = { attribute, isGathered: end?.isGathered ?? false };
  }
  return end ?? { reason: 'is empty', isMissing: true };
};

export const isDeadEnd = (end: PathEnd | DeadEnd): end is DeadEnd => 'reason' in end;

/** The schema of what an attribute holds; null when nothing can be read inside it. */
export const behind = (attribute: Attribute, schemas: Schemas): AttributeSchema | null => {
  if (attribute.type === 'component') return schemas.componentOf(attribute.component ?? '');
  return attribute.type === 'relation' ? schemas.typeOf(attribute.target ?? '') : null;
};

/** Whether an attribute holds any number of components or entries. */
export const isListOf = ({ type, repeatable, relation }: Attribute): boolean =>
  type === 'relation' ? !isToOne(relation) : type === 'component' && repeatable === true;

const isToOne = (relation: string | undefined): boolean => /ToOne$|^oneWay$/.test(relation ?? '');
