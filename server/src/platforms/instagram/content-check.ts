import type { CheckRequest, ContentProblem, MediaFile } from '../contract';
import { countHashtags, countMentions, MAX_HASHTAGS, MAX_MENTIONS } from './caption';
import { MAX_VIDEO_BITS_PER_SECOND, MAX_VIDEO_WIDTH } from './formats';
import { instagramOptionsSchema, type InstagramOption, type InstagramOptions } from './options';
import { captionOf, filesOf, productOf } from './product';

/** What a post can be as far as options are concerned. */
type Shape = 'image' | 'reel' | 'carousel' | 'story';

/** MED: which options go with what; sending one elsewhere is refused. */
const SUITED: Readonly<Record<InstagramOption, readonly Shape[]>> = {
  collaborators: ['image', 'reel', 'carousel'],
  userTags: ['image', 'reel', 'carousel', 'story'],
  locationId: ['image', 'reel', 'carousel'],
  shareToFeed: ['reel'],
  coverUrl: ['reel'],
  thumbOffsetMs: ['reel'],
  audioName: ['reel'],
  trialReel: ['reel'],
  madeWithAi: ['image', 'reel', 'carousel', 'story'],
  paidPartnership: ['image', 'reel', 'carousel'],
  sponsorIds: ['image', 'reel', 'carousel'],
};

const OF_FACEBOOK_LOGIN: readonly InstagramOption[] = ['paidPartnership', 'sponsorIds'];

const SHAPE_WORDS: Readonly<Record<Shape, string>> = {
  image: 'a single picture',
  reel: 'a reel',
  carousel: 'a carousel',
  story: 'a story',
};

type Problem = Omit<ContentProblem, 'partIndex'>;

/** What the rule table cannot say. */
export const checkInstagramContent = (
  { content, options }: CheckRequest,
  isByFacebook: boolean
): ContentProblem[] => {
  const parsed = instagramOptionsSchema.safeParse(options);
  const given = parsed.success ? parsed.data : {};
  const files = filesOf(content);
  const shape = shapeOf(content);
  return [
    ...checkCaption(captionOf(content)),
    ...files.flatMap(checkVideo),
    ...checkSuited(given, shape, isByFacebook),
    ...checkDetails(given, shape, files),
  ].map((problem) => ({ ...problem, partIndex: 0 }));
};

const shapeOf = (content: CheckRequest['content']): Shape => {
  const product = productOf(content);
  if (product === 'STORY') return 'story';
  if (product === 'REELS') return 'reel';
  return filesOf(content).length > 1 ? 'carousel' : 'image';
};

const checkCaption = (text: string): Problem[] => {
  const counts: [code: string, what: string, count: number, most: number][] = [
    ['TOO_MANY_HASHTAGS', 'hashtags', countHashtags(text), MAX_HASHTAGS],
    ['TOO_MANY_MENTIONS', 'mentions', countMentions(text), MAX_MENTIONS],
  ];
  return counts
    .filter(([, , count, most]) => count > most)
    .map(([code, what, count, most]) => ({
      code,
      message: `The text has ${count} ${what}; Instagram takes ${most}.`,
    }));
};

const checkVideo = ({ kind, name, width, video, byteLength }: MediaFile): Problem[] => {
  if (kind !== 'video') return [];
  const problems: Problem[] = [];
  if ((width ?? 0) > MAX_VIDEO_WIDTH) {
    const message = `${name} is ${width} pixels wide; Instagram takes ${MAX_VIDEO_WIDTH}.`;
    problems.push({ code: 'MEDIA_PIXELS', message });
  }
  const seconds = (video?.durationMs ?? 0) / 1000;
  if (seconds > 0 && (byteLength * 8) / seconds > MAX_VIDEO_BITS_PER_SECOND) {
    const message = `${name} has more than ${MAX_VIDEO_BITS_PER_SECOND / 1_000_000} Mbit a second, which is all that Instagram takes.`;
    problems.push({ code: 'MEDIA_BITRATE', message });
  }
  return problems;
};

const isChosen = (value: InstagramOptions[InstagramOption]): boolean =>
  value !== undefined &&
  value !== null &&
  value !== false &&
  !(Array.isArray(value) && value.length === 0);

const checkSuited = (given: InstagramOptions, shape: Shape, isByFacebook: boolean): Problem[] => {
  const chosen = (Object.keys(SUITED) as InstagramOption[]).filter((name) => isChosen(given[name]));
  return chosen.flatMap((name): Problem[] => {
    if (!SUITED[name].includes(shape)) {
      const message = `The option "${name}" does not go with ${SHAPE_WORDS[shape]} on Instagram.`;
      return [{ code: 'OPTION_UNSUITED', message }];
    }
    if (isByFacebook || !OF_FACEBOOK_LOGIN.includes(name)) return [];
    const message = `The option "${name}" needs an account that is connected through its Facebook Page.`;
    return [{ code: 'OPTION_UNSUITED', message }];
  });
};

const checkDetails = (
  given: InstagramOptions,
  shape: Shape,
  files: readonly MediaFile[]
): Problem[] => {
  const problems: Problem[] = [];
  const durationMs = files[0]?.video?.durationMs;
  const { thumbOffsetMs } = given;
  if (thumbOffsetMs && durationMs !== undefined && thumbOffsetMs >= durationMs) {
    const message = `The cover frame lies beyond the end of the video (${durationMs} ms).`;
    problems.push({ code: 'THUMB_OFFSET', message });
  }
  // In stories the place may be left out.
  const isOnPicture = shape !== 'story' && files.some(({ kind }) => kind === 'image');
  const tags = given.userTags ?? [];
  if (isOnPicture && tags.some(({ x, y }) => typeof x !== 'number' || typeof y !== 'number')) {
    const message = 'On a picture each tagged person needs a place (x and y).';
    problems.push({ code: 'TAG_WITHOUT_PLACE', message });
  }
  if (tags.length > 0 && files.length > 1 && files.every(({ kind }) => kind === 'video')) {
    const message = 'Nobody can be tagged in a carousel of videos.';
    problems.push({ code: 'OPTION_UNSUITED', message });
  }
  return problems;
};
