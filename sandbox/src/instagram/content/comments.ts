import { invalidParameter } from '../../meta/graph-error';
import { parseFields, selectFields, type NodeFields } from '../../meta/fields';
import { pageOf } from '../../meta/paging';
import { Arguments } from './arguments';
import { ownMedia } from './media-lists';
import { graphTime } from './media-node';
import type { ContentHandler } from './visitor';

const MAX_COMMENT_LENGTH = 2200;

/** `POST /{MEDIA}/comments`. */
export const createComment: ContentHandler = async (call) => {
  const { instagram, visitor, context } = call;
  const { media, account } = ownMedia(call);
  visitor.require('comment', account);
  const args = await Arguments.read(context);
  args.expectOnly(['message']);
  const text = args.text('message');
  if (text.trim() === '') throw invalidParameter('The parameter message is required');
  if (text.length > MAX_COMMENT_LENGTH) throw invalidParameter('The comment is too long');
  if (media.product === 'STORY') throw invalidParameter('Stories cannot be commented on');
  const { world } = instagram;
  const id = `181${world.random.digits(14)}`;
  media.comments.push({ id, username: account.username, text, at: world.clock.now() });
  world.changed();
  return context.json({ id });
};

/** `GET /{MEDIA}/comments`, newest first. */
export const listComments: ContentHandler = (call) => {
  const { visitor, context } = call;
  const { media, account } = ownMedia(call);
  visitor.require('comment', account);
  const requests = parseFields(context.req.query('fields'));
  return context.json(
    pageOf({
      items: [...media.comments].reverse(),
      params: (name) => context.req.query(name),
      url: `${new URL(context.req.url).origin}/${visitor.version}/${media.id}/comments`,
      accessToken: visitor.accessToken,
      render: (comment) => {
        const node: NodeFields = {
          id: () => comment.id,
          text: () => comment.text,
          timestamp: () => graphTime(comment.at),
          username: () => comment.username,
          like_count: () => 0,
          hidden: () => false,
        };
        const defaults = ['timestamp', 'text'];
        return selectFields({ nodeType: 'IGComment', node, requests, defaults });
      },
    })
  );
};
