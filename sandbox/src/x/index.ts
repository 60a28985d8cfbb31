import { Hono } from 'hono';

import type { PlatformSandboxFactory, SandboxEnv } from '../kernel/platform-sandbox';
import { xActions } from './actions';
import { authorizeRoutes } from './authorize';
import { transactionId } from './endpoint';
import { pageRoutes, strayPage } from './page-routes';
import { postRoutes } from './post-endpoints';
import { mediaMetadataRoutes } from './media-metadata';
import { notFound } from './problems';
import { initialState, type XSite } from './state';
import { tokenRoutes } from './token-endpoint';
import { uploadRoutes } from './upload-endpoints';

/** x.com and api.x.com in one server: the API under `/2`, screens and feed beside it. */
export const createXSandbox: PlatformSandboxFactory = (world) => {
  const site: XSite = { world, state: world.state(initialState) };
  const app = new Hono<SandboxEnv>();
  app.use('/2/*', transactionId(site));
  app.route('/', tokenRoutes(site));
  app.route('/', uploadRoutes(site));
  app.route('/', mediaMetadataRoutes(site));
  app.route('/', postRoutes(site));
  app.route('/', authorizeRoutes(site));
  app.route('/', pageRoutes(site));
  app.notFound((context) =>
    context.req.path.startsWith('/2/')
      ? context.json(notFound().body(site.state.knobs), 404)
      : context.html(strayPage(), 404)
  );
  return {
    id: 'x',
    label: 'X',
    app,
    actions: xActions(site),
    reset() {
      Object.assign(site.state, initialState());
      world.changed();
    },
  };
};
