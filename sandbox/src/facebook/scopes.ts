/** Every permission the sandbox knows, in the words of the consent screen. */
export const SCOPE_WORDS: Readonly<Record<string, string>> = {
  public_profile: 'Receive your name and profile picture',
  email: 'Receive your email address',
  pages_show_list: 'Show a list of the Pages you manage',
  pages_manage_posts: 'Create and manage content on your Pages',
  pages_read_engagement: 'Read content posted on your Pages',
  pages_manage_engagement: 'Manage comments on your Pages',
  pages_read_user_content: 'Read what other people post on your Pages',
  pages_manage_metadata: 'Manage settings and webhooks of your Pages',
  read_insights: 'Read insights of your Pages and apps',
  business_management: 'Manage your businesses',
  publish_video: 'Publish videos to your Pages',
  instagram_basic: 'Access profile and posts of your linked Instagram accounts',
  instagram_content_publish: 'Publish content on your linked Instagram accounts',
  instagram_manage_comments: 'Manage comments on your linked Instagram accounts',
  instagram_manage_insights: 'Read insights of your linked Instagram accounts',
  instagram_manage_contents: 'Delete content of your linked Instagram accounts',
  ads_management: 'Manage ads of ad accounts you have access to',
  ads_read: 'Read ads of ad accounts you have access to',
};

/** Granted with every login; nobody can untick it. */
export const ALWAYS_GRANTED = 'public_profile';

export const isInstagramScope = (scope: string): boolean => scope.startsWith('instagram_');

/** Permissions that hold for single Pages. */
export const isPageScope = (scope: string): boolean =>
  scope.startsWith('pages_') || scope === 'read_insights' || scope === 'publish_video';

/** What an app that posts to Pages asks for. */
export const DEFAULT_CONFIGURATION: readonly string[] = [
  'pages_show_list',
  'pages_manage_posts',
  'pages_read_engagement',
  'pages_manage_engagement',
  'read_insights',
  'business_management',
];
