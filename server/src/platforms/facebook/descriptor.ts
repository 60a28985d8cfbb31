import type { ConnectorDescriptor, OAuthDescriptor } from '../contract';
import { facebookLogin } from '../meta';

// Sources, all checked 2026-11-22 (DEV = https://developers.facebook.com):
// VER   DEV/docs/graph-api/changelog/versions
// POSTS DEV/documentation/pages-api/posts
// TOK   DEV/docs/graph-api/reference/user/accounts
// SDK   https://github.com/facebook/facebook-business-sdk-codegen, api_specs/specs/Page.json

export const FACEBOOK_BASE_URLS = {
  web: 'https://www.facebook.com',
  graph: 'https://graph.facebook.com',
} as const;

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
