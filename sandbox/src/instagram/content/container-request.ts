import { z } from 'zod';

import { invalidParameter } from '../../meta/graph-error';
import type { Knobs } from '../knobs';
import type { Arguments } from './arguments';
import { captionProblem } from './caption-rules';
import type { ContainerForm, Host, Wishes } from './model';
import { contentError } from './refusals';

const MAX_ALT_TEXT = 1000;
const MAX_COLLABORATORS = 3;
const MAX_TAGS = 20;
const MAX_SPONSORS = 2;

/** Which parameters go with what; everything else is refused. Key `child` is an item of a carousel. */
const PARAMS = {
  IMAGE: ['image_url', 'caption', 'alt_text', 'user_tags', 'location_id', 'collaborators'],
  REELS: [
    ...['video_url', 'upload_type', 'caption', 'share_to_feed', 'cover_url', 'thumb_offset'],
    ...['audio_name', 'trial_params', 'collaborators', 'user_tags', 'location_id'],
  ],
  STORIES: ['image_url', 'video_url', 'upload_type', 'user_tags', 'caption'],
  CAROUSEL: ['children', 'caption', 'collaborators', 'location_id'],
  childImage: ['image_url', 'alt_text', 'user_tags'],
  childVideo: ['video_url', 'upload_type'],
} as const;

const LABELS = ['is_ai_generated', 'is_paid_partnership', 'branded_content_sponsor_ids'];

/** What the client wants to have made. */
export interface ContainerRequest {
  form: ContainerForm;
  isChild: boolean;
  wishes: Wishes;
  imageUrl: string | null;
  videoUrl: string | null;
  coverUrl: string | null;
  takesBytes: boolean;
}

export interface RequestReading {
  args: Arguments;
  host: Host;
  knobs: Knobs;
}

/** Reads the parameters of `POST /{IG_ID}/media`, or throws what they are answered with. */
export const readContainerRequest = (reading: RequestReading): ContainerRequest => {
  const { args, knobs } = reading;
  const isChild = args.flag('is_carousel_item');
  const form = readForm(args, isChild);
  expectParams(reading, form, isChild);
  const wishes = readWishes(args);
  const problem = form === 'STORIES' ? null : captionProblem(wishes.caption, knobs);
  if (problem) throw problem;
  const request: ContainerRequest = {
    ...{ form, isChild, wishes },
    imageUrl: args.text('image_url') || null,
    videoUrl: args.text('video_url') || null,
    coverUrl: args.text('cover_url') || null,
    takesBytes: args.has('upload_type'),
  };
  expectSource(reading, request);
  return request;
};

const readForm = (args: Arguments, isChild: boolean): ContainerForm => {
  const asked = args.text('media_type') || 'IMAGE';
  const isKnown = ['IMAGE', 'VIDEO', 'REELS', 'STORIES', 'CAROUSEL'].includes(asked);
  if (!isKnown) throw contentError(2207023);
  // A single video has been a reel since 2023, and a reel cannot be an item of a carousel.
  if (asked === 'VIDEO' && !isChild) throw contentError(2207023);
  if (isChild && asked !== 'VIDEO' && asked !== 'IMAGE') {
    throw invalidParameter(`media_type ${asked} cannot be a carousel item`);
  }
  return asked as ContainerForm;
};

const expectParams = ({ args, host }: RequestReading, form: ContainerForm, isChild: boolean) => {
  const named = isChild
    ? PARAMS[form === 'VIDEO' ? 'childVideo' : 'childImage']
    : PARAMS[form === 'VIDEO' ? 'REELS' : form];
  const labels = LABELS.filter((label) => label === 'is_ai_generated' || host === 'facebook');
  args.expectOnly(['media_type', 'is_carousel_item', ...named, ...(isChild ? [] : labels)]);
};

const readWishes = (args: Arguments): Wishes => {
  const altText = args.text('alt_text');
  if (altText.length > MAX_ALT_TEXT) throw invalidParameter('alt_text is too long');
  const collaborators = args.texts('collaborators');
  if (collaborators.length > MAX_COLLABORATORS) throw invalidParameter('Too many collaborators');
  return {
    ...{ caption: args.text('caption'), altText, collaborators },
    children: args.texts('children'),
    userTags: readTags(args),
    locationId: readLocation(args),
    labels: readLabels(args),
    isSharedToFeed: args.flag('share_to_feed', true),
    audioName: args.text('audio_name') || null,
    thumbOffsetMs: args.whole('thumb_offset'),
  };
};

const place = z.number().min(0).max(1).optional();
const tagsSchema = z.array(z.strictObject({ username: z.string().min(1), x: place, y: place }));

/** On feed images every tag has a place. */
const readTags = (args: Arguments): string[] => {
  if (!args.has('user_tags')) return [];
  const tags = tagsSchema.safeParse(args.json('user_tags'));
  if (!tags.success) throw invalidParameter('Param user_tags must be a list of tags.');
  if (tags.data.length > MAX_TAGS) throw contentError(2207040);
  const type = args.text('media_type') || 'IMAGE';
  const lacksPlace = tags.data.some(({ x, y }) => x === undefined || y === undefined);
  if (type === 'IMAGE' && lacksPlace) throw invalidParameter('user_tags need x and y on images.');
  return tags.data.map(({ username }) => username);
};

const readLocation = (args: Arguments): string | null => {
  const id = args.text('location_id');
  if (id === '') return null;
  if (/^\d+$/.test(id)) return id;
  throw invalidParameter('INSTAGRAM_PLATFORM_API__INVALID_LOCATION_ID');
};

const trialSchema = z.strictObject({
  graduation_strategy: z.enum(['MANUAL', 'SS_PERFORMANCE']),
});

const readLabels = (args: Arguments): string[] => {
  const sponsors = args.texts('branded_content_sponsor_ids');
  if (sponsors.length > MAX_SPONSORS) throw invalidParameter('Too many sponsors');
  const isTrial = args.has('trial_params');
  if (isTrial && !trialSchema.safeParse(args.json('trial_params')).success) {
    throw invalidParameter('Param trial_params is invalid.');
  }
  return [
    ...(args.flag('is_ai_generated') ? ['AI info'] : []),
    ...(args.flag('is_paid_partnership') || sponsors.length > 0 ? ['Paid partnership'] : []),
    ...(isTrial ? ['Trial reel'] : []),
  ];
};

const expectSource = ({ args, host, knobs }: RequestReading, request: ContainerRequest): void => {
  const { form, imageUrl, videoUrl, takesBytes } = request;
  const required = (name: string) => invalidParameter(`The parameter ${name} is required`);
  if (form === 'CAROUSEL') {
    const { length } = request.wishes.children;
    if (length < 2 || length > 10) throw contentError(2207028);
    return;
  }
  if (takesBytes && args.text('upload_type') !== 'resumable') {
    throw invalidParameter('Param upload_type must be one of {RESUMABLE}');
  }
  if (takesBytes && host === 'instagram' && !knobs.takesBytesOfInstagramLogin) {
    throw invalidParameter('param upload_type is not allowed');
  }
  const sources = [imageUrl !== null, videoUrl !== null, takesBytes].filter(Boolean).length;
  if (sources > 1) throw invalidParameter('Only one of image_url, video_url and upload_type.');
  if (form === 'IMAGE' && !imageUrl) throw required('image_url');
  if ((form === 'REELS' || form === 'VIDEO') && sources === 0) throw required('video_url');
  if (form === 'STORIES' && sources === 0) throw required('image_url');
};
