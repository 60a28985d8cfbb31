import type { ActionId } from '../constants';
import { permit } from './permit';

/** A route of the admin router. */
export interface AdminRoute {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the plugin's prefix. */
  path: string;
  /** `controller.action`. */
  handler: string;
  config: ReturnType<typeof permit> | { auth: false };
}

type Route = [method: AdminRoute['method'], path: string, handler: string, action: ActionId];

/** A route for logged-in admins who hold the permission. */
export const guarded = (...[method, path, handler, action]: Route): AdminRoute => ({
  method,
  path,
  handler,
  config: permit(action),
});
