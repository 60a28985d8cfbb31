import { readMediaFacts } from '../../kernel/media-facts';
import { pullMedia } from '../../kernel/pull-media';
import { GraphError, invalidParameter } from '../../meta/graph-error';
import type { GraphContext } from '../graph';
import type { Facebook } from '../state';
import { addPost, newId } from './content';
import type { Photo } from './content-state';
import { checkedMessage } from './message-rule';
import { admitNamedPage, type PageCaller } from './page-caller';
import { fileIn, flagIn, readBody, textIn, type Body } from './request-body';

const NAMES = [
  ...['source', 'url', 'caption', 'message', 'name', 'alt_text_custom', 'published', 'no_story'],
  ...['temporary', 'scheduled_publish_time', 'place', 'tags', 'targeting', 'backdated_time'],
];

/** https://developers.facebook.com/docs/graph-api/reference/photo, checked 2026-11-22. */
const TYPES = ['image/jpeg', 'image/png', 'image/gif', 'image/tiff', 'image/bmp'];

/** `POST /{page}/photos`: published at once, or kept for a post or a story. */
export const createPhoto = async (facebook: Facebook, context: GraphContext): Promise<Response> => {
  const caller = await admitNamedPage(facebook, context);
  const body = await readBody(context, NAMES);
  if (body.scheduled_publish_time !== undefined) {
    throw invalidParameter('The sandbox does not keep scheduled photos.');
  }
  const isPublished = flagIn(body, 'published', true);
  // `message` and `name` are older names of the same.
  const given = textIn(body, 'caption') ?? textIn(body, 'message') ?? textIn(body, 'name');
  const message = checkedMessage(given);
  const photo = await keepPhoto(facebook, caller, body);
  if (!isPublished) return context.json({ id: photo.id });
  return context.json({ id: photo.id, post_id: publish(facebook, photo, message) });
};

const publish = (facebook: Facebook, photo: Photo, message: string): string => {
  const id = `${photo.pageId}_${newId(facebook)}`;
  const { pageId, appId, createdAt } = photo;
  addPost(facebook, {
    ...{ id, pageId, appId, createdAt, deletedAt: null, format: 'feed', message },
    ...{ link: null, card: null, placeId: null, photoIds: [photo.id], videoId: null },
    visibleAt: createdAt,
  });
  return id;
};

const keepPhoto = async (
  facebook: Facebook,
  { page, app }: PageCaller,
  body: Body
): Promise<Photo> => {
  const { world, state } = facebook;
  const bytes = (await fileIn(body, 'source')) ?? (await pulled(facebook, body));
  if (bytes.byteLength > state.knobs.maxPhotoBytes) throw refusedPhoto();
  const facts = await readMediaFacts(bytes);
  if (facts?.kind !== 'image' || !TYPES.includes(facts.type)) throw refusedPhoto();
  const photo: Photo = {
    id: newId(facebook),
    ...{ pageId: page.id, appId: app.clientId, createdAt: world.clock.now(), deletedAt: null },
    blob: world.blobs.put(bytes),
    ...{ type: facts.type, width: facts.width, height: facts.height },
    altText: textIn(body, 'alt_text_custom') ?? '',
    isTemporary: flagIn(body, 'temporary', false),
    postId: null,
  };
  state.content.photos[photo.id] = photo;
  world.changed();
  return photo;
};

const pulled = async ({ world, state }: Facebook, body: Body): Promise<Uint8Array> => {
  const url = textIn(body, 'url');
  if (url === undefined) throw noImage();
  const maxBytes = state.knobs.maxPhotoBytes;
  const pull = await pullMedia(url, { pages: world.pages, maxBytes });
  if ('file' in pull) return pull.file.bytes;
  throw pull.problem === 'too-large' ? refusedPhoto() : noImage();
};

/** Too large, or of no kind that is shown. */
const refusedPhoto = (): GraphError =>
  invalidParameter('Your photos could not be uploaded: too large, or not a photo.', 1366046);

const noImage = (): GraphError =>
  new GraphError({ status: 400, code: 324, message: '(#324) Missing or invalid image file' });
