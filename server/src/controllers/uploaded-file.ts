import { readFile, rm } from 'node:fs/promises';

import { errors } from '@strapi/utils';
import type { Context } from 'koa';

/** A file of a form, as Strapi's body parser left it in the folder for temporary files. */
interface ParsedFile {
  filepath: string;
  /** Bytes. */
  size: number;
}

type ParsedFiles = Record<string, ParsedFile | ParsedFile[] | undefined>;

export interface FileWish {
  /** The form's field. */
  field: string;
  /** Refuses it by its size, before it is read. */
  assertSize(this: void, byteLength: number): void;
}

/**
 * The bytes of the one file of a form. Strapi removes only those of its media library, so every
 * file of the request is removed here. @throws 400 when there is none, or more than one
 */
export const uploadedFile = async (
  ctx: Context,
  { field, assertSize }: FileWish
): Promise<Buffer> => {
  const files = Object.values(filesOf(ctx)).flatMap((file) => file ?? []);
  try {
    const file = filesOf(ctx)[field];
    if (!file || Array.isArray(file) || files.length > 1) {
      throw new errors.ValidationError(
        `Send one file, as the field “${field}” of a form (multipart/form-data).`
      );
    }
    assertSize(file.size);
    return await readFile(file.filepath);
  } finally {
    await Promise.all(files.map(({ filepath }) => rm(filepath, { force: true })));
  }
};

const filesOf = (ctx: Context): ParsedFiles =>
  (ctx.request as unknown as { files?: ParsedFiles }).files ?? {};
