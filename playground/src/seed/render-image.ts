import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { z } from 'zod';

const JPEG_QUALITY = 80;

const catalogueSchema = z.array(
  z.strictObject({
    name: z.string(),
    source: z.string().endsWith('.svg'),
    file: z.string(),
    format: z.enum(['jpeg', 'png']),
    width: z.number().int().positive(),
    height: z.number().int().positive(),
  })
);

/** A picture of the seed: an SVG scene and the file made of it. */
export type SeedImage = z.infer<typeof catalogueSchema>[number];

/** Reads the list of pictures. */
export async function loadImageCatalogue(seedFolder: string): Promise<SeedImage[]> {
  const file = path.join(seedFolder, 'images', 'catalogue.json');
  return catalogueSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

/** Makes the JPEG or PNG of a scene; the same scene always gives the same picture. */
export async function renderImage(options: {
  image: SeedImage;
  seedFolder: string;
  outputFolder: string;
}): Promise<string> {
  const { image, seedFolder, outputFolder } = options;
  const output = path.join(outputFolder, image.file);
  await mkdir(outputFolder, { recursive: true });
  const picture = sharp(path.join(seedFolder, 'images', image.source)).resize(
    image.width,
    image.height
  );
  await (
    image.format === 'png'
      ? picture.png()
      : picture.flatten({ background: '#ffffff' }).jpeg({ quality: JPEG_QUALITY })
  ).toFile(output);
  return output;
}
