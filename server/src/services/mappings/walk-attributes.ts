import { isHidden } from './attribute-kind';
import { behind, isListOf } from './resolve-path';
import type { Attribute, Schemas, TypeSchema } from './schemas';

/** An attribute somewhere in a content-type. */
export interface Place {
  path: string;
  name: string;
  attribute: Attribute;
  /** Names of the components and relations on the way to it. */
  parents: readonly string[];
  /** The way leads through a list. */
  isGathered: boolean;
}

export interface WalkOptions {
  /** Most steps of a path. */
  maxDepth: number;
  /** Whether to look into a component or relation. */
  entersInto: (attribute: Attribute) => boolean;
}

/** Attributes of one content-type that are looked at: wide schemas must not take for ever. */
const MAX_PLACES = 1_000;
/** What the path of a field can name. */
const NAME = /^[a-zA-Z_]\w*$/;
const MAX_PATH_LENGTH = 200;

interface Level {
  uid: string;
  attributes: Readonly<Record<string, Attribute>>;
  parents: readonly string[];
  /** Schemas that enclose this one: none is entered twice on one way. */
  chain: readonly string[];
  isGathered: boolean;
}

/** All attributes that may be read, those of the content-type itself first, then deeper ones. */
export const walkAttributes = (
  type: TypeSchema,
  schemas: Schemas,
  { maxDepth, entersInto }: WalkOptions
): Place[] => {
  const places: Place[] = [];
  const { uid, attributes } = type;
  let levels: Level[] = [{ uid, attributes, parents: [], chain: [uid], isGathered: false }];
  for (let depth = 1; depth <= maxDepth && levels.length > 0; depth += 1) {
    const deeper: Level[] = [];
    for (const level of levels) {
      const found = placesOf(level).slice(0, MAX_PLACES - places.length);
      places.push(...found);
      const entered = found.filter(({ attribute }) => entersInto(attribute));
      deeper.push(...entered.flatMap((place) => levelBehind(place, level, schemas) ?? []));
      if (places.length >= MAX_PLACES) return places;
    }
    levels = deeper;
  }
  return places;
};

const placesOf = ({ attributes, parents, isGathered }: Level): Place[] =>
  Object.entries(attributes)
    .filter(([name, attribute]) => NAME.test(name) && !isHidden(name, attribute))
    .map(([name, attribute]) => ({
      ...{ name, attribute, parents, isGathered },
      path: [...parents, name].join('.'),
    }))
    .filter(({ path }) => path.length <= MAX_PATH_LENGTH);

const levelBehind = (
  { name, attribute, parents, isGathered }: Place,
  { chain }: Level,
  schemas: Schemas
): Level | null => {
  const uid = attribute.component ?? attribute.target ?? '';
  const schema = behind(attribute, schemas);
  if (!schema || chain.includes(uid)) return null;
  return {
    uid,
    attributes: schema.attributes,
    parents: [...parents, name],
    chain: [...chain, uid],
    isGathered: isGathered || isListOf(attribute),
  };
};
