/** Scopes of the products that posting needs (SCOPES). */
export const SCOPE_NAMES = [
  'user.info.basic',
  'user.info.profile',
  'user.info.stats',
  'video.publish',
  'video.upload',
  'video.list',
] as const;

export type Scope = (typeof SCOPE_NAMES)[number];

/** Added to every app with Login Kit; nobody can untick it. */
export const BASIC_SCOPE: Scope = 'user.info.basic';

/** As the consent screen says it. */
export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  'user.info.basic': 'Read your avatar and display name',
  'user.info.profile': 'Read your bio, profile link and whether you are verified',
  'user.info.stats': 'Read your numbers of followers, likes and videos',
  'video.publish': 'Post content to TikTok',
  'video.upload': 'Send drafts to your inbox, for you to finish in the app',
  'video.list': 'Read your public videos',
};

export const isScope = (scope: string): scope is Scope => Object.hasOwn(SCOPE_WORDS, scope);
