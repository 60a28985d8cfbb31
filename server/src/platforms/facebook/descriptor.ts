import type { ConnectorDescriptor, OAuthDescriptor, PlatformDescriptor } from '../contract';
import { facebookLogin } from '../meta';
import { FACEBOOK_FORMATS } from './formats';
import { FACEBOOK_BASE_URLS } from './hosts';
import { facebookOptionsSchema } from './options';
import { countFacebookCharacters, MESSAGE_LIMIT } from './text';

export { FACEBOOK_BASE_URLS } from './hosts';

// Sources, all checked 2026-11-22 (DEV = https://developers.facebook.com):
// VER   DEV/docs/graph-api/changelog/versions
// POSTS DEV/documentation/pages-api/posts
// TOK   DEV/docs/graph-api/reference/user/accounts
// SDK   https://github.com/facebook/facebook-business-sdk-codegen, api_specs/specs/Page.json

/** VER: the current version, of 2026-07-29. */
export const FACEBOOK_API_VERSION = 'v26.0';

/** POSTS: Pages only; profiles and groups cannot be posted to. */
export const FACEBOOK_OAUTH: OAuthDescriptor = facebookLogin({ web: 'web', graph: 'graph' }, [
  { name: 'pages_show_list', isNeeded: true, without: 'we cannot list your Pages' },
  { name: 'pages_manage_posts', isNeeded: true, without: 'nothing can be posted' },
  {
    name: 'pages_read_engagement',
    isNeeded: true,
    without: 'nothing can be posted, and we cannot look whether a post arrived',
  },
  { name: 'pages_manage_engagement', isNeeded: false, without: 'posts get no first comment' },
  { name: 'read_insights', isNeeded: false, without: 'there are no figures about posts' },
  {
    name: 'business_management',
    isNeeded: false,
    without: 'Pages that you reach through a business portfolio only are not listed',
  },
]);

/** What must be known to connect Pages on Facebook. */
export const facebookConnectorDescriptor: ConnectorDescriptor = {
  id: 'facebook',
  label: 'Facebook',
  baseUrls: FACEBOOK_BASE_URLS,
  // VER: the end of the newest version is announced with its successor.
  apiVersion: { default: FACEBOOK_API_VERSION, sunsetAt: null },
  methods: [
    {
      id: 'default',
      label: 'Pages',
      kind: 'oauth2',
      oauth: FACEBOOK_OAUTH,
      app: 'facebook',
      registersApp: false,
      hasChoice: true,
    },
  ],
  handlePrefix: '',
  serviceBase: null,
};

/** What is true of posts on Facebook Pages. */
export const facebookDescriptor: PlatformDescriptor = {
  ...facebookConnectorDescriptor,
  text: {
    limit: MESSAGE_LIMIT,
    count: countFacebookCharacters,
    unit: 'characters',
    // No limit is documented; more look out of place.
    hashtags: 3,
  },
  formats: FACEBOOK_FORMATS,
  // POSTS: the preview is made of the page's own Open Graph tags.
  cardImage: null,
  // No limit of `alt_text_custom` is documented; this one is ours.
  maxAltTextLength: 1000,
  linkStyle: 'attached',
  options: facebookOptionsSchema,
  metrics: ['impressions', 'reach', 'videoViews', 'likes', 'comments', 'shares', 'clicks'],
  // Ours: a post costs two to seven calls, out of the Page's daily budget.
  metricsBatch: 10,
  // What other clients do: looks after 20 s and up to about five minutes; lists lag behind.
  settlingMs: [20_000, 60_000, 90_000, 120_000],
};
