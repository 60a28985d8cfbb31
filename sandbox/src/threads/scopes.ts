/** Needed by every endpoint; nobody can untick it. */
export const BASIC_SCOPE = 'threads_basic';

export const PUBLISH_SCOPE = 'threads_content_publish';
export const MANAGE_REPLIES_SCOPE = 'threads_manage_replies';
export const READ_REPLIES_SCOPE = 'threads_read_replies';
export const INSIGHTS_SCOPE = 'threads_manage_insights';
export const DELETE_SCOPE = 'threads_delete';

/** What an app can ask for, in the words of the consent screen (GS, DEL). */
export const SCOPE_WORDS: Readonly<Record<string, string>> = {
  [BASIC_SCOPE]: 'See your profile and your threads',
  threads_content_publish: 'Create and publish threads for you',
  threads_manage_replies: 'Reply for you, hide replies and choose who can reply',
  threads_read_replies: 'Read the replies to your threads',
  threads_manage_insights: 'See how your threads perform',
  threads_delete: 'Delete your threads',
  threads_manage_mentions: 'See threads that mention you',
  threads_keyword_search: 'Search public threads',
  threads_location_tagging: 'Add places to your threads',
  threads_profile_discovery: 'Look up public profiles',
  threads_share_to_instagram: 'Share your threads to your Instagram story',
};

export const isScope = (scope: string): boolean => Object.hasOwn(SCOPE_WORDS, scope);
