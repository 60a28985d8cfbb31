import {
  readAttachedText,
  readGif,
  readPoll,
  readSpoilers,
  type AttachedText,
} from './attachment-params';
import type { Call, Params } from './call';
import { expectScope } from './call';
import { invalidParameter } from './graph-error';
import { MANAGE_REPLIES_SCOPE } from './scopes';
import { MEDIA_TYPES, type MediaType, type PostFacts } from './state';
import { textPostRefusal, textRefusal } from './text-rules';

/** Every parameter of `POST /{user}/threads` (PUB, POSTS, PM). */
export const CONTAINER_PARAMS = [
  ...['media_type', 'text', 'image_url', 'video_url', 'is_carousel_item', 'children'],
  ...['reply_to_id', 'reply_control', 'alt_text', 'link_attachment', 'topic_tag', 'quote_post_id'],
  ...['auto_publish_text', 'poll_attachment', 'text_attachment', 'gif_attachment'],
  ...['is_spoiler_media', 'text_entities', 'is_ghost_post', 'enable_reply_approvals'],
  ...['crossreshare_to_ig', 'crossreshare_to_ig_dark_mode'],
  ...['allowlisted_country_codes', 'location_id'],
];

/** What only posts without files have. */
const TEXT_ONLY = [
  ...['link_attachment', 'poll_attachment', 'text_attachment', 'gif_attachment'],
  'auto_publish_text',
];

/** What a child of a carousel has: a file and its description. */
const CHILD_PARAMS = ['media_type', 'image_url', 'video_url', 'is_carousel_item', 'alt_text'];

const REPLY_CONTROLS = [
  ...['everyone', 'accounts_you_follow', 'mentioned_only'],
  ...['parent_post_author_only', 'followers_only'],
];

const MAX_ALT_TEXT = 1000;
const MAX_TOPIC_TAG = 50;

/** What a create call asks for, as far as it says so itself. */
export interface ContainerRequest {
  mediaType: MediaType;
  isCarouselItem: boolean;
  facts: PostFacts;
  mediaUrl: string | null;
  altText: string;
  children: string[];
  replyToId: string | null;
  publishesItself: boolean;
}

/** The request, or the refusal of whatever is wrong with it. */
export const readContainerRequest = (call: Call): ContainerRequest => {
  const { params } = call;
  const mediaType = oneOf(params, 'media_type', MEDIA_TYPES);
  const isCarouselItem = flag(params, 'is_carousel_item');
  checkFit(params, mediaType, isCarouselItem);
  return {
    mediaType,
    isCarouselItem,
    facts: factsOf(call, mediaType),
    mediaUrl: mediaUrlOf(params, mediaType),
    altText: altTextOf(params),
    children: mediaType === 'CAROUSEL' ? childrenOf(params) : [],
    replyToId: params.reply_to_id ?? null,
    publishesItself: flag(params, 'auto_publish_text'),
  };
};

/** Which parameters go together. */
const checkFit = (params: Params, mediaType: MediaType, isCarouselItem: boolean): void => {
  const isFor = (name: string, ...types: MediaType[]) => {
    if (params[name] === undefined || types.includes(mediaType)) return;
    throw invalidParameter(`Param ${name} does not go with media_type ${mediaType}.`);
  };
  isFor('image_url', 'IMAGE');
  isFor('video_url', 'VIDEO');
  isFor('children', 'CAROUSEL');
  isFor('alt_text', 'IMAGE', 'VIDEO');
  for (const name of TEXT_ONLY) isFor(name, 'TEXT');
  if (!isCarouselItem) return;
  isFor('is_carousel_item', 'IMAGE', 'VIDEO');
  const foreign = Object.keys(params).find((name) => !CHILD_PARAMS.includes(name));
  if (foreign) throw invalidParameter(`Param ${foreign} does not belong to a carousel item.`);
};

const factsOf = (call: Call, mediaType: MediaType): PostFacts => {
  const { params } = call;
  const attached = params.text_attachment ? readAttachedText(params.text_attachment) : null;
  const text = params.text ?? '';
  checkWords(params, mediaType, attached);
  return {
    text,
    linkAttachment: params.link_attachment ?? attached?.link ?? null,
    topicTag: topicTagOf(params),
    replyControl: replyControlOf(call),
    poll: pollOf(params),
    attachedText: attached?.text ?? null,
    gifId: params.gif_attachment ? readGif(params.gif_attachment) : null,
    hidesMedia: flag(params, 'is_spoiler_media'),
    spoilers: params.text_entities ? readSpoilers(params.text_entities, text) : [],
    ...ghostOf(params),
    quotedId: params.quote_post_id ?? null,
    countries: countriesOf(params),
    ...placeOf(call),
    isSharedToInstagram: sharedOf(call),
  };
};

