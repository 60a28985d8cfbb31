import { z } from 'zod';

import { compositionSchema, type DraftView } from './compositions';
import type {
  DryRunBody,
  DryRunCall,
  DryRunFile,
  DryRunResponse,
  DryRunTarget,
  MediaPreview,
  PostProblem,
  PreviewResponse,
  TargetPreview,
} from './dispatch';
import {
  FIELD_ROLES,
  fieldMapSchema,
  type LinkCheck,
  type MappedFile,
  type MappingPreview,
  type MappingView,
} from './mappings';
import { postQuotaSchema } from './quotas';
import { targetSettingsSchema } from './targets';
import type {
  HashtagSetView,
  TemplateRenderResponse,
  TemplateVersionView,
  TemplateView,
} from './templates';

export const postProblemSchema = z.object({
  severity: z.enum(['error', 'warning', 'note']),
  code: z.string(),
  message: z.string(),
  partIndex: z.number().nullable(),
  fileId: z.number().nullable(),
}) satisfies z.ZodType<PostProblem>;

const mediaPreviewSchema = z.object({
  fileId: z.number(),
  kind: z.enum(['image', 'gif', 'video', 'document']),
  name: z.string(),
  thumbnailUrl: z.string().nullable(),
  url: z.string(),
  altText: z.string(),
  mimeType: z.string(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  durationMs: z.number().nullable(),
  changes: z.array(z.string()),
  hasBars: z.boolean(),
}) satisfies z.ZodType<MediaPreview>;

const priceSchema = z.object({ usd: z.number(), reason: z.string() });

const targetPreviewSchema = z.object({
  targetId: z.number(),
  targetName: z.string(),
  platform: z.string(),
  platformLabel: z.string(),
  handle: z.string(),
  accountName: z.string(),
  avatarUrl: z.string().nullable(),
  format: z.enum(['feed', 'reel', 'story']),
  parts: z.array(
    z.object({
      text: z.string(),
      count: z.number(),
      overflowAt: z.number().nullable(),
      media: z.array(mediaPreviewSchema),
    })
  ),
  limit: z.number(),
  unit: z.enum(['characters', 'graphemes']),
  maxParts: z.number(),
  canComment: z.boolean(),
  card: z
    .object({
      url: z.string(),
      title: z.string(),
      description: z.string(),
      image: mediaPreviewSchema.nullable(),
      imageUrl: z.string().nullable(),
      builtBy: z.enum(['us', 'platform']),
    })
    .nullable(),
  hashtags: z.array(z.string()),
  language: z.string().nullable(),
  options: z.record(z.string(), z.json()),
  firstComment: z.string().nullable(),
  template: z.object({ id: z.number(), name: z.string(), version: z.number() }).nullable(),
  customised: z.array(z.enum(['text', 'media', 'options'])),
  problems: z.array(postProblemSchema),
  waits: z.string().nullable(),
  waitsForApproval: z.boolean(),
  quota: postQuotaSchema,
  prices: z.array(priceSchema),
  isDone: z.boolean(),
}) satisfies z.ZodType<TargetPreview>;

export const previewResponseSchema = z.object({
  title: z.string(),
  text: z.string(),
  link: z.string().nullable(),
  versionHash: z.string(),
  version: z.enum(['published', 'draft', 'unsaved']),
  targets: z.array(targetPreviewSchema),
  leftOut: z.array(z.object({ targetId: z.number(), reason: z.string() })),
}) satisfies z.ZodType<PreviewResponse>;

const dryRunFileSchema = z.object({
  field: z.string().nullable(),
  filename: z.string().nullable(),
  contentType: z.string().nullable(),
  byteLength: z.number(),
  sha256: z.string().nullable(),
}) satisfies z.ZodType<DryRunFile>;

const formFields = z.record(z.string(), z.string());

const dryRunBodySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('json'), value: z.json() }),
  z.object({ kind: z.literal('form'), fields: formFields }),
  z.object({ kind: z.literal('multipart'), fields: formFields, file: dryRunFileSchema }),
  z.object({ kind: z.literal('bytes'), file: dryRunFileSchema }),
]) satisfies z.ZodType<DryRunBody>;

