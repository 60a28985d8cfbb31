import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { MappingPreview, MappingPreviewRequest } from '../../../../contracts/mappings';
import type { MappedEntry } from '../adaptation/entry';
import { getService } from '../get-service';
import { beginningOf } from '../rich-text';
import { mistakesOf, sentenceOf, withoutMistakes } from './check-fields';
import { readEntry, type EntryRef } from './entry-reader';
import { describeFiles } from './mapped-files';
import { previewProblems } from './preview-problems';
import { schemasOf } from './schemas';

/** Characters of the body that are shown. */
const SHOWN_BODY_LENGTH = 1_000;

const NOTHING: MappingPreview = {
  ...{ entry: null, title: '', summary: '', body: '', bodyLength: 0 },
  ...{ link: null, linkCheck: null, cover: null, gallery: [], tags: [] },
  ...{ author: null, language: null },
  problems: ['There is no entry of this type that you may read yet. Make one, then look again.'],
};

/**
 * What fields give of an entry: its published version, else its draft. Fields that must not be read
 * are left out and named.
 *
 * @throws 404 when the entry or the site does not exist
 */
export const previewMapping = async (
  strapi: Core.Strapi,
  ref: EntryRef | null,
  request: MappingPreviewRequest
): Promise<MappingPreview> => {
  if (!ref) return NOTHING;
  const sites = getService(strapi, 'sites');
  const site = await (request.siteId === undefined
    ? sites.getDefault()
    : sites.demand(request.siteId));
  const schemas = schemasOf(strapi);
  const type = schemas.typeOf(ref.uid);
  const mistakes = type ? mistakesOf(request.fields, type, schemas) : [];
  const fields = withoutMistakes(request.fields, mistakes);
  const { linkBaseUrl } = site;
  const loaded = await readEntry(strapi, ref, { fields, linkBaseUrl, version: 'latest' });
  if (!loaded) throw new errors.NotFoundError('This entry does not exist in this language.');
  const problems = [
    ...mistakes.map(sentenceOf),
    ...previewProblems(loaded.entry, { fields, site }),
  ];
  const { link } = loaded.entry;
  const isAsked = request.checkLink === true && link !== null;
  return {
    ...(await shown(strapi, loaded.entry)),
    linkCheck: isAsked ? await getService(strapi, 'linkCards').checkLink(link) : null,
    problems,
  };
};

const shown = async (strapi: Core.Strapi, entry: MappedEntry) => {
  const { documentId, locale, title, summary, body, link, tags, author, language } = entry;
  const [cover = null] = await describeFiles(strapi, entry.cover ? [entry.cover] : []);
  return {
    entry: { documentId, locale, title },
    ...{ title, summary, body: beginningOf(body, SHOWN_BODY_LENGTH), bodyLength: body.length },
    ...{ link, cover, gallery: await describeFiles(strapi, entry.gallery), tags, author, language },
  };
};
