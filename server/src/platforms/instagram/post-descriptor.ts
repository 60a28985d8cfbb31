import type { PlatformDescriptor, PostRules } from '../contract';
import { countCaption, MAX_CAPTION_LENGTH } from './caption';
import { FACEBOOK_LOGIN_METHOD, instagramConnectorDescriptor } from './descriptor';
import { formatsWith } from './formats';
import { METRICS } from './metric-names';
import { instagramOptionsSchema } from './options';

const RULES: PostRules = {
  text: {
    limit: MAX_CAPTION_LENGTH,
    count: countCaption,
    unit: 'characters',
    // Thirty are allowed; more than a handful looks like spam.
    hashtags: 5,
  },
  // MED: byte uploads are documented for Facebook Login only.
  formats: formatsWith('url'),
  cardImage: null,
  // MED: on single pictures and pictures of a carousel.
  maxAltTextLength: 1000,
};

const BYTE_RULES: PostRules = { ...RULES, formats: formatsWith('bytes') };

/** What is true of Instagram, in either way to connect. */
export const instagramDescriptor: PlatformDescriptor = {
  ...instagramConnectorDescriptor,
  ...RULES,
  // Addresses in captions are dead text.
  linkStyle: 'none',
  options: instagramOptionsSchema,
  metrics: METRICS,
  // One call each, and up to seven more for a post whose metrics are refused together.
  metricsBatch: 10,
  // A container that is not published is looked at once more after 30 to 60 s (CONT).
  settlingMs: [45_000],
  quotas: [
    {
      id: 'posts',
      label: 'posts in 24 hours',
      scope: 'account',
      // CP: the guide; its other pages say 50 and 25. The account's own is asked for before a post.
      limit: 100,
      windowMs: 24 * 60 * 60_000,
      window: 'rolling',
      takes: 'post',
    },
  ],
  rulesFor: ({ method }) => (method === FACEBOOK_LOGIN_METHOD ? BYTE_RULES : RULES),
};
