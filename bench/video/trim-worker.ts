/** Cuts films as the plugin's worker does, and tells how much memory it took at most. */
import { diskSource } from '../../server/src/services/media/disk-source';
import { Ffmpeg } from '../../server/src/services/media/ffmpeg';
import { keepVideo } from '../../server/src/services/media/kept-video';
import { readVideo } from '../../server/src/services/media/video-facts';
import { planVideo } from '../../server/src/services/media/video-plan';
import { WorkFolder } from '../../server/src/services/media/work-folder';
import { measureGrowth, type Growth } from './growth';
import type { TrimOrder } from './messages';
import { answerOrder } from './run-worker';

const trim = async (path: string, folder: WorkFolder): Promise<void> => {
  const source = await diskSource(path);
  const read = await readVideo(source);
  if (!read) throw new Error('The film cannot be read.');
  const part = { startMs: 1_500, endMs: read.facts.durationMs };
  const { recipe } = await planVideo({
    source,
    read,
    trim: part,
    rules: null,
    canTranscode: false,
  });
  if (!recipe?.cut) throw new Error('The film is not cut.');
  await keepVideo({ path, id: path }, recipe, { folder, ffmpeg: new Ffmpeg({ searchPath: '' }) });
};

answerOrder<TrimOrder>(async ({ paths, folder }) => {
  const runs: Growth[] = [];
  const kept = new WorkFolder(folder);
  for (const path of paths) runs.push(await measureGrowth(() => trim(path, kept)));
  return runs;
});
