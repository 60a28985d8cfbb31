import type { JsonValue, MediaFile, PostContent } from '../contract';
import { childHandle, POST_HANDLE, recipeOf } from './container-handle';
import type { InstagramOptions } from './options';
import { captionOf, filesOf, productOf } from './product';

/** A container to be made. */
export interface ContainerPlan {
  /** Name of its handle. */
  name: string;
  /** Sent as they are, apart from the source of the file and the ids of the items. */
  fields: Readonly<Record<string, JsonValue>>;
  recipe: string;
  file: MediaFile | null;
  /** Items of a carousel. */
  children: readonly ContainerPlan[];
}

type Fields = Record<string, JsonValue>;

/** What must exist at Instagram before the post can be published (MED). */
export const planContainers = (content: PostContent, options: InstagramOptions): ContainerPlan => {
  const files = filesOf(content);
  const [first] = files;
  const caption = captionOf(content);
  const fields = { ...(caption === '' ? {} : { caption }), ...optionFields(options) };
  switch (productOf(content)) {
    case 'STORY':
      return planOf(first ?? null, {
        media_type: 'STORIES',
        ...tagFields(options),
        ...aiField(options),
      });
    case 'REELS':
      return planOf(first ?? null, {
        media_type: 'REELS',
        ...fields,
        ...tagFields(options),
        ...reelFields(content, options),
      });
    case 'FEED':
      if (files.length > 1) return planCarousel(files, fields, options);
      return planOf(first ?? null, { ...fields, ...tagFields(options), ...altField(first) });
  }
};

const planOf = (file: MediaFile | null, fields: Fields): ContainerPlan => ({
  name: POST_HANDLE,
  fields,
  recipe: recipeOf([fields, factsOf(file)]),
  file,
  children: [],
});

const planCarousel = (
  files: readonly MediaFile[],
  fields: Fields,
  options: InstagramOptions
): ContainerPlan => {
  // Tags do not go with videos, nor with the carousel itself.
  const tagged = files.find(({ kind }) => kind === 'image');
  const children = files.map((file, place) => {
    const tags = file === tagged ? tagFields(options) : {};
    const child: Fields =
      file.kind === 'video'
        ? { media_type: 'VIDEO', is_carousel_item: true }
        : { is_carousel_item: true, ...tags, ...altField(file) };
    // The same file may stand in a carousel twice.
    return { ...planOf(file, child), name: childHandle(`${place} ${file.key}`) };
  });
  const own = { media_type: 'CAROUSEL', ...fields };
  return {
    name: POST_HANDLE,
    fields: own,
    recipe: recipeOf([own, children.map(({ recipe }) => recipe)]),
    file: null,
    children,
  };
};

const factsOf = (file: MediaFile | null): JsonValue =>
  file && [file.key, file.mimeType, file.byteLength];

const altField = (file: MediaFile | undefined): Fields =>
  file?.kind === 'image' && file.altText !== '' ? { alt_text: file.altText } : {};

const aiField = ({ madeWithAi }: InstagramOptions): Fields =>
  madeWithAi ? { is_ai_generated: true } : {};

/** What goes with every post that has a caption. */
const optionFields = (options: InstagramOptions): Fields => {
  const { collaborators, locationId, paidPartnership, sponsorIds } = options;
  return {
    ...(collaborators?.length ? { collaborators } : {}),
    ...(locationId ? { location_id: locationId } : {}),
    ...aiField(options),
    ...(paidPartnership ? { is_paid_partnership: true } : {}),
    ...(sponsorIds?.length ? { branded_content_sponsor_ids: sponsorIds } : {}),
  };
};

const tagFields = ({ userTags }: InstagramOptions): Fields => {
  if (!userTags?.length) return {};
  const tags = userTags.map(({ username, x, y }) => ({
    username,
    ...(typeof x === 'number' ? { x } : {}),
    ...(typeof y === 'number' ? { y } : {}),
  }));
  return { user_tags: tags };
};

const STRATEGIES = { manual: 'MANUAL', performance: 'SS_PERFORMANCE' } as const;

const reelFields = ({ format }: PostContent, options: InstagramOptions): Fields => {
  const { shareToFeed, coverUrl, thumbOffsetMs, audioName, trialReel } = options;
  return {
    // A video that was meant for the feed is a reel that is shown there.
    ...(typeof shareToFeed === 'boolean' || format === 'feed'
      ? { share_to_feed: shareToFeed ?? true }
      : {}),
    ...(coverUrl ? { cover_url: coverUrl } : {}),
    ...(typeof thumbOffsetMs === 'number' ? { thumb_offset: thumbOffsetMs } : {}),
    ...(audioName ? { audio_name: audioName } : {}),
    ...(trialReel ? { trial_params: { graduation_strategy: STRATEGIES[trialReel] } } : {}),
  };
};
