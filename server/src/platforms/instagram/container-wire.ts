import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { JsonValue } from '../contract';
import { callGraph, nodePath, type InstagramApi } from './graph-call';

const createdSchema = z.object({
  id: z.string().min(1),
  /** Where the bytes go, if there are any to be sent. */
  uri: z.string().nullish().catch(null),
});

/** POST /{account}/media */
export const createContainer = (
  api: InstagramApi,
  accountId: string,
  fields: Readonly<Record<string, JsonValue>>
): Promise<z.output<typeof createdSchema>> =>
  callGraph(api, {
    method: 'POST',
    path: nodePath(accountId, '/media'),
    params: fields,
    schema: createdSchema,
  });

/** CONT */
export const STATUS_CODES = ['IN_PROGRESS', 'FINISHED', 'PUBLISHED', 'ERROR', 'EXPIRED'] as const;

export type StatusCode = (typeof STATUS_CODES)[number];

export interface ContainerStatus {
  code: StatusCode;
  /** Of what went wrong; null when it does not say. */
  subcode: number | null;
  /** As Instagram words it. */
  text: string;
}

const statusSchema = z.object({
  status_code: z.enum(STATUS_CODES),
  status: z.string().catch(''),
});

const SUBCODE = /\b2207\d{3}\b/;

/** GET /{container}; null when Instagram does not know it (any more). */
export const fetchStatus = async (
  api: InstagramApi,
  containerId: string
): Promise<ContainerStatus | null> => {
  try {
    const { status_code, status } = await callGraph(api, {
      method: 'GET',
      path: nodePath(containerId),
      params: { fields: 'status_code,status' },
      schema: statusSchema,
    });
    const [subcode] = SUBCODE.exec(status) ?? [];
    return { code: status_code, subcode: subcode ? Number(subcode) : null, text: status };
  } catch (error) {
    if (isUnknownNode(error)) return null;
    throw error;
  }
};

/** 100/33, or 24 with its subcodes: it does not exist for this token. */
export const isUnknownNode = (error: unknown): boolean =>
  error instanceof PlatformFailure &&
  ['NOT_FOUND', 'MEDIA_NOT_FOUND', 'CONTAINER_UNKNOWN', 'CONTAINER_EXPIRED'].includes(error.code);

const uploadSchema = z.object({
  video_status: z
    .object({
      uploading_phase: z
        .object({
          status: z.string().catch(''),
          bytes_transferred: z.coerce.number().int().min(0).catch(0),
        })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
});

export interface UploadPhase {
  isComplete: boolean;
  bytesTransferred: number;
}

/** GET /{container}: how far the upload of its bytes has come. */
export const fetchUploadPhase = async (
  api: InstagramApi,
  containerId: string
): Promise<UploadPhase> => {
  const { video_status: status } = await callGraph(api, {
    method: 'GET',
    path: nodePath(containerId),
    params: { fields: 'video_status' },
    schema: uploadSchema,
  });
  const phase = status?.uploading_phase;
  return {
    isComplete: phase?.status === 'complete',
    bytesTransferred: phase?.bytes_transferred ?? 0,
  };
};