const checkWords = (params: Params, mediaType: MediaType, attached: AttachedText | null): void => {
  const linkAttachment = params.link_attachment ?? attached?.link ?? null;
  if (params.link_attachment !== undefined && !isWebAddress(params.link_attachment)) {
    throw invalidParameter('Param link_attachment must be a valid URL.');
  }
  const written = { text: params.text ?? null, linkAttachment };
  const refusal = mediaType === 'TEXT' ? textPostRefusal(written) : textRefusal(written);
  if (refusal) throw invalidParameter(refusal);
};

const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

const topicTagOf = ({ topic_tag: tag }: Params): string | null => {
  if (tag === undefined) return null;
  if (tag.length >= 1 && tag.length <= MAX_TOPIC_TAG && !/[.&]/.test(tag)) return tag;
  throw invalidParameter(
    'Param topic_tag must have 1 to 50 characters and no periods or ampersands.'
  );
};

const replyControlOf = (call: Call): string => {
  if (call.params.reply_control === undefined) return 'everyone';
  expectScope(call, MANAGE_REPLIES_SCOPE);
  return oneOf(call.params, 'reply_control', REPLY_CONTROLS);
};

const pollOf = (params: Params): string[] | null => {
  if (params.poll_attachment === undefined) return null;
  if (params.link_attachment !== undefined) {
    throw invalidParameter('Params poll_attachment and link_attachment do not go together.');
  }
  return readPoll(params.poll_attachment);
};

const ghostOf = (params: Params): Pick<PostFacts, 'isGhost' | 'needsApproval'> => {
  const isGhost = flag(params, 'is_ghost_post');
  const needsApproval = flag(params, 'enable_reply_approvals');
  if (isGhost && (needsApproval || params.reply_to_id !== undefined)) {
    throw invalidParameter('A ghost post is no reply and has no reply approvals.');
  }
  return { isGhost, needsApproval };
};

const countriesOf = ({ allowlisted_country_codes: codes }: Params): string[] => {
  if (codes === undefined) return [];
  const countries = codes.split(',');
  if (countries.every((code) => /^[A-Z]{2}$/.test(code))) return countries;
  throw invalidParameter('Param allowlisted_country_codes must be ISO 3166-1 alpha-2 codes.');
};

const placeOf = (call: Call): Pick<PostFacts, 'locationId'> => {
  const { location_id: id } = call.params;
  if (id === undefined) return { locationId: null };
  expectScope(call, 'threads_location_tagging');
  if (!/^\d+$/.test(id)) throw invalidParameter('Param location_id must be the id of a location.');
  return { locationId: id };
};

const sharedOf = (call: Call): boolean => {
  const isShared = flag(call.params, 'crossreshare_to_ig');
  const isDark = flag(call.params, 'crossreshare_to_ig_dark_mode');
  if (isShared || isDark) expectScope(call, 'threads_share_to_instagram');
  return isShared;
};

const mediaUrlOf = (params: Params, mediaType: MediaType): string | null => {
  if (mediaType !== 'IMAGE' && mediaType !== 'VIDEO') return null;
  const name = mediaType === 'IMAGE' ? 'image_url' : 'video_url';
  const url = params[name];
  if (!url) throw invalidParameter(`The parameter ${name} is required.`);
  return url;
};

const altTextOf = ({ alt_text: text = '' }: Params): string => {
  if (text.length <= MAX_ALT_TEXT) return text;
  throw invalidParameter(`Param alt_text must be at most ${MAX_ALT_TEXT} characters long.`);
};

const childrenOf = ({ children = '' }: Params): string[] => {
  const ids = children.split(',').filter(Boolean);
  if (ids.length >= 2 && ids.length <= 20) return ids;
  throw invalidParameter('Param children must have 2 to 20 carousel items.');
};

const flag = (params: Params, name: string): boolean => {
  const value = params[name];
  if (value === undefined || value === 'false') return false;
  if (value === 'true') return true;
  throw invalidParameter(`Param ${name} must be a boolean.`);
};

const oneOf = <T extends string>(params: Params, name: string, values: readonly T[]): T => {
  const value = values.find((each) => each === params[name]);
  if (value !== undefined) return value;
  throw invalidParameter(`Param ${name} must be one of {${values.join(', ')}}.`);
};
