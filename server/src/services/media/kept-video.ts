import { createHash } from 'node:crypto';

import { diskSource } from './disk-source';
import type { Ffmpeg } from './ffmpeg';
import { inSeconds } from './trim-wish';
import { readVideo } from './video-facts';
import { videoRecipeSchema, type VideoRecipe } from './video-recipe';
import { ffmpegArguments, type TranscodeWish } from './video-transcode';
import { trimVideo } from './video-trim';
import type { WorkFolder } from './work-folder';

/** Raise it when the same video and recipe give other bytes than before. */
const RECIPE = 2;

export interface VideoKitchen {
  folder: WorkFolder;
  ffmpeg: Ffmpeg;
  /** Ends what takes long. */
  signal?: AbortSignal;
}

/**
 * The path of a video that was cut or made anew, kept on disk: once for all attempts and for each
 * request of a platform that fetches it.
 *
 * @param source.id names the upload and its bytes
 * @throws {Error} in words, ending a sentence
 */
export const keepVideo = (
  source: { path: string; id: string },
  recipe: VideoRecipe,
  { folder, ffmpeg, signal }: VideoKitchen
): Promise<string> => {
  // Parsed: the same recipe reads the same, whoever put it together.
  const name = createHash('sha256')
    .update(JSON.stringify(['video', RECIPE, source.id, videoRecipeSchema.parse(recipe)]))
    .digest('hex');
  return folder.obtain(name, async (draft) => {
    const { cut, transcode } = recipe;
    if (transcode) {
      const args = ffmpegArguments(transcode, { input: source.path, output: draft });
      await ffmpeg.run({ args, signal });
      return assertWhole({ from: source.path, made: draft }, transcode);
    }
    if (!cut) throw new Error('it needs no copy');
    await trimVideo(await diskSource(source.path), { wish: cut, path: draft });
  });
};

/** ms by which frames and sound are rounded, at most. */
const ROUNDING_MS = 1000;

/** ffmpeg makes what it can of a file that breaks off, and calls that a success. */
const assertWhole = async (
  { from, made }: { from: string; made: string },
  { trim }: TranscodeWish
): Promise<void> => {
  const [thereMs, madeMs] = [await picturesMsOf(from), await picturesMsOf(made)];
  const wantedMs = Math.min(trim?.endMs ?? Infinity, thereMs) - (trim?.startMs ?? 0);
  if (madeMs >= wantedMs - ROUNDING_MS) return;
  throw new Error(
    `it breaks off: of ${inSeconds(wantedMs)} only ${inSeconds(madeMs)} could be read`
  );
};

const picturesMsOf = async (path: string): Promise<number> =>
  (await readVideo(await diskSource(path)))?.picturesMs ?? 0;
