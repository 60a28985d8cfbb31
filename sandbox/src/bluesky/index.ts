import { Hono } from 'hono';

import type { PlatformSandboxFactory, SandboxEnv } from '../kernel/platform-sandbox';
import { blueskyActions } from './actions';
import { appPasswordMethods } from './app-passwords';
import { appViewMethods } from './app-view';
import { blobMethods } from './blobs';
import { recordReadMethods } from './record-reads';
import { recordWriteMethods } from './record-writes';
import { serverInfoMethods } from './server-info';
import { sessionMethods } from './sessions';
import { serviceAuthMethods } from './service-auth';
import { initialState, upToDate, type Bluesky } from './state';
import { videoServiceMethods } from './video-service';
import { mountPages } from './web/pages';
import { mountSettings } from './web/settings';
import { answerXrpcError, mountXrpc } from './xrpc';

/**
 * A PDS, the public index, the video service and the web app of Bluesky on one address. Operations for scripted
 * faults: `sign-in`, `token` (refresh), `revoke`, `user-info`, `upload-bytes`, `create-post`
 * (put and create), `delete-post`, `get-post`, `list-posts`, `get-posts`, `get-profile`,
 * `resolve-handle`, `describe-server`, `get-blob`, `health`, `*-app-password(s)`,
 * `put-gate` and `delete-gate` (who may reply or quote), `service-auth`, `video-limits`,
 * `upload-video` and `video-job`. Only `create-post` makes something visible.
 */
export const createBlueskySandbox: PlatformSandboxFactory = (world) => {
  const initial = () => initialState(world);
  const bluesky: Bluesky = { world, state: world.state(initial) };
  upToDate(bluesky.state, initial());
  const app = new Hono<SandboxEnv>();
  app.onError(answerXrpcError);
  mountXrpc(app, bluesky, [
    ...sessionMethods(bluesky),
    ...appPasswordMethods(bluesky),
    ...serverInfoMethods(bluesky),
    ...blobMethods(bluesky),
    ...recordWriteMethods(bluesky),
    ...recordReadMethods(bluesky),
    ...appViewMethods(bluesky),
    ...serviceAuthMethods(bluesky),
    ...videoServiceMethods(bluesky),
  ]);
  mountSettings(app, bluesky);
  mountPages(app, bluesky);
  return {
    id: 'bluesky',
    label: 'Bluesky',
    app,
    actions: blueskyActions(bluesky),
    reset() {
      Object.assign(bluesky.state, initial());
      world.changed();
    },
  };
};
