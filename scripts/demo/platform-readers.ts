import type { Sandbox } from '../../sandbox/src';
import { blueskyReader } from './readers/bluesky-reader';
import { facebookReader } from './readers/facebook-reader';
import { instagramReader } from './readers/instagram-reader';
import { linkedInReader } from './readers/linkedin-reader';
import { mastodonReader } from './readers/mastodon-reader';
import { signingInLate, type PostReader } from './readers/post-reader';
import { threadsReader } from './readers/threads-reader';
import { tiktokReader } from './readers/tiktok-reader';
import { xReader } from './readers/x-reader';

export type { PostReader } from './readers/post-reader';
export { READER_CLIENT_ID, READER_REDIRECT } from './readers/reader-app';

/** Every platform that this sandbox has. */
export type PostReaders = Record<keyof Sandbox['urls'], PostReader>;

/** One reader per platform, each with a consent of its own once it has something to read. */
export const createReaders = (sandbox: Sandbox, secret: string): Promise<PostReaders> => {
  const { urls } = sandbox;
  return Promise.resolve({
    x: signingInLate(() => xReader(urls.x, secret)),
    linkedin: signingInLate(() => linkedInReader(sandbox, secret)),
    bluesky: blueskyReader(urls.bluesky),
    facebook: signingInLate(() => facebookReader(urls.facebook, secret)),
    instagram: signingInLate(() => instagramReader(urls.instagram, secret)),
    threads: signingInLate(() => threadsReader(urls.threads, secret)),
    tiktok: signingInLate(() => tiktokReader(urls.tiktok, secret)),
    mastodon: signingInLate(() => mastodonReader(urls.mastodon, secret)),
  });
};
