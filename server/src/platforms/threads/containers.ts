import { z } from 'zod';

import { callThreads } from './client';
import type { ThreadsApi } from './client';

/** Fields of one create call. */
export type ContainerFields = Readonly<Record<string, string>>;

/** Threads fetches the file while the call waits. */
const CREATE_TIMEOUT_MS = 2 * 60_000;
const PUBLISH_TIMEOUT_MS = 60_000;

const idSchema = z.object({ id: z.string().min(1) });

const STATUSES = ['IN_PROGRESS', 'FINISHED', 'PUBLISHED', 'ERROR', 'EXPIRED'] as const;

const statusSchema = z.object({
  status: z.enum(STATUSES),
  error_message: z.string().nullish().catch(null),
});

export interface ContainerState {
  status: (typeof STATUSES)[number];
  /** Only with ERROR: `FAILED_PROCESSING_VIDEO`, … */
  error: string | null;
}

/**
 * `POST /me/threads` (PUB): repeatable, since nobody sees a container. `me` instead of an id of
 * ours, with which publishers met 24/4279009 (M15).
 */
export const createContainer = async (
  api: ThreadsApi,
  fields: ContainerFields
): Promise<string> => {
  const { id } = await callThreads(api, {
    method: 'POST',
    path: '/me/threads',
    params: fields,
    schema: idSchema,
    subject: 'the prepared post',
    timeoutMs: CREATE_TIMEOUT_MS,
  });
  return id;
};

/** `GET /{container}` (TS). */
export const fetchContainerState = async (api: ThreadsApi, id: string): Promise<ContainerState> => {
  const { status, error_message } = await callThreads(api, {
    method: 'GET',
    path: `/${encodeURIComponent(id)}`,
    params: { fields: 'id,status,error_message' },
    schema: statusSchema,
    subject: 'the state of the prepared post',
  });
  return { status, error: error_message ?? null };
};

/** `POST /me/threads_publish` (PUB): the one call that makes a post visible. */
export const publishContainer = async (api: ThreadsApi, id: string): Promise<string> => {
  const published = await callThreads(api, {
    method: 'POST',
    path: '/me/threads_publish',
    params: { creation_id: id },
    schema: idSchema,
    subject: 'the new post',
    isCommit: true,
    timeoutMs: PUBLISH_TIMEOUT_MS,
  });
  return published.id;
};
