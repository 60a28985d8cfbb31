import type { RegisteredApp } from '../kernel/platform-sandbox';
import type { MetaKnobs } from './knobs';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Registered to the letter, and over https unless the knob lets this machine through. */
export const isAllowedRedirect = (
  app: RegisteredApp,
  redirectUri: string,
  { httpRedirects }: MetaKnobs
): boolean => {
  if (!app.redirectUris.includes(redirectUri) || !URL.canParse(redirectUri)) return false;
  const { protocol, hostname } = new URL(redirectUri);
  if (protocol === 'https:') return true;
  return protocol === 'http:' && httpRedirects === 'loopback' && LOOPBACK.includes(hostname);
};

export interface WayBack {
  redirectUri: string;
  /** Null when the app sent none. */
  state: string | null;
}

/** The redirect with Meta's trailing fragment (`#_=_`, `#_`), which clients must not take for a part of the code. */
export const backTo = (
  { redirectUri, state }: WayBack,
  params: Readonly<Record<string, string>>,
  fragment = ''
): string => {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(params)) url.searchParams.append(name, value);
  if (state !== null) url.searchParams.append('state', state);
  url.hash = fragment;
  return url.href;
};
