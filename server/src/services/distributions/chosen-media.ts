import type { Core } from '@strapi/types';

import type { Overrides } from '../../../../contracts/compositions';
import { UPLOAD_FILE_UID } from '../../constants';
import type { StoredMedia } from '../adaptation/stored-content';
import { tableOf } from '../database/table';
import { filesOf } from '../mappings/entry-media';

/** The files that a person chose instead of the entry's, by id; those that are gone are missing. */
export const chosenMediaOf = async (
  strapi: Core.Strapi,
  overrides: Overrides
): Promise<ReadonlyMap<number, StoredMedia>> => {
  const ids = Object.values(overrides).flatMap(({ media = [] }) =>
    media.map(({ fileId }) => fileId)
  );
  if (ids.length === 0) return new Map();
  const where = { id: { $in: [...new Set(ids)] } };
  const rows = await tableOf(strapi, UPLOAD_FILE_UID).findMany({ where });
  return new Map(rows.flatMap((row) => filesOf(row)).map((file) => [file.fileId, file]));
};
