import { pullMedia } from '../kernel/pull-media';
import type { Publish, TikTok } from './state';

/** MEDIA: 20 MB a photo, 4 GB a video. */
const MAX_BYTES = { photo: 20 * 1024 * 1024, video: 4 * 1024 ** 3 } as const;

/** Gets every file as TikTok does: no redirects, and one that fails fails the post (STATUS). */
export const pullFiles = async (
  { world }: TikTok,
  { urls, kind }: Publish
): Promise<{ files: Uint8Array[] } | { failReason: string }> => {
  const files: Uint8Array[] = [];
  for (const url of urls) {
    const pull = await pullMedia(url, { pages: world.pages, maxBytes: MAX_BYTES[kind] });
    if ('problem' in pull) return { failReason: `${kind}_pull_failed` };
    files.push(pull.file.bytes);
  }
  return { files };
};
