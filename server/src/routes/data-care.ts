import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** All that is held about an account: to have it, and to have it gone. */
export const dataCareRoutes: readonly AdminRoute[] = [
  guarded('GET', '/connections/:id/export', 'dataCare.export', ACTIONS.connect),
  guarded('POST', '/connections/:id/erase', 'dataCare.erase', ACTIONS.connect),
];

/**
 * For platforms, below `/api/social-distribution`: the signature of the body is the guard, and the
 * random code of a request is its own.
 */
export const dataCallRoutes = (
  [
    ['POST', '/data/:app/deauthorise', 'dataCalls.deauthorise'],
    ['POST', '/data/:app/deletion', 'dataCalls.deletion'],
    ['GET', '/data/requests/:code', 'dataCalls.status'],
  ] as const
).map(([method, path, handler]) => ({
  method,
  path,
  handler,
  config: { auth: false as const },
}));
