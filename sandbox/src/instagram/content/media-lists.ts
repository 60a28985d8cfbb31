import { invalidParameter, noSuchObject } from '../../meta/graph-error';
import { parseFields } from '../../meta/fields';
import { pageOf } from '../../meta/paging';
import type { Instagram } from '../state';
import { mediaNode } from './media-node';
import type { Media } from './model';
import { mediaById, visibleMedia } from './visible-media';
import type { Call, ContentContext, ContentHandler } from './visitor';

const MAX_LISTED = 10_000;

/** Epoch ms of a unix timestamp in the query; null when there is none. */
const timeIn = (context: ContentContext, name: string): number | null => {
  const value = context.req.query(name);
  if (value === undefined) return null;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  throw invalidParameter(`Param ${name} must be a unix timestamp`);
};

const newestFirst = (
  { world, state }: Instagram,
  media: readonly Media[],
  context: ContentContext
): Media[] => {
  const [since, until] = [timeIn(context, 'since'), timeIn(context, 'until')];
  const listedUntil = world.clock.now() - state.knobs.listLagMs;
  return media
    .filter(({ takenAt }) => takenAt <= listedUntil)
    .filter(({ takenAt }) => since === null || takenAt >= since)
    .filter(({ takenAt }) => until === null || takenAt <= until)
    .reverse()
    .slice(0, MAX_LISTED);
};

const listOf =
  (edge: 'media' | 'stories', isListed: (media: Media) => boolean): ContentHandler =>
  (call) => {
    const { instagram, visitor, context, id } = call;
    const account = visitor.accountMeant(id);
    visitor.require('read', account);
    const own = visibleMedia(instagram).filter(
      (media) => media.accountId === account.id && isListed(media)
    );
    const requests = parseFields(context.req.query('fields'));
    return context.json(
      pageOf({
        items: newestFirst(instagram, own, context),
        params: (name) => context.req.query(name),
        url: `${new URL(context.req.url).origin}/${visitor.version}/${account.id}/${edge}`,
        accessToken: visitor.accessToken,
        render: (media) => mediaNode({ call, media, account }, requests),
      })
    );
  };

/** `GET /{IG_ID}/media`: stories are not among them. */
export const listMedia = listOf('media', ({ product }) => product !== 'STORY');

/** `GET /{IG_ID}/stories`: those of the last day. */
export const listStories = listOf('stories', ({ product }) => product === 'STORY');

/** A post that the caller may see, with its account; else there is none. */
export const ownMedia = ({ instagram, visitor, id }: Call) => {
  const media = mediaById(instagram, id);
  if (!media) throw noSuchObject(id);
  return { media, account: visitor.accountMeant(media.accountId) };
};

/** `GET /{MEDIA}`. */
export const readMedia: ContentHandler = (call) => {
  const { media, account } = ownMedia(call);
  call.visitor.require('read', account);
  const requests = parseFields(call.context.req.query('fields'));
  return call.context.json(mediaNode({ call, media, account }, requests));
};
