import { GraphError, missingPermission, noSuchObject } from '../../meta/graph-error';
import { ownMedia } from './media-lists';
import type { ContentHandler } from './visitor';

/** `DELETE /{MEDIA}`: on graph.facebook.com only, with the token of a person. */
export const deleteMedia: ContentHandler = (call) => {
  const { instagram, visitor, context, id } = call;
  if (visitor.host === 'instagram') throw noSuchObject(id, 'delete');
  const { media, account } = ownMedia(call);
  if (!visitor.isPerson) {
    throw new GraphError({
      status: 403,
      code: 10,
      message: '(#10) A user access token is required for this action.',
    });
  }
  visitor.require('delete', account);
  if (media.accountId !== account.id) throw missingPermission('Not the owner of the media');
  media.isDeleted = true;
  instagram.world.changed();
  return context.json({ success: true, deleted_id: media.id });
};
