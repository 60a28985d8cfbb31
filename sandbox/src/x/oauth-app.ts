import type { RegisteredApp } from '../kernel/platform-sandbox';
import type { XSite } from './state';

export const appById = ({ world }: XSite, clientId: string | undefined): RegisteredApp | null =>
  world.apps.find((app) => app.clientId === clientId) ?? null;

/** Web apps and automated apps have a secret; native and single-page apps have none. */
export const isConfidential = (app: RegisteredApp): boolean => app.clientSecret !== '';

/**
 * Exact match, trailing slash included. `localhost` is never accepted, 127.0.0.1 is
 * (https://docs.x.com/fundamentals/developer-apps, checked 2026-11-22).
 */
export const isApprovedRedirect = (app: RegisteredApp, redirectUri: string): boolean => {
  if (!app.redirectUris.includes(redirectUri)) return false;
  return URL.canParse(redirectUri) && new URL(redirectUri).hostname !== 'localhost';
};
