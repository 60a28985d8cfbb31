import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { Overrides } from '../../../contracts/compositions';
import type { EntryRef } from '../services/mappings/entry-loader';
import { assertMayReadEntry } from './entry-access';
import { assertMayUseFiles } from './file-access';

/** Which posts of which entry a person means, in the words of every request about them. */
export interface PostRequest {
  contentType: string;
  documentId: string;
  locale: string;
  targetIds?: number[] | undefined;
  overrides: Overrides;
  campaign?: string | undefined;
}

/** The entry, which the person may read; also the files that they chose. @throws 400, 403 or 404 */
export const openEntry = async (
  strapi: Core.Strapi,
  ctx: Context,
  { contentType, documentId, locale, overrides }: PostRequest
): Promise<EntryRef> => {
  const entry = { uid: contentType, documentId, locale };
  await assertMayReadEntry(strapi, ctx, entry);
  assertMayUseFiles(ctx, Object.values(overrides));
  return entry;
};

/** Which posts, and how the person changed them. */
export const choiceOf = ({ targetIds, overrides, campaign }: PostRequest) => ({
  targetIds: targetIds ?? null,
  overrides,
  campaign: campaign ?? null,
});
