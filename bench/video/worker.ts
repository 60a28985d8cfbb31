/** Publishes videos as the plugin's worker does, and tells how much memory it took at most. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { CrashingJournal } from '../../conformance/src/crashing-journal';
import { piecesOf, streamOf } from '../../server/src/http/byte-stream';
import { createHttpClient } from '../../server/src/http/http-client';
import type { ByteSource, Clock, MediaFile } from '../../server/src/platforms/contract';
import { PlatformFailure } from '../../server/src/platforms/contract';
import { platformOf } from '../../server/src/platforms/registry';
import { diskSource } from '../../server/src/services/media/disk-source';
import { readVideo } from '../../server/src/services/media/video-facts';
import { measureGrowth, type Growth } from './growth';
import type { WorkOrder } from './messages';
import { answerOrder, tell } from './run-worker';

const MAX_TRIES = 10;

let offsetMs = 0;
const clock: Clock = {
  now: () => Date.now() + offsetMs,
  sleep: (ms, signal) => {
    signal?.throwIfAborted();
    offsetMs += ms;
    tell({ kind: 'advance', ms });
    return new Promise((resolve) => setTimeout(resolve, 20));
  },
};

const http = createHttpClient({ allowPrivateHosts: true, timeoutMs: 120_000 });

/** Where platforms that take no bytes fetch from: streamed as the plugin's route does it. */
const serve = async (source: ByteSource): Promise<string> => {
  const server = createServer((_, response) => {
    response.writeHead(200, {
      'content-type': 'video/mp4',
      'content-length': String(source.byteLength),
    });
    streamOf(piecesOf(source)).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/film.mp4`;
};

const fileOf = async (path: string): Promise<MediaFile> => {
  const source = await diskSource(path);
  const video = await readVideo(source);
  if (!video) throw new Error('The video cannot be read.');
  const { mimeType, width, height, facts } = video;
  return {
    ...{ key: path, kind: 'video', name: 'film.mp4', mimeType, width, height, video: facts },
    ...{ pageCount: null, altText: '', byteLength: source.byteLength },
    read: (range) => source.read(range),
    url: await serve(source),
  };
};

/** As the engine does it: what may be tried again is tried again. */
const publish = async (order: WorkOrder, path: string): Promise<void> => {
  const { Adapter, descriptor } = platformOf(order.platform);
  const adapter = new Adapter({
    http,
    clock,
    random: { float: () => Math.random(), bytes: (length) => randomBytes(length) },
    baseUrls: order.baseUrls,
    apiVersion: descriptor.apiVersion?.default ?? null,
    method: 'default',
    app: order.app,
  });
  const journal = new CrashingJournal();
  const parts = [{ text: `A film of the harbour ${path.length}`, media: [await fileOf(path)] }];
  const content = { format: 'feed' as const, parts, card: null, language: 'en' };
  const { account, credentials, options } = order;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    try {
      const signal = new AbortController().signal;
      await adapter.publish({ account, credentials, content, options, journal, signal });
      return;
    } catch (error) {
      const mayPass = error instanceof PlatformFailure && error.family === 'retryable';
      if (!mayPass || tries === MAX_TRIES - 1) throw error;
      await clock.sleep(60_000);
    }
  }
};

answerOrder<WorkOrder>(async (order) => {
  const runs: Growth[] = [];
  for (const path of order.paths) runs.push(await measureGrowth(() => publish(order, path)));
  return runs;
});
