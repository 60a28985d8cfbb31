import type { PlatformDescriptor } from '../../../platforms/contract';
import type { StoredContent } from '../../adaptation/stored-content';
import type { Connection } from '../../connections/connection';
import { postCostUsd } from '../../distributions/post-cost';
import type { Thought } from './look-ahead';

/** One post whose words are known, as the limits see it. */
export const thoughtOf = (
  connection: Connection,
  descriptor: Pick<PlatformDescriptor, 'pricesOf'>,
  content: StoredContent
): Thought => ({
  ...{ connection, posts: 1, parts: Math.max(content.parts.length, 1) },
  costUsd: postCostUsd(descriptor, content) ?? 0,
});
