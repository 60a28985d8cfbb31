import type { AdapterDeps } from '../contract';

/** What the OAuth client needs of the outside world. */
export type OAuthDeps = Pick<
  AdapterDeps,
  'http' | 'clock' | 'random' | 'baseUrls' | 'apiVersion' | 'app'
>;
