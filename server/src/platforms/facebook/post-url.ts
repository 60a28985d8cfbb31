/** POSTS: the id of a post leads to its page, whatever its permalink looks like. */
export const postUrl = (webUrl: string, pagePostId: string): string => `${webUrl}/${pagePostId}`;

/** Videos of Pages are surfaced as reels since 2025. */
export const videoUrl = (webUrl: string, videoId: string): string => `${webUrl}/reel/${videoId}`;

/** The permalink of a video as Facebook tells it: a path, or a whole address of its own site. */
export const permalinkOf = (webUrl: string, permalink: string | null): string | null => {
  if (!permalink || !URL.canParse(permalink, webUrl)) return null;
  const url = new URL(permalink, webUrl);
  const isFacebook =
    /(^|\.)facebook\.com$/.test(url.hostname) || url.origin === new URL(webUrl).origin;
  return isFacebook ? webUrl + url.pathname + url.search : null;
};

/** `<page>_<story>`: posts are known by both, while some answers name the story alone. */
export const pagePostId = (pageId: string, postId: string): string =>
  postId.includes('_') ? postId : `${pageId}_${postId}`;
