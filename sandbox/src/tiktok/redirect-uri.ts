import type { RegisteredApp } from '../kernel/platform-sandbox';
import type { LoginKind } from './state';

const MAX_LENGTH = 512;
const DESKTOP_HOSTS = ['localhost', '127.0.0.1'];

/**
 * Which platform of Login Kit a redirect URI belongs to; null for one that is not registered or
 * that could not be: web wants https (WEB), desktop the own machine with a port, which may be
 * registered as `*` (DESKTOP). Both are static and shorter than 512 characters.
 */
export const loginKindOf = (app: RegisteredApp, redirectUri: string): LoginKind | null => {
  const isRegistered = app.redirectUris.some((pattern) => matches(pattern, redirectUri));
  if (!isRegistered || redirectUri.length >= MAX_LENGTH || /[?#]/.test(redirectUri)) return null;
  if (!URL.canParse(redirectUri)) return null;
  const { protocol, hostname } = new URL(redirectUri);
  const isHttp = protocol === 'https:' || protocol === 'http:';
  if (isHttp && DESKTOP_HOSTS.includes(hostname)) return hasPort(redirectUri) ? 'desktop' : null;
  return protocol === 'https:' ? 'web' : null;
};

/** To the letter, apart from a `*` in place of the port. */
const matches = (pattern: string, redirectUri: string): boolean => {
  if (pattern === redirectUri) return true;
  if (!/^https?:\/\/(localhost|127\.0\.0\.1):\*\//.test(pattern)) return false;
  return redirectUri.replace(/^(https?:\/\/[^/:]+):\d+\//, '$1:*/') === pattern;
};

/** Read from the text, because `URL` drops a port that is the scheme's own. */
const hasPort = (redirectUri: string): boolean => /^https?:\/\/[^/:]+:\d+/.test(redirectUri);
