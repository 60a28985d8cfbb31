import type { FieldTable } from './fields';
import { lookUp, type Container, type Threads } from './state';

export type ContainerStatus = 'IN_PROGRESS' | 'FINISHED' | 'PUBLISHED' | 'ERROR' | 'EXPIRED';

/** TS. */
export const statusOf = ({ world, state }: Threads, container: Container): ContainerStatus => {
  if (container.publishedAs !== null) return 'PUBLISHED';
  const now = world.clock.now();
  if (now >= container.createdAt + state.knobs.containerLifeMs) return 'EXPIRED';
  if (now < container.readyAt) return 'IN_PROGRESS';
  return container.error ? 'ERROR' : 'FINISHED';
};

export const ownContainer = (
  { state }: Threads,
  accountId: string,
  id: string
): Container | null => {
  const container = lookUp(state.containers, id);
  return container?.accountId === accountId ? container : null;
};

/** Fields of a container; the message is there only when something failed. */
export const containerFields = (threads: Threads): FieldTable<Container> => ({
  id: ({ id }) => id,
  status: (container) => statusOf(threads, container),
  error_message: (container) =>
    statusOf(threads, container) === 'ERROR' ? (container.error ?? 'UNKNOWN') : undefined,
});
