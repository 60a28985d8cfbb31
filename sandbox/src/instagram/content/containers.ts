import type { Instagram } from '../state';
import type { Container } from './model';
import { refusalOf } from './refusals';

export type ContainerStatus = 'IN_PROGRESS' | 'FINISHED' | 'PUBLISHED' | 'ERROR' | 'EXPIRED';

/** A container of these hosts, whoever made it. */
export const containerById = ({ state }: Instagram, id: string): Container | null =>
  Object.hasOwn(state.containers, id) ? (state.containers[id] ?? null) : null;

export const statusOf = ({ world, state }: Instagram, container: Container): ContainerStatus => {
  const now = world.clock.now();
  if (container.mediaId !== null) return 'PUBLISHED';
  if (now >= container.createdAt + state.knobs.containerLifeMs) return 'EXPIRED';
  if (container.readyAt === null || now < container.readyAt) return 'IN_PROGRESS';
  return container.failure ? 'ERROR' : 'FINISHED';
};

/** As seen in practice; only the error's number is relied upon by clients. */
export const statusText = (container: Container, status: ContainerStatus): string => {
  switch (status) {
    case 'IN_PROGRESS':
      return 'In Progress: Media is still being processed.';
    case 'FINISHED':
      return 'Finished: Media has been uploaded and it is ready to be published.';
    case 'PUBLISHED':
      return 'Published: Media has been published.';
    case 'EXPIRED':
      return 'Expired: Media was not published within 24 hours and has expired.';
    case 'ERROR':
      return `Error: Media upload has failed with error code ${container.failure?.subcode ?? 2207053}`;
  }
};

/** Processing starts: it ends after `processingMs`, well unless a subcode says otherwise. */
export const startProcessing = (
  { world }: Instagram,
  container: Container,
  work: { processingMs: number; subcode?: number }
): void => {
  container.readyAt = world.clock.now() + work.processingMs;
  if (work.subcode !== undefined) container.failure = refusalOf(work.subcode);
  world.changed();
};
