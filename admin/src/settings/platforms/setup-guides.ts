import type { MessageId } from '../../translations/message';

/** How an app comes into being at its platform. */
export interface SetupGuide {
  /** The platform's developer portal, by its own name. */
  portalName: string;
  portalUrl: string;
  /** What the portal calls the client id and the client secret. */
  idName: string;
  secretName: string;
  /** Three to six steps, in this order. */
  steps: MessageId[];
  /** Apps without a secret exist there. */
  hasPublicClients?: boolean;
}

const LINKEDIN = {
  portalName: 'LinkedIn Developers',
  portalUrl: 'https://www.linkedin.com/developers/apps',
  idName: 'Client ID',
  secretName: 'Primary Client Secret',
};

const META = {
  portalName: 'Meta for Developers',
  portalUrl: 'https://developers.facebook.com/apps',
};

// What the portals look like as of 2026-11; they move things now and then.
const GUIDES: Readonly<Record<string, SetupGuide>> = {
  x: {
    portalName: 'X Developers',
    portalUrl: 'https://developer.x.com',
    idName: 'OAuth 2.0 Client ID',
    secretName: 'OAuth 2.0 Client Secret',
    steps: ['guide.x.app', 'guide.x.permissions', 'guide.x.callback', 'guide.x.keys'],
    hasPublicClients: true,
  },
  linkedin: {
    ...LINKEDIN,
    steps: [
      'guide.linkedin.app',
      'guide.linkedin.products',
      'guide.linkedin.callback',
      'guide.linkedin.keys',
    ],
  },
  'linkedin-organization': {
    ...LINKEDIN,
    steps: [
      'guide.linkedinPages.app',
      'guide.linkedinPages.product',
      'guide.linkedin.callback',
      'guide.linkedin.keys',
    ],
  },
  facebook: {
    ...META,
    idName: 'App ID',
    secretName: 'App secret',
    steps: [
      'guide.facebook.app',
      'guide.facebook.permissions',
      'guide.facebook.instagram',
      'guide.facebook.callback',
      'guide.facebook.keys',
      'guide.facebook.live',
    ],
  },
  instagram: {
    ...META,
    idName: 'Instagram app ID',
    secretName: 'Instagram app secret',
    steps: [
      'guide.instagram.app',
      'guide.instagram.permissions',
      'guide.instagram.callback',
      'guide.instagram.keys',
      'guide.instagram.review',
    ],
  },
  threads: {
    ...META,
    idName: 'Threads App ID',
    secretName: 'Threads App secret',
    steps: [
      'guide.threads.app',
      'guide.threads.permissions',
      'guide.threads.callback',
      'guide.threads.keys',
      'guide.threads.testers',
    ],
  },
  tiktok: {
    portalName: 'TikTok for Developers',
    portalUrl: 'https://developers.tiktok.com/apps',
    idName: 'Client key',
    secretName: 'Client secret',
    steps: [
      'guide.tiktok.app',
      'guide.tiktok.scopes',
      'guide.tiktok.callback',
      'guide.tiktok.keys',
      'guide.tiktok.audit',
    ],
  },
};

/** Null for an app that this version of the admin does not know. */
export const guideOf = (app: string): SetupGuide | null =>
  Object.hasOwn(GUIDES, app) ? (GUIDES[app] ?? null) : null;
