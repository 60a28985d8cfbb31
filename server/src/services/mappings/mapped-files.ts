import type { Core } from '@strapi/types';

import type { MappedFile } from '../../../../contracts/mappings';
import { UPLOAD_FILE_UID } from '../../constants';
import type { StoredMedia } from '../adaptation/stored-content';
import { tableOf } from '../database/table';

interface FileRow {
  id: number;
  name: string | null;
  url: string | null;
  formats: { thumbnail?: { url?: unknown } } | null;
}

/** Files as the admin shows them, in their order. */
export const describeFiles = async (
  strapi: Core.Strapi,
  files: readonly StoredMedia[]
): Promise<MappedFile[]> => {
  const ids = files.map(({ fileId }) => fileId);
  if (ids.length === 0) return [];
  const rows = await tableOf<FileRow>(strapi, UPLOAD_FILE_UID).findMany({
    where: { id: { $in: ids } },
  });
  return files.map(({ fileId, kind, altText }) => {
    const row = rows.find(({ id }) => id === fileId);
    return {
      ...{ fileId, kind, altText },
      name: row?.name ?? '',
      thumbnailUrl: row ? thumbnailOf(row, kind) : null,
    };
  });
};

/** A small picture has no thumbnail and is its own. */
const thumbnailOf = ({ url, formats }: FileRow, kind: StoredMedia['kind']): string | null => {
  const thumbnail = formats?.thumbnail?.url;
  if (typeof thumbnail === 'string') return thumbnail;
  return kind === 'image' ? url : null;
};
