import { randomBytes } from 'node:crypto';

import type { FaultOrder, Subject, VisiblePost } from '../../conformance/src';
import type { Sandbox } from '../../sandbox/src';
import type { SandboxPlatformId } from '../../sandbox/src/platforms';
import { createHttpClient } from '../../server/src/http/http-client';
import type {
  Account,
  AdapterDeps,
  AppCredentials,
  Credentials,
  PlatformModule,
} from '../../server/src/platforms/contract';
import type { MediaServer } from '../../conformance/src/media-server';
import { openPortals, sandboxApps } from '../sandbox-apps';
import { SUBJECT_FACTS } from './subject-facts';

interface Stage {
  module: PlatformModule;
  sandbox: Sandbox;
  media: MediaServer;
}

/** The operator's apps, as the sandbox's portals know them. */
export const APPS = sandboxApps({
  strapiUrl: 'https://cms.harbourlight.example',
  prefix: 'conformance',
  secretOf: (variable) => `secret-of-${variable.toLowerCase()}`,
});

const appOf = (id: SandboxPlatformId): AppCredentials | null => {
  const [app] = APPS[id] ?? [];
  return app ? { clientId: app.clientId, clientSecret: app.clientSecret } : null;
};

/** Every host of the platform is its sandbox; Instagram by Facebook asks Facebook's. */
const baseUrlsOf = ({ descriptor }: PlatformModule, { urls }: Sandbox): Record<string, string> =>
  Object.fromEntries(
    Object.keys(descriptor.baseUrls).map((name) => [
      name,
      name.startsWith('facebook') ? urls.facebook : urls[descriptor.id as SandboxPlatformId],
    ])
  );

const REAL_PAUSE_MS = 15;

const http = createHttpClient({ allowPrivateHosts: true, timeoutMs: 10_000 });

/** One of our platforms on its sandbox. Its clock is the sandbox's, and waiting moves it. */
export const sandboxSubject = (stage: Stage): Subject => {
  const { module, sandbox, media } = stage;
  const id = module.descriptor.id as SandboxPlatformId;
  const { knobs = [], hasEndlessTokens, ...facts } = SUBJECT_FACTS[id];
  const { act, maybe } = actionsOf(sandbox, id);
  return {
    ...facts,
    module,
    deps: depsOf(stage, id),
    reset() {
      sandbox.reset();
      openPortals(sandbox);
      for (const knob of knobs) act('configure', { ...knob });
    },
    signIn: () =>
      Promise.resolve(act('issue-token') as { account: Account; credentials: Credentials }),
    posts: () => Promise.resolve(act('posts') as VisiblePost[]),
    comments: maybe('comments', () => Promise.resolve(act('comments') as VisiblePost[])),
    fault: (order: FaultOrder) => sandbox.faults.add({ platform: id, ...order }),
    serve: ({ name, mimeType, bytes }) =>
      media.serve(`/${randomBytes(6).toString('hex')}/${name}`, { bytes, contentType: mimeType }),
    advance: (ms) => sandbox.clock.advance(ms),
    expireTokens: hasEndlessTokens
      ? undefined
      : maybe('expire-tokens', () => void act('expire-tokens')),
    revokeTokens: maybe('revoke-tokens', () => void act('revoke-tokens')),
    exhaustQuota: maybe('exhaust-quota', () => void act('exhaust-quota')),
  };
};

const actionsOf = ({ platforms }: Sandbox, id: SandboxPlatformId) => {
  const { actions } = platforms[id];
  return {
    act: (name: string, input: Record<string, unknown> = {}): unknown => {
      const action = actions[name];
      if (!action) throw new Error(`The sandbox of ${id} has no action "${name}".`);
      return action(input);
    },
    maybe: <Run>(name: string, run: Run): Run | undefined => (actions[name] ? run : undefined),
  };
};

const depsOf = ({ module, sandbox }: Stage, id: SandboxPlatformId): AdapterDeps => ({
  http,
  clock: {
    now: () => sandbox.clock.now(),
    sleep: (ms, signal) => {
      signal?.throwIfAborted();
      sandbox.clock.advance(ms);
      // What the sandbox really does meanwhile, such as fetching files, takes real time.
      return new Promise((resolve) => setTimeout(resolve, REAL_PAUSE_MS));
    },
  },
  random: { float: () => Math.random(), bytes: (length) => randomBytes(length) },
  baseUrls: baseUrlsOf(module, sandbox),
  apiVersion: module.descriptor.apiVersion?.default ?? null,
  method: module.descriptor.methods[0].id,
  app: appOf(id),
});
