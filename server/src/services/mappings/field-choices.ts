import type { FieldChoice, FieldRole } from '../../../../contracts/mappings';
import { kindOf } from './attribute-kind';
import { roleReader } from './attribute-roles';
import { isListOf } from './resolve-path';
import type { Schemas, TypeSchema } from './schemas';
import { walkAttributes } from './walk-attributes';

const MAX_CHOICE_DEPTH = 3;
const MAX_CHOICES = 500;

/** What several values at once cannot give. */
const SINGLE: readonly FieldRole[] = ['title', 'summary', 'language'];

/** What can be given by an attribute that is reached through a list. */
export const rolesWhenGathered = (roles: readonly FieldRole[]): FieldRole[] =>
  roles.filter((role) => !SINGLE.includes(role));

/**
 * The attributes that can be chosen, each with what it can give: through components and relations
 * to one entry, three steps deep.
 */
export const fieldChoices = (type: TypeSchema, schemas: Schemas): FieldChoice[] => {
  const rolesOf = roleReader(schemas);
  const places = walkAttributes(type, schemas, {
    maxDepth: MAX_CHOICE_DEPTH,
    entersInto: (attribute) => attribute.type !== 'relation' || !isListOf(attribute),
  });
  return places
    .map(({ path, attribute, isGathered }) => {
      const roles = rolesOf(attribute);
      return {
        path,
        type: kindOf(attribute),
        roles: isGathered ? rolesWhenGathered(roles) : [...roles],
      };
    })
    .filter(({ roles }) => roles.length > 0)
    .slice(0, MAX_CHOICES);
};
