import type { Site } from '../sites/site';

/** What a post says that waits for approval. */
export const waitingReason = ({ name }: Pick<Site, 'name'>): string =>
  `Waiting for somebody who may approve posts of ${name}.`;
