import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { loadImageCatalogue, renderImage, type SeedImage } from './render-image';
import type { SeedImageUse, SeedLocale } from './seed-article';

const storedFileSchema = z.object({ id: z.number() });

interface UploadService {
  upload(input: {
    data: { fileInfo: { name: string; alternativeText: string } };
    files: { filepath: string; originalFilename: string; mimetype: string; size: number };
  }): Promise<unknown[]>;
}

/** Puts pictures of the seed into the media library. */
export interface ImageLibrary {
  /** The media library's id of a picture with this alternative text; uploads it when needed. */
  fileId(use: SeedImageUse, locale: SeedLocale): Promise<number>;
}

/** Opens the media library for the seed; nothing is rendered or uploaded before it is used. */
export async function createImageLibrary(options: {
  strapi: Core.Strapi;
  seedFolder: string;
  outputFolder: string;
}): Promise<ImageLibrary> {
  const { strapi, seedFolder, outputFolder } = options;
  const catalogue = new Map(
    (await loadImageCatalogue(seedFolder)).map((image) => [image.name, image])
  );
  const rendered = new Map<string, Promise<string>>();

  function renderOnce(image: SeedImage): Promise<string> {
    const running = rendered.get(image.name) ?? renderImage({ image, seedFolder, outputFolder });
    rendered.set(image.name, running);
    return running;
  }

  return {
    async fileId(use, locale) {
      const image = catalogue.get(use.image);
      if (!image) throw new Error(`The seed has no picture named ${use.image}.`);
      const name = `${image.name}.${locale}${path.extname(image.file)}`;
      const stored = await findFile(strapi, { name, alternativeText: use.alt });
      if (stored !== undefined) return stored;
      const filepath = await renderOnce(image);
      return uploadFile(strapi, { name, filepath, alternativeText: use.alt, format: image.format });
    },
  };
}

async function findFile(
  strapi: Core.Strapi,
  where: { name: string; alternativeText: string }
): Promise<number | undefined> {
  const found: unknown = await strapi.db.query('plugin::upload.file').findOne({ where });
  return found === null ? undefined : storedFileSchema.parse(found).id;
}

async function uploadFile(
  strapi: Core.Strapi,
  file: { name: string; filepath: string; alternativeText: string; format: SeedImage['format'] }
): Promise<number> {
  const service = strapi.plugin('upload').service<UploadService>('upload');
  const [uploaded] = await service.upload({
    data: { fileInfo: { name: file.name, alternativeText: file.alternativeText } },
    files: {
      filepath: file.filepath,
      originalFilename: file.name,
      mimetype: `image/${file.format}`,
      size: (await stat(file.filepath)).size,
    },
  });
  return storedFileSchema.parse(uploaded).id;
}
