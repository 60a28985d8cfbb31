import { parsePostOptions, PlatformFailure } from '../contract';
import type { PreparedPart, PublishRequest } from '../contract';

import { beginUpload, sendHead } from './begin-post';
import { creatorProblems } from './check-content';
import { fetchCreator } from './client';
import type { TikTokApi } from './client';
import { tiktokOptionsSchema } from './options';
import type { TikTokOptions } from './options';
import { postBodyOf } from './post-body';
import type { PostPayload } from './post-body';
import { resumePost } from './resume-post';
import { traitsOf } from './traits';
import type { CreatorTraits } from './traits';

/**
 * Goes on with the post of an earlier run, or asks what the account may post and begins one: an
 * upload up to its last chunk. What TikTok fetches by itself is begun by the commit only.
 */
export const preparePost = async (
  api: TikTokApi,
  request: PublishRequest
): Promise<PreparedPart[]> => {
  const { account, content, journal } = request;
  const [part] = content.parts;
  if (!part || journal.posted.length > 0) return content.parts.map(postedAlready);
  const options = parsePostOptions(tiktokOptionsSchema, request.options, 'TikTok');
  const resumed = await resumePost(api, request);
  const creator =
    resumed.kind === 'none' ? await creatorFor(api, request, options) : traitsOf(account);
  const body = postBodyOf({ part, options, creator });
  const [file] = part.media;
  const isUploaded = file?.kind === 'video' && options.videoTransfer === 'upload';
  let publishId = resumed.kind === 'none' ? null : resumed.handle.publishId;
  if (isUploaded && resumed.kind !== 'sent') {
    const context = { api, request, file };
    const handle = resumed.kind === 'upload' ? resumed.handle : await beginUpload(context, body);
    await sendHead(context, handle, resumed.kind === 'upload' ? resumed.from : 0);
    publishId = handle.publishId;
  }
  const payload: PostPayload = { ...body, publishId, username: creator.username };
  return [{ index: 0, payload }];
};

/** Needs nothing more. */
const postedAlready = (_: unknown, index: number): PreparedPart => ({ index, payload: null });

/** CREATOR, RULES: asked before each post; drafts are the app's business. */
const creatorFor = async (
  api: TikTokApi,
  { account, content }: PublishRequest,
  options: TikTokOptions
): Promise<CreatorTraits> => {
  if (options.mode === 'inbox') return traitsOf(account);
  const creator = await fetchCreator(api);
  const [problem] = creatorProblems({ media: content.parts[0]?.media ?? [], options, creator });
  if (problem) throw new PlatformFailure({ family: 'rejected' }, problem);
  return creator;
};
