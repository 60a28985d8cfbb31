import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { makeVideo } from '../../conformance/src/make-video';
import { startMediaServer } from '../../conformance/src/media-server';
import { startSandbox } from '../../sandbox/src';
import { APPS, sandboxSubject } from '../../scripts/conformance/sandbox-subject';
import type { PlatformModule } from '../../server/src/platforms/contract';
import { BUILT_IN_PLATFORMS } from '../../server/src/platforms/registry';
import type { WorkOrder } from './messages';
import { runWorker } from './run-worker';
import { trimBench } from './trim-bench';
import { largeVideo } from './video-file';
import type { VideoRow } from './video-row';

/** Issue: "peak memory of the worker grows by less than 64 MB". */
const GOAL_MB = 64;

/**
 * A video as large as each platform takes it, at most 1 GB, through each adapter, and films that
 * are cut; each in a process of its own: by how much does that process grow meanwhile, beyond what
 * it had after a video of 1 MB?
 */
export const videoBench = async (): Promise<void> => {
  const rows: VideoRow[] = [];
  for await (const row of allRows()) {
    rows.push(row);
    console.error(`${row.what} done`);
  }
  console.table(
    rows.map(({ what, megabytes, seconds, growthMb }) => ({
      what,
      'video MB': Math.round(megabytes),
      seconds: Number(seconds.toFixed(1)),
      'peak grows by MB': Number(growthMb.toFixed(1)),
      'MB per video MB': Number((growthMb / megabytes).toFixed(3)),
    }))
  );
  const worst = Math.max(...rows.map(({ growthMb }) => growthMb));
  const verdict = worst < GOAL_MB ? 'reached' : 'not reached';
  console.log(
    `bench video: videos=${rows.length} largest growth=${worst.toFixed(1)} MB goal=${GOAL_MB} MB ${verdict}`
  );
  if (worst >= GOAL_MB) process.exitCode = 1;
};

async function* allRows(): AsyncGenerator<VideoRow, void> {
  for (const module of BUILT_IN_PLATFORMS) {
    if (module.descriptor.formats.feed?.video) yield await measure(module);
  }
  yield* trimBench();
}

const measure = async (module: PlatformModule): Promise<VideoRow> => {
  const platform = module.descriptor.id;
  const sandbox = await startSandbox({ apps: APPS });
  const media = await startMediaServer();
  const subject = sandboxSubject({ module, sandbox, media });
  const rules = module.descriptor.formats.feed;
  if (!rules) throw new Error(`${platform} has no feed.`);
  await subject.reset();
  const large = await largeVideo(rules);
  const small = join(dirname(large.path), 'small.mp4');
  const seconds = Math.max(10, (rules.video?.durationMs.min ?? 0) / 1000 + 1);
  writeFileSync(small, await makeVideo({ seconds, width: 720, height: 1280, frameBytes: 3500 }));
  try {
    const order: WorkOrder = {
      platform,
      baseUrls: { ...subject.deps.baseUrls },
      ...(await subject.signIn()),
      options: { ...subject.options },
      app: subject.deps.app as WorkOrder['app'],
      paths: [small, large.path],
    };
    const [, run] = await runWorker({
      ...{ name: platform, file: 'worker.ts', order },
      onAdvance: (ms) => sandbox.clock.advance(ms),
    });
    return {
      what: platform,
      megabytes: large.bytes / 1_000_000,
      seconds: run?.seconds ?? 0,
      growthMb: run?.growthMb ?? Infinity,
    };
  } finally {
    rmSync(dirname(large.path), { recursive: true, force: true });
    await sandbox.close();
    await media.close();
  }
};