const dryRunCallSchema = z.object({
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE']),
  url: z.string(),
  headers: formFields,
  body: dryRunBodySchema.nullable(),
  isCommit: z.boolean(),
  isFirstComment: z.boolean(),
}) satisfies z.ZodType<DryRunCall>;

const dryRunTargetSchema = z.object({
  targetId: z.number(),
  platform: z.string(),
  handle: z.string(),
  problems: z.array(postProblemSchema),
  calls: z.array(dryRunCallSchema),
  standIns: z.array(z.string()),
  slots: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      takes: z.number(),
      limit: z.number(),
      windowMs: z.number(),
    })
  ),
  prices: z.array(priceSchema),
}) satisfies z.ZodType<DryRunTarget>;

export const dryRunResponseSchema = z.object({
  versionHash: z.string(),
  targets: z.array(dryRunTargetSchema),
}) satisfies z.ZodType<DryRunResponse>;

/** `GET /drafts`. */
export const draftSchema = z.object({
  composition: compositionSchema,
  savedAt: z.string(),
}) satisfies z.ZodType<DraftView>;

/** `GET /targets`: a way to publish through a connection. */
export const targetSchema = z.object({
  ...targetSettingsSchema.shape,
  id: z.number(),
  siteId: z.number(),
  connectionId: z.number(),
});

/** `GET /mappings/:contentType`. */
export const mappingSchema = z.object({
  contentType: z.string(),
  displayName: z.string(),
  isDistributed: z.boolean(),
  source: z.enum(['settings', 'config', 'none']),
  fields: fieldMapSchema,
  choices: z.array(
    z.object({ path: z.string(), type: z.string(), roles: z.array(z.enum(FIELD_ROLES)) })
  ),
  problems: z.array(z.string()),
}) satisfies z.ZodType<MappingView>;

const mappedFileSchema = z.object({
  fileId: z.number(),
  name: z.string(),
  kind: z.enum(['image', 'video', 'document']),
  thumbnailUrl: z.string().nullable(),
  altText: z.string(),
}) satisfies z.ZodType<MappedFile>;

const linkCheckSchema = z.object({
  isReachable: z.boolean(),
  status: z.number().nullable(),
  problem: z.string().nullable(),
}) satisfies z.ZodType<LinkCheck>;

/** `POST /mappings/:contentType/preview`. */
export const mappingPreviewSchema = z.object({
  entry: z.object({ documentId: z.string(), locale: z.string(), title: z.string() }).nullable(),
  title: z.string(),
  summary: z.string(),
  body: z.string(),
  bodyLength: z.number(),
  link: z.string().nullable(),
  linkCheck: linkCheckSchema.nullable(),
  cover: mappedFileSchema.nullable(),
  gallery: z.array(mappedFileSchema),
  tags: z.array(z.string()),
  author: z.string().nullable(),
  language: z.string().nullable(),
  problems: z.array(z.string()),
}) satisfies z.ZodType<MappingPreview>;

/** `GET /templates`. */
export const templateSchema = z.object({
  id: z.number(),
  siteId: z.number(),
  name: z.string(),
  body: z.string(),
  contentType: z.string().nullable(),
  platform: z.string().nullable(),
  targetId: z.number().nullable(),
  enabled: z.boolean(),
  version: z.number(),
}) satisfies z.ZodType<TemplateView>;

export const templateVersionSchema = z.object({
  version: z.number(),
  body: z.string(),
  createdAt: z.string(),
  createdBy: z.number().nullable(),
}) satisfies z.ZodType<TemplateVersionView>;

export const templateRenderResponseSchema = z.object({
  text: z.string().nullable(),
  problem: z.string().nullable(),
}) satisfies z.ZodType<TemplateRenderResponse>;

/** `GET /hashtag-sets`. */
export const hashtagSetSchema = z.object({
  id: z.number(),
  siteId: z.number(),
  slug: z.string(),
  name: z.string(),
  tags: z.array(z.string()),
}) satisfies z.ZodType<HashtagSetView>;
