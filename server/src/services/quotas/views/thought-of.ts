import type { PlatformDescriptor } from '../../../platforms/contract';
import type { Connection } from '../../connections/connection';
import { countedPostOf, type CountablePost } from '../takes-of';
import type { Thought } from './look-ahead';

/** One post whose words are known, as the limits see it. */
export const thoughtOf = (
  connection: Connection,
  descriptor: Pick<PlatformDescriptor, 'pricesOf'>,
  { from, deliveryId, ...post }: CountablePost & Pick<Thought, 'from' | 'deliveryId'>
): Thought => ({
  ...{ connection, from, posts: 1, post: countedPostOf(post, descriptor) },
  ...(deliveryId === undefined ? {} : { deliveryId }),
});
