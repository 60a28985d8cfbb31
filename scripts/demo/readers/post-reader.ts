/**
 * Reads a post by its id through the platform's own API; resolves with its text as written, as far
 * as the platform tells it.
 */
export type PostReader = (post: { id: string; url: string }) => Promise<string>;

/** The same reader, which signs in when the first post is to be read. */
export const signingInLate = (signIn: () => Promise<PostReader>): PostReader => {
  let reader: Promise<PostReader> | null = null;
  return async (post) => {
    reader ??= signIn();
    return (await reader)(post);
  };
};
