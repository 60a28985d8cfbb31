import type { Attribute } from './schemas';

/** What Strapi adds to every content-type for itself. */
const SYSTEM_ATTRIBUTES = ['createdBy', 'updatedBy', 'localizations'];

const RICH_TEXT_FIELDS = ['plugin::ckeditor5.CKEditor', 'plugin::ckeditor.CKEditor'];

/**
 * Whether an attribute is nobody's business outside: never read, whatever it is called. People who
 * log in to the admin are not for the public either.
 */
export const isHidden = (name: string, attribute: Attribute): boolean =>
  attribute.private === true ||
  attribute.type === 'password' ||
  SYSTEM_ATTRIBUTES.includes(name) ||
  (attribute.type === 'relation' && (attribute.target ?? '').startsWith('admin::'));

/** Strapi's type of an attribute; a custom field that is not replaced yet counts as what it holds. */
export const kindOf = ({ type, customField }: Attribute): string =>
  type === 'customField' && RICH_TEXT_FIELDS.includes(customField ?? '') ? 'richtext' : type;
