import { parseFields } from '../../meta/fields';
import type { Caller } from '../caller';
import type { GraphContext } from '../graph';
import type { Facebook } from '../state';
import type { Post } from './content-state';
import { postNode } from './post-node';

interface Written {
  facebook: Facebook;
  caller: Caller;
  context: GraphContext;
}

/** The id of a new post, or the fields that `?fields=` asks for. */
export const answerCreated = ({ facebook, caller, context }: Written, post: Post): Response => {
  const requests = parseFields(caller.params('fields'));
  if (requests === null) return context.json({ id: post.id });
  return context.json(postNode({ facebook, caller }, post, requests));
};
