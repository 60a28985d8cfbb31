import { getJson, withToken } from './get-json';
import type { PostReader } from './post-reader';
import { READER_CLIENT_ID } from './reader-app';
import { consentAt, credentialsOf, exchangeOf, newProof, tokenAt } from './reader-consent';

interface VideoList {
  data: { videos: { id: string; video_description: string }[] };
}

/** TikTok names the app by a key of its own. */
const CLIENT_KEY = { client_key: READER_CLIENT_ID };

/** Photo posts stand among the videos. */
export const tiktokReader = async (base: string, secret: string): Promise<PostReader> => {
  const { verifier, challenge } = newProof('hex');
  const code = await consentAt(`${base}/v2/auth/authorize/`, {
    ...CLIENT_KEY,
    scope: 'user.info.basic,video.list',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  const proof = { code_verifier: verifier };
  const token = await tokenAt(`${base}/v2/oauth/token/`, {
    fields: { ...exchangeOf(code), ...credentialsOf(secret), ...CLIENT_KEY, ...proof },
  });
  const { headers } = withToken(token);
  return async ({ url }) => {
    // What the plugin knows may still be the id of the publishing; the address has the post's.
    const id = new URL(url).pathname.split('/').at(-1) ?? '';
    const { data } = await getJson<VideoList>(
      `${base}/v2/video/query/?fields=id,video_description`,
      {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json; charset=UTF-8' },
        body: JSON.stringify({ filters: { video_ids: [id] } }),
      }
    );
    const [video] = data.videos;
    if (!video) throw new Error(`TikTok has no public post ${id}.`);
    return video.video_description;
  };
};
