import { createHash } from 'node:crypto';

import { invalidParameter } from '../../meta/graph-error';
import type { Instagram } from '../state';
import { Arguments } from './arguments';
import { containerById, statusOf } from './containers';
import type { Container, Media, MediaItem, Product } from './model';
import { requirePublishQuota } from './publishing-limit';
import { contentError, graphErrorOf, takePlanned } from './refusals';
import type { Call, ContentHandler } from './visitor';

/** `POST /{IG_ID}/media_publish`: the one call that shows something to the world. */
export const publishContainer: ContentHandler = async (call) => {
  const { instagram, visitor, context, id } = call;
  const account = visitor.accountMeant(id);
  visitor.require('publish', account);
  const args = await Arguments.read(context);
  args.expectOnly(['creation_id']);
  if (!args.has('creation_id')) throw invalidParameter('The parameter creation_id is required');
  const container = containerById(instagram, args.text('creation_id'));
  const isTheirs = container?.accountId === account.id && container.clientId === visitor.clientId;
  if (!container || !isTheirs || container.isChild) throw contentError(2207006);
  const planned = takePlanned(instagram, 'publish');
  if (planned) throw graphErrorOf(planned);
  return context.json({ id: mediaIdOf(call, container) });
};

const mediaIdOf = ({ instagram }: Call, container: Container): string => {
  switch (statusOf(instagram, container)) {
    case 'PUBLISHED':
      if (instagram.state.knobs.republish === 'same') return container.mediaId ?? '';
      throw contentError(2207008);
    case 'EXPIRED':
      throw contentError(2207020);
    case 'IN_PROGRESS':
    case 'ERROR':
      throw contentError(2207027);
    case 'FINISHED':
      requirePublishQuota(instagram, container.accountId);
      return show(instagram, container);
  }
};

const show = ({ world, state }: Instagram, container: Container): string => {
  const media = mediaOf({ world, state }, container);
  container.mediaId = media.id;
  state.media.push(media);
  const { id, accountId, takenAt: at } = media;
  world.ledger.record({ platform: 'instagram', accountId, id, sameness: samenessOf(media), at });
  world.changed();
  return id;
};

const PRODUCTS = {
  IMAGE: 'FEED',
  VIDEO: 'FEED',
  CAROUSEL: 'FEED',
  REELS: 'REELS',
  STORIES: 'STORY',
} as const satisfies Record<Container['form'], Product>;

const mediaOf = (
  { world, state }: Pick<Instagram, 'world' | 'state'>,
  container: Container
): Media => {
  const { form, wishes, accountId } = container;
  const sources =
    form === 'CAROUSEL' ? wishes.children.map((id) => state.containers[id]) : [container];
  const items = sources.flatMap((source): MediaItem[] =>
    source?.file
      ? [{ ...source.file, id: `180${world.random.digits(14)}`, altText: source.wishes.altText }]
      : []
  );
  return {
    id: `179${world.random.digits(14)}`,
    shortcode: `D${world.random.token(10)}`,
    accountId,
    product: PRODUCTS[form],
    type: typeOf(form, items),
    // Stories show no caption.
    caption: form === 'STORIES' ? '' : wishes.caption,
    items,
    coverBlob: container.coverBlob,
    labels: wishes.labels,
    collaborators: wishes.collaborators,
    takenAt: world.clock.now(),
    comments: [],
    isDeleted: false,
  };
};

const typeOf = (form: Container['form'], items: readonly MediaItem[]): Media['type'] => {
  if (form === 'CAROUSEL') return 'CAROUSEL_ALBUM';
  return items[0]?.kind === 'video' ? 'VIDEO' : 'IMAGE';
};

const samenessOf = ({ product, caption, items }: Media): string =>
  createHash('sha256')
    .update(JSON.stringify([product, caption.trim(), items.map(({ blob }) => blob)]))
    .digest('hex');
