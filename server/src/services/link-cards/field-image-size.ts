import type { Core } from '@strapi/types';

import { UPLOAD_FILE_UID } from '../../constants';
import { tableOf } from '../database/table';
import type { PictureSize } from './card-image-sizes';

interface SizedFile {
  id: number;
  width: number | null;
  height: number | null;
}

/** Size of a picture of the media library as Strapi wrote it down; null: it is gone or was not measured. */
export const fieldImageSize = async (
  strapi: Core.Strapi,
  fileId: number
): Promise<PictureSize | null> => {
  const file = await tableOf<SizedFile>(strapi, UPLOAD_FILE_UID).findOne({ where: { id: fileId } });
  return file?.width && file.height ? { width: file.width, height: file.height } : null;
};
