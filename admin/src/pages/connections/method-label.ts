import type { MessageId } from '../../translations/message';

/** The server says what a method connects in English; these are known in every language. */
const LABELS: Record<string, MessageId> = {
  'linkedin/default': 'method.ownProfile',
  'linkedin/organization': 'method.companyPages',
  'facebook/default': 'method.pages',
  'instagram/default': 'method.professional',
  'instagram/facebook-login': 'method.byFacebook',
  'x/default': 'method.profile',
  'threads/default': 'method.profile',
  'tiktok/default': 'method.profile',
  'bluesky/default': 'method.profile',
  'mastodon/default': 'method.profile',
};

/** The text for one way to connect; null when only the server knows it. */
export const methodLabelId = (platform: string, method: string): MessageId | null =>
  LABELS[`${platform}/${method}`] ?? null;

/** "mastodon.example", as people call a server. */
export const serverNameOf = (serviceUrl: string | null): string | null =>
  serviceUrl !== null && URL.canParse(serviceUrl) ? new URL(serviceUrl).host : null;
