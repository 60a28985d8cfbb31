import type { AdapterDeps } from '../contract';

/** Default base URLs; bytes of videos have hosts of their own (VID, REELS). */
export const FACEBOOK_BASE_URLS = {
  web: 'https://www.facebook.com',
  graph: 'https://graph.facebook.com',
  graphVideo: 'https://graph-video.facebook.com',
  rupload: 'https://rupload.facebook.com',
} as const;

type HostName = keyof typeof FACEBOOK_BASE_URLS;

/**
 * The base URL of one of Facebook's hosts. Who replaces the Graph API, as with a sandbox, replaces
 * the hosts for bytes with it, unless they are set as well: tokens of the one must not reach the other.
 */
export const facebookHost = ({ baseUrls }: Pick<AdapterDeps, 'baseUrls'>, name: HostName) => {
  const set = baseUrls[name] ?? FACEBOOK_BASE_URLS[name];
  const graph = baseUrls.graph ?? FACEBOOK_BASE_URLS.graph;
  const isForBytes = name === 'graphVideo' || name === 'rupload';
  const isLeftBehind = set === FACEBOOK_BASE_URLS[name] && graph !== FACEBOOK_BASE_URLS.graph;
  return isForBytes && isLeftBehind ? graph : set;
};
