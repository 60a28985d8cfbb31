import type { OAuthDescriptor } from '../contract';

export type RedirectProblem = 'https_required' | 'host_refused';

/** Why the platform will refuse this redirect URI; null when nothing speaks against it. */
export const redirectProblem = (
  { redirect }: OAuthDescriptor,
  redirectUri: string
): RedirectProblem | null => {
  const { protocol, hostname } = new URL(redirectUri);
  if (protocol === 'http:' && redirect.http === 'never') return 'https_required';
  if (redirect.refusedHosts.includes(hostname)) return 'host_refused';
  if (protocol !== 'http:' || redirect.http === 'always') return null;
  return isLoopback(hostname) ? null : 'https_required';
};

export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
