import type { CheckRequest, ContentProblem, MediaFile } from '../contract';

import { tiktokOptionsSchema } from './options';
import type { TikTokOptions } from './options';
import { countTikTokUnits, MAX_CAPTION_UNITS, MAX_DESCRIPTION_UNITS } from './text';
import { traitsOf } from './traits';
import type { CreatorTraits } from './traits';

type Problem = Pick<ContentProblem, 'code' | 'message'>;

/** A rule of TikTok: why it is broken, or null. */
type Rule = (post: CheckedPost) => Problem | null;

interface CheckedPost {
  media: readonly MediaFile[];
  options: TikTokOptions;
  creator: CreatorTraits;
}

/** What the account's own settings say against a post; asked again right before it is begun. */
export const creatorProblems = (post: CheckedPost): Problem[] =>
  post.options.mode === 'inbox' ? [] : broken([privacyOffered, durationAllowed], post);

/** What is TikTok's alone; the options are valid. */
export const contentProblems = (request: CheckRequest): ContentProblem[] => {
  const options = tiktokOptionsSchema.parse(request.options);
  const media = request.content.parts[0]?.media ?? [];
  const post = { media, options, creator: traitsOf(request.account) };
  const isDirect = options.mode === 'direct';
  const problems = [
    ...broken(isDirect ? DIRECT_RULES : [], post),
    ...broken([titleIsSound, coverIsThere, mediaIsFetchable], post),
  ];
  return problems.map((problem) => ({ ...problem, partIndex: null }));
};

/** PHOTO: photos may say more than videos; the general limit is that of videos (POST). */
export const isTextInPhotoLimit = ({ content }: CheckRequest): boolean => {
  const [part] = content.parts;
  const isPhotos = part?.media[0]?.kind === 'image';
  if (!part || !isPhotos || part.text.length > MAX_DESCRIPTION_UNITS) return false;
  return countTikTokUnits(part.text) > MAX_CAPTION_UNITS;
};

const broken = (rules: readonly Rule[], post: CheckedPost): Problem[] =>
  rules.map((rule) => rule(post)).filter((problem) => problem !== null);

const privacyChosen: Rule = ({ options }) =>
  options.privacyLevel
    ? null
    : {
        code: 'PRIVACY_MISSING',
        message: 'Choose who can see the post on TikTok; there is no default.',
      };

const privacyOffered: Rule = ({ options, creator }) => {
  const { privacyLevel } = options;
  const isOffered = creator.privacyLevels.length === 0 || !privacyLevel;
  if (isOffered || creator.privacyLevels.includes(privacyLevel)) return null;
  const offered = creator.privacyLevels.join(', ');
  return {
    code: 'PRIVACY_NOT_OFFERED',
    message: `The account does not offer ${privacyLevel} on TikTok; it offers ${offered}.`,
  };
};

const durationAllowed: Rule = ({ media, creator }) => {
  const maxS = creator.maxVideoDurationS;
  const longest = Math.max(0, ...media.map(({ video }) => video?.durationMs ?? 0));
  if (maxS === null || longest <= maxS * 1000) return null;
  return {
    code: 'MEDIA_DURATION',
    message: `The video is longer than the ${maxS} seconds that TikTok allows this account.`,
  };
};

const agreed: Rule = ({ options }) =>
  options.agreesToTerms
    ? null
    : {
        code: 'CONSENT_MISSING',
        message: `Posting on TikTok needs your agreement to TikTok's ${options.isBrandedContent ? 'Branded Content Policy and ' : ''}Music Usage Confirmation.`,
      };

/** RULES: the switch on, and nothing chosen, may not be posted; nor the other way round. */
const disclosureSaysWhat: Rule = ({ options }) => {
  const saysWhat = options.isYourBrand || options.isBrandedContent;
  if (options.disclosesContent === saysWhat) return null;
  return saysWhat
    ? {
        code: 'DISCLOSURE_OFF',
        message: 'Switch the disclosure of advertising on to label the post.',
      }
    : {
        code: 'DISCLOSURE_EMPTY',
        message: 'Say whether the post promotes your brand, another brand or both.',
      };
};

/** RULES */
const brandedIsVisible: Rule = ({ options }) =>
  options.isBrandedContent && options.privacyLevel === 'SELF_ONLY'
    ? {
        code: 'BRANDED_CONTENT_PRIVATE',
        message: 'Branded content on TikTok cannot be visible to yourself only.',
      }
    : null;

const DIRECT_RULES: readonly Rule[] = [
  ...[privacyChosen, privacyOffered, agreed, disclosureSaysWhat, brandedIsVisible],
];

const titleIsSound: Rule = ({ options: { photoTitle } }) =>
  photoTitle.isWellFormed() && !photoTitle.includes('\u0000')
    ? null
    : { code: 'TEXT_BROKEN', message: 'The title of the photo post holds broken characters.' };

const coverIsThere: Rule = ({ media, options: { photoCoverIndex } }) =>
  media[0]?.kind === 'image' && photoCoverIndex >= media.length
    ? {
        code: 'COVER_OUT_OF_RANGE',
        message: `The post has ${media.length} photos, so there is no cover ${photoCoverIndex}; the first is 0.`,
      }
    : null;

/** TRANSFER: https only; a sandbox on this machine may do without. */
const mediaIsFetchable: Rule = ({ media, options }) => {
  const [file] = media;
  if (file?.kind === 'video' && options.videoTransfer === 'upload') return null;
  if (file?.kind === 'video' && file.url === null) {
    const message = `${file.name} must be fetched by TikTok itself, and this Strapi has no public address. Upload it instead.`;
    return { code: 'MEDIA_NOT_PUBLIC', message };
  }
  const plain = media.find(({ url }) => url !== null && !isFetchable(url));
  if (!plain) return null;
  const message = `${plain.name} cannot be fetched by TikTok: its address must begin with https.`;
  return { code: 'MEDIA_NOT_HTTPS', message };
};

const isFetchable = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  return protocol === 'https:' || (protocol === 'http:' && isHere);
};
