import { freePort } from '../../scripts/services/free-port';
import { makeSecrets } from '../app/app-environment';
import { startApp, type MeasuredApp } from '../app/start-app';
import type { MeasuredPlatform } from '../platform/measured-platform';
import { startPlatform } from '../platform/start-platform';
import { profileApp, type ProfiledWork } from '../profile/profile-app';
import { openBackend, type Backend, type BackendName } from './backend';
import type { EngineOptions } from './engine-options';

/** One backend's servers, and Strapi on them. */
export interface Run {
  options: EngineOptions;
  backend: Backend;
  platform: MeasuredPlatform;
  /** Starts Strapi on this run's database; `works`: with everything that works on deliveries. */
  open(start: { namespace: string; works: boolean }): Promise<MeasuredApp>;
  /** Does the work, profiled if that was asked for. */
  watch<Result>(profiled: ProfiledWork<Result>): Promise<Result>;
  log(what: string): void;
  close(): Promise<void>;
}

/** @param start gets to know where Strapi will be. @default the platform that answers at once */
export const openRun = async (
  name: BackendName,
  options: EngineOptions,
  start: (strapiUrl: string) => Promise<MeasuredPlatform> = startPlatform
): Promise<Run> => {
  const backend = await openBackend(name);
  const port = await freePort();
  const platform = await start(`http://127.0.0.1:${port}`);
  const secrets = makeSecrets();
  const hasWorkers = name !== 'embedded';
  return {
    ...{ options, backend, platform },
    open: ({ namespace, works }) =>
      startApp({
        ...{ backend, secrets, namespace, port, platformEnv: platform.env },
        concurrency: options.concurrency,
        worksItself: works && (options.worksItself || !hasWorkers),
        workers: works && hasWorkers ? options.workers : 0,
      }),
    watch: (profiled) =>
      options.isProfiled
        ? profileApp({ ...profiled, title: `${name} ${profiled.title}` })
        : profiled.work(),
    log: (what) => console.log(`· ${name}: ${what} …`),
    close: async () => {
      await platform.stop();
      await backend.close();
    },
  };
};

/** Hands out each item once. @throws when there are no more */
export const takerOf = <Item>(items: readonly Item[]): (() => Item) => {
  const rest = items.values();
  return () => {
    const { value, done } = rest.next();
    if (done) throw new Error('The benchmark made too few of them.');
    return value;
  };
};
