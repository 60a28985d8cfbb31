import type { Core } from '@strapi/types';

import type { MappedFile } from '../../../../contracts/mappings';
import type { StoredMedia } from '../adaptation/stored-content';
import { getService } from '../get-service';

/** Files as the admin shows them, in their order. */
export const describeFiles = async (
  strapi: Core.Strapi,
  files: readonly StoredMedia[]
): Promise<MappedFile[]> => {
  const shown = await getService(strapi, 'media').show(files.map(({ fileId }) => fileId));
  return files.map(({ fileId, kind, altText }) => ({
    ...{ fileId, kind, altText },
    name: shown.get(fileId)?.name ?? '',
    thumbnailUrl: shown.get(fileId)?.thumbnailUrl ?? null,
  }));
};
