import type { OAuthDescriptor, PlatformDescriptor } from '../contract';

import { countXCharacters } from './text';

export const X_BASE_URLS = { web: 'https://x.com', api: 'https://api.x.com' } as const;

/** https://docs.x.com/fundamentals/authentication/oauth-2-0/user-access-token, checked 2026-11-22. */
export const X_OAUTH: OAuthDescriptor = {
  authorize: { base: 'web', path: '/i/oauth2/authorize' },
  token: { base: 'api', path: '/2/oauth2/token' },
  revoke: { base: 'api', path: '/2/oauth2/revoke' },
  // media.write is needed by every upload endpoint, offline.access by the refresh token.
  scopes: ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access'],
  scopeSeparator: ' ',
  grantedScopePattern: /[\s,]+/,
  pkce: 'S256',
  clientAuth: 'basic',
  codeLifetimeS: 30,
  refresh: 'rotating',
  extraAuthorizeParams: {},
  deniedErrors: ['access_denied'],
  // Development callbacks must say 127.0.0.1 (https://docs.x.com/fundamentals/developer-apps).
  refusedRedirectHosts: ['localhost'],
};

export const xDescriptor: PlatformDescriptor = {
  id: 'x',
  label: 'X',
  baseUrls: X_BASE_URLS,
  apiVersion: null,
  connect: { kind: 'oauth2', oauth: X_OAUTH },
  text: {
    // Ordinary accounts; Premium may send more (https://docs.x.com/changelog, 2024-08-20).
    limit: 280,
    count: countXCharacters,
    unit: 'characters',
    hashtags: 2,
  },
  media: {
    // https://docs.x.com/x-api/media/quickstart/best-practices, checked 2026-11-22.
    maxCount: { image: 4, gif: 1, video: 1 },
    image: {
      mimeTypes: ['image/jpeg', 'image/png', 'image/webp'],
      // The documented limit is 5 MB, but PNGs close to it have been refused at post time.
      maxBytes: 4_500_000,
      // X documents no pixel limit for images; 4096 is the largest rendition it serves.
      maxPixels: 4096 * 4096,
      maxSide: 4096,
    },
    cardImage: null,
    // https://docs.x.com/openapi.json, POST /2/media/metadata.
    maxAltTextLength: 1000,
  },
  handlePrefix: '@',
  linkStyle: 'in-text',
  // Looks at about 0, 5, 20 and 60 s: a new post may take a moment to show up in the timeline.
  settlingMs: [5_000, 15_000, 40_000],
};
