import { FIELD_ROLES, type FieldMap, type FieldRole } from '../../../../contracts/mappings';
import type { MappedEntry } from '../adaptation/entry';
import type { Site } from '../sites/site';
import { patternFor } from './link-pattern';

/** What is missing in an entry, and what that means for its posts; in words. */
export const previewProblems = (
  entry: MappedEntry,
  { fields, site }: { fields: FieldMap; site: Site }
): string[] => [
  ...(fields.title === undefined
    ? ['No attribute gives the title; posts begin with the text.']
    : []),
  ...FIELD_ROLES.filter(
    (role) => fields[role] !== undefined && isEmpty(role, { entry, fields })
  ).map((role) => `"${fields[role]}" of this entry gives no ${role}${CONSEQUENCES[role] ?? ''}.`),
  ...linkProblem(entry, fields, site),
  ...(site.altTexts === 'off' ? [] : altTextProblem(entry)),
];

const CONSEQUENCES: Partial<Record<FieldRole, string>> = {
  image: ': it is empty or holds no picture',
  images: ': it is empty or holds neither pictures, films nor PDF files',
  video: ': it is empty or holds no film',
  tags: ': it is empty, or nothing in it has a name',
  language: ': it is empty or no tag such as pt-BR, so posts name none',
};

const isEmpty = (
  role: FieldRole,
  { entry, fields }: { entry: MappedEntry; fields: FieldMap }
): boolean => {
  switch (role) {
    case 'title':
    case 'summary':
    case 'body':
      return entry[role] === '';
    case 'image':
      return entry.cover === null;
    case 'images':
      // A film is the video's, where an attribute gives one.
      return entry.gallery.every(({ kind }) => kind === 'video' && fields.video !== undefined);
    case 'video':
      return entry.gallery.every(({ kind }) => kind !== 'video');
    case 'tags':
      return entry.tags.length === 0;
    case 'author':
    case 'language':
      return entry[role] === null;
  }
};

const linkProblem = (entry: MappedEntry, fields: FieldMap, site: Site): string[] => {
  const pattern = patternFor(fields, entry.locale);
  if (pattern === undefined || entry.link !== null) return [];
  if (pattern.startsWith('/') && site.linkBaseUrl === null) {
    return [
      `${site.name} has no address, so posts carry no link. Enter it in the site's settings.`,
    ];
  }
  return [`"${pattern}" gives no address for this entry: a value in it is missing or not usable.`];
};

const altTextProblem = ({ cover, gallery }: MappedEntry): string[] => {
  const pictures = [...(cover ? [cover] : []), ...gallery].filter(({ kind }) => kind === 'image');
  const silent = new Set(pictures.filter(({ altText }) => altText.trim() === '').map(idOf)).size;
  if (silent === 0) return [];
  const those = silent === 1 ? 'One picture has' : `${silent} pictures have`;
  return [`${those} no alternative text. Write it in the media library.`];
};

const idOf = ({ fileId }: { fileId: number }): number => fileId;
