import type { FieldMap, FieldRole } from '../../../../contracts/mappings';
import { kindOf } from './attribute-kind';
import { roleReader } from './attribute-roles';
import { FIELD_NAMES, NO_SHOW, OWN_PARTS, plainName, TELLING_NAMES } from './field-names';
import { guessLink } from './guess-link';
import { attributeOf, type Schemas, type TypeSchema } from './schemas';
import { walkAttributes, type Place } from './walk-attributes';

const MAX_GUESS_DEPTH = 4;

/** The kinds of attributes that can be the body, the likeliest first. */
const BODY_KINDS = ['blocks', 'richtext', 'dynamiczone', 'text', 'component', 'string'];
const LONG_TEXTS = ['blocks', 'richtext', 'dynamiczone'];

/**
 * What a content-type's attributes give, by their names, types and what they can hold. What it is
 * not sure of it leaves out; private attributes, passwords, JSON and unknown types always.
 */
export const guessFields = (type: TypeSchema, schemas: Schemas): FieldMap => {
  const guess = new Guess(type, schemas);
  const title = guess.byName('title') ?? guess.sourceOfSlug();
  const body = guess.byName('body', BODY_KINDS) ?? guess.firstLongText();
  const found: Partial<Record<FieldRole, Place | undefined>> = {
    title,
    body,
    summary: guess.byName('summary'),
    video: guess.byName('video') ?? guess.firstFilm(),
    images: guess.gallery(),
    image: guess.byName('image') ?? guess.firstPicture(),
    tags: guess.byName('tags'),
    author: guess.byName('author'),
    language: guess.byName('language'),
  };
  const named = Object.entries(found).flatMap(([role, place]) =>
    place ? [[role, place.path] as const] : []
  );
  const link = guessLink(type, guess.places);
  return { ...Object.fromEntries(named), ...(link === null ? {} : { link }) };
};

/** Gives each attribute away once. */
class Guess {
  readonly places: readonly Place[];
  readonly #taken = new Set<string>();
  readonly #rolesOf: ReturnType<typeof roleReader>;

  constructor(
    private readonly type: TypeSchema,
    schemas: Schemas
  ) {
    this.#rolesOf = roleReader(schemas);
    this.places = walkAttributes(type, schemas, {
      maxDepth: MAX_GUESS_DEPTH,
      entersInto: ({ type: kind }) => kind === 'component',
    });
  }

  /** The place whose name says it best; the nearer to the entry the better. */
  byName(role: FieldRole, kinds?: readonly string[]): Place | undefined {
    const ranked = this.#givers(role)
      .filter(({ isGathered }) => !isGathered)
      .map((place) => ({ place, rank: this.#rankOf(place, role, kinds) }))
      .filter(({ rank }) => Number.isFinite(rank))
      .sort((one, other) => one.rank - other.rank);
    return this.#take(ranked[0]?.place);
  }

  /** What the address is made of is what the entry is called. */
  sourceOfSlug(): Place | undefined {
    const sources = Object.values(this.type.attributes).flatMap(({ type: kind, targetField }) =>
      kind === 'uid' && targetField !== undefined ? [targetField] : []
    );
    return this.#first('title', ({ name }) => sources.includes(name));
  }

  /** One that is called a summary only where there is no other. */
  firstLongText(): Place | undefined {
    const isLong = ({ attribute }: Place) => LONG_TEXTS.includes(kindOf(attribute));
    const isShort = ({ name }: Place) => FIELD_NAMES.summary.includes(plainName(name));
    return (
      this.#first('body', (place) => isLong(place) && !isShort(place)) ??
      this.#first('body', isLong)
    );
  }

  firstFilm(): Place | undefined {
    return this.#first(
      'video',
      ({ attribute: { allowedTypes = [] } }) =>
        allowedTypes.includes('videos') && !allowedTypes.includes('images')
    );
  }

  firstPicture(): Place | undefined {
    return this.#first('image', ({ name, attribute }) => !attribute.multiple && isShown(name));
  }

  /** Several pictures: by name, also in a list of components, else whatever holds several. */
  gallery(): Place | undefined {
    const names = FIELD_NAMES.images;
    const isNamed = ({ name, parents }: Place) =>
      [name, ...parents].some((part) => names.includes(plainName(part)));
    const givers = this.#givers('images').filter(
      ({ attribute, isGathered, name }) =>
        attribute.type === 'media' && (attribute.multiple || isGathered) && isShown(name)
    );
    const place = givers.find(isNamed) ?? givers.find(({ parents }) => parents.length === 0);
    return this.#take(place);
  }

  #givers(role: FieldRole): Place[] {
    return this.places.filter(
      ({ path, attribute }) =>
        kindOf(attribute) !== 'json' &&
        !this.#taken.has(path) &&
        this.#rolesOf(attribute).includes(role)
    );
  }

  #first(role: FieldRole, isRight: (place: Place) => boolean): Place | undefined {
    return this.#take(
      this.#givers(role).find((place) => place.parents.length === 0 && isRight(place))
    );
  }

  #rankOf({ name, parents, attribute }: Place, role: FieldRole, kinds?: readonly string[]) {
    const names = FIELD_NAMES[role];
    const plain = this.#ownName(name, parents);
    const index = names.indexOf(plain);
    const isOwn = TELLING_NAMES.includes(plain) || parents.every(isOwnPart);
    if (index === -1 || !isOwn) return Number.POSITIVE_INFINITY;
    const kind = kinds ? kinds.indexOf(kindOf(attribute)) : 0;
    if (kind === -1) return Number.POSITIVE_INFINITY;
    return parents.length * 10_000 + kind * 1_000 + index;
  }

  /** `articleTitle` of an article is its title. */
  #ownName(name: string, parents: readonly string[]): string {
    const plain = plainName(name);
    const own = plainName(this.type.info.singularName);
    const isPrefixed = parents.length === 0 && plain !== own && plain.startsWith(own);
    return isPrefixed && attributeOf(this.type, name) ? plain.slice(own.length) : plain;
  }

  #take(place: Place | undefined): Place | undefined {
    if (place) this.#taken.add(place.path);
    return place;
  }
}

const isOwnPart = (name: string): boolean => OWN_PARTS.includes(plainName(name));

const isShown = (name: string): boolean => !NO_SHOW.includes(plainName(name));
