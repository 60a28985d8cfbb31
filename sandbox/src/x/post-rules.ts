import type { Knobs } from './knobs';
import { hasLongVideos, VIDEO_LIMITS } from './media-rules';
import type { PostBody } from './post-schema';
import { badRequest, ApiProblem, forbidden, notPermitted } from './problems';
import {
  accountByUsername,
  visiblePost,
  type Post,
  type Upload,
  type XAccount,
  type XSite,
} from './state';
import { weightedLength } from './text-count';
import { mentionsIn } from './text-entities';
import { invalidMedia, isUploadReady, usableUpload } from './uploads';
import { detectUrls } from './url-detection';

const TEXT_LIMIT = 280;
const PREMIUM_TEXT_LIMIT = 25_000;
// U+0085 and U+180E are white space to the platform, though not to \s.
const CASHTAG =
  /(?:^|[\s\u0085\u180e])\$[a-z]{1,6}(?:[._][a-z]{1,2})?(?=$|\s|[!'#%&"()*+,\\\-./:;<=>?@[\]^_{|}~$])/gi;

const isPremium = (account: XAccount): boolean =>
  account.subscriptionType === 'Premium' || account.subscriptionType === 'PremiumPlus';

interface Draft {
  site: XSite;
  account: XAccount;
  body: PostBody;
  /** NFC. */
  text: string;
}

/** Everything a self-serve app is refused, in the order of platforms/x.md §3 and §7. */
export const checkPost = (draft: Draft): { uploads: Upload[]; parent: Post | null } => {
  checkText(draft);
  checkPackage(draft);
  const parent = checkReply(draft);
  const uploads = checkMedia(draft);
  checkDuplicate(draft);
  return { uploads, parent };
};

const checkText = ({ site, account, text }: Draft): void => {
  const problem = textProblem({ knobs: site.state.knobs, account, text });
  if (problem) throw problem;
};

/** What is wrong with the words alone; the text is NFC and not empty. */
export const textProblem = (input: {
  knobs: Knobs;
  account: XAccount;
  text: string;
}): ApiProblem | null => {
  const { knobs, account, text } = input;
  const limit = isPremium(account) ? PREMIUM_TEXT_LIMIT : TEXT_LIMIT;
  if (weightedLength(text) > limit) {
    const detail =
      'Your Tweet text is too long. For more information on how Twitter determines text length ' +
      'see https://github.com/twitter/twitter-text.';
    return knobs.tooLongStatus === 403 ? forbidden(detail) : badRequest(detail);
  }
  const isBlocked =
    knobs.blockedDomains.length > 0 &&
    detectUrls(text).some(({ url }) => knobs.blockedDomains.includes(hostOf(url)));
  if (isBlocked) return badRequest('The Tweet contains an invalid URL.');
  return (text.match(CASHTAG) ?? []).length > 1
    ? forbidden('Posts are limited to a maximum of one cashtag.')
    : null;
};

/** What the pay-per-use package does not include. */
const checkPackage = ({ site, body, text }: Draft): void => {
  if (body.quote_tweet_id !== undefined) {
    throw forbidden('Quoting posts is not allowed for your access package.');
  }
  if (!site.state.knobs.mentionsAllowed && !body.reply && mentionsIn(text).length > 0) {
    throw forbidden('Creating posts with @mentions is not allowed for your access package.');
  }
  // No account of the sandbox is an advertiser or in a Community, and edits are not simulated.
  if (body.nullcast || body.card_uri !== undefined) throw notPermitted();
  if (body.community_id !== undefined || body.edit_options) throw notPermitted();
};

/** Since 2026-02-23 replies go to one's own posts and to people who asked by a mention only. */
const checkReply = ({ site, account, body }: Draft): Post | null => {
  if (!body.reply) return null;
  const parent = visiblePost(site, body.reply.in_reply_to_tweet_id);
  if (!parent) {
    // From memory, not from the documentation.
    throw forbidden('You attempted to reply to a Tweet that is deleted or not visible to you.');
  }
  const isMentioned = mentionsIn(parent.rawText).some(
    (username) => accountByUsername(site, username)?.id === account.id
  );
  if (parent.authorId === account.id || isMentioned) return parent;
  throw forbidden(
    'You can only reply to or quote posts where you are mentioned or are the author.',
    'not-authorized-for-resource'
  );
};

const checkMedia = ({ site, account, body }: Draft): Upload[] => {
  const ids = body.media?.media_ids ?? [];
  const uploads = ids.map((id) => {
    const upload = usableUpload(site, id, account);
    if (!upload?.category.match(/^(tweet|amplify)_/) || !isUploadReady(site, upload)) {
      throw invalidMedia('media.media_ids', 'Your media IDs are invalid.', id);
    }
    return upload;
  });
  const isPhotos = uploads.every((upload) => upload.category === 'tweet_image');
  if (uploads.length > 1 && !isPhotos) {
    throw invalidMedia('media.media_ids', 'A post takes up to 4 photos, or 1 GIF, or 1 video.');
  }
  for (const upload of uploads) checkVideo(upload, account);
  return uploads;
};

/** Checked again here, against the posting user. */
const checkVideo = (upload: Upload, account: XAccount): void => {
  const limit = hasLongVideos(account) ? VIDEO_LIMITS.premium : VIDEO_LIMITS.ordinary;
  const seconds = upload.file?.video?.seconds ?? 0;
  if (seconds <= limit.minutes * 60 && upload.totalBytes <= limit.bytes) return;
  throw forbidden(`This user is not allowed to post a video longer than ${limit.minutes} minutes.`);
};

const checkDuplicate = ({ site, account, text }: Draft): void => {
  const wanted = normalisedText(text);
  if (!wanted) return;
  const since = site.world.clock.now() - site.state.knobs.duplicateWindowMs;
  const isRepeated = site.state.posts.some(
    (post) =>
      post.authorId === account.id &&
      post.deletedAtMs === null &&
      post.createdAtMs > since &&
      normalisedText(post.rawText) === wanted
  );
  if (!isRepeated) return;
  throw new ApiProblem({
    status: 403,
    title: 'Forbidden',
    detail: 'You are not allowed to create a Tweet with duplicate content.',
  });
};

/** What two posts have in common when a reader calls them the same; the text is NFC already. */
export const normalisedText = (text: string): string => text.replace(/\s+/g, ' ').trim();

const hostOf = (url: string): string =>
  (/^(?:https?:\/\/)?([^/:?]+)/i.exec(url)?.[1] ?? '').toLowerCase();
