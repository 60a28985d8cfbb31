import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

import type { ImageWish } from './image-frame';
import { fitImage, mimeTypeOf, readImage, type ImageVariant } from './image-variant';
import type { WorkFolder } from './work-folder';

export type ImageFacts = Omit<ImageVariant, 'bytes'>;

export interface KeptImage extends ImageFacts {
  path: string;
}

/** Raise it when the same picture and rules give other bytes than before. */
const RECIPE = 3;

/**
 * The picture as the rules want it, kept on disk: making it anew at each attempt, and for each
 * request of a platform that fetches it, would cost seconds.
 *
 * @param source.id names the upload and its bytes
 * @param wish names the version: whatever changes the bytes stands in it
 * @throws {Error} in words, when it is no picture that can be read
 */
export const keepImage = async (
  source: { path: string; id: string },
  wish: ImageWish,
  folder: WorkFolder
): Promise<KeptImage> => {
  const name = createHash('sha256')
    .update(JSON.stringify([RECIPE, source.id, wish]))
    .digest('hex');
  const factsName = `${name}.json`;
  const path = await folder.obtain(name, async (draft) => {
    const { bytes, ...facts } = await fitImage(source.path, wish);
    await folder.obtain(factsName, (factsDraft) => writeFile(factsDraft, JSON.stringify(facts)));
    await writeFile(draft, bytes);
  });
  const factsPath = await folder.obtain(factsName, async (draft) => {
    // Somebody tidied up by halves: the picture itself tells all but what was changed.
    const header = await readImage(path);
    const { width, height } = header;
    const facts: ImageFacts = { mimeType: mimeTypeOf(header), width, height, changes: [] };
    await writeFile(draft, JSON.stringify(facts));
  });
  return { ...(JSON.parse(await readFile(factsPath, 'utf8')) as ImageFacts), path };
};

/** What an upload is, unchanged. @throws {Error} in words, when it is no picture that can be read */
export const describeImage = async (
  path: string
): Promise<{ kind: 'image' | 'gif'; width: number; height: number }> => {
  const { format, pages, width, height, pageHeight } = await readImage(path);
  const kind = format === 'gif' && (pages ?? 1) > 1 ? 'gif' : 'image';
  return { kind, width, height: pageHeight ?? height };
};
