import { kindOf } from './attribute-kind';
import { plainName, OWN_PARTS, SLUG_NAMES } from './field-names';
import { isLocalized, type TypeSchema } from './schemas';
import type { Place } from './walk-attributes';

/**
 * `/{locale}/articles/{slug}`, without the locale where the type has none; null without an
 * attribute that looks like the entry's own part of the address.
 */
export const guessLink = (type: TypeSchema, places: readonly Place[]): string | null => {
  const own = places.filter(
    ({ parents, isGathered }) =>
      !isGathered && parents.every((name) => OWN_PARTS.includes(plainName(name)))
  );
  const slug =
    own.find((place) => isUid(place) && isSlugName(place)) ??
    own.find(isUid) ??
    own.find((place) => kindOf(place.attribute) === 'string' && isSlugName(place));
  if (!slug) return null;
  const locale = isLocalized(type) ? '/{locale}' : '';
  const folder = type.kind === 'singleType' ? '' : `/${type.info.pluralName}`;
  return `${locale}${folder}/{${slug.path}}`;
};

const isUid = ({ attribute }: Place): boolean => kindOf(attribute) === 'uid';

const isSlugName = ({ name }: Place): boolean => SLUG_NAMES.includes(plainName(name));
