import { z } from 'zod';

import type { HttpResponse } from '../contract';
import type { CallPhase } from './errors';
import { failureOfAnswer, isSuccess, unreadableAnswer } from './errors';

/** `uri` and `cid` of a record: what a reply needs of the post before it. */
export const recordRefSchema = z.object({
  uri: z.string().startsWith('at://'),
  cid: z.string().min(1),
});

/** Pins one version of one record. */
export type RecordRef = z.infer<typeof recordRefSchema>;

export const recordSchema = recordRefSchema.extend({ value: z.json().optional() });

/** What getSession says; the tokens come with createSession and refreshSession only. */
export const sessionSchema = z.object({
  did: z.string().startsWith('did:'),
  handle: z.string().optional().catch(undefined),
  didDoc: z.unknown().optional(),
  active: z.boolean().optional().catch(undefined),
  status: z.string().optional().catch(undefined),
});

export type SessionInfo = z.infer<typeof sessionSchema>;

export const tokenSessionSchema = sessionSchema.extend({
  accessJwt: z.string().min(1),
  refreshJwt: z.string().min(1),
});

export type TokenSession = z.infer<typeof tokenSessionSchema>;

export const handleSchema = z.object({ did: z.string().startsWith('did:') });

const linkSchema = z.object({ ref: z.object({ $link: z.string().min(1) }) });

/** The blob object is copied into the record unchanged, so all of it is kept. */
export const uploadSchema = z.object({
  blob: z.json().refine((blob) => linkSchema.safeParse(blob).success),
});

/** Content id of a blob object that {@link uploadSchema} accepted. */
export const cidOf = (blob: unknown): string => linkSchema.parse(blob).ref.$link;

/** Of deleteRecord; some servers say nothing. */
export const deletionSchema = z.object({ commit: z.unknown() }).partial().optional();

/** All counters are optional: one that is left out is zero (app/bsky/feed/defs.json). */
const counter = z.int().min(0).catch(0);

const postCountsSchema = z.object({
  uri: z.string(),
  likeCount: counter,
  replyCount: counter,
  repostCount: counter,
  quoteCount: counter,
  bookmarkCount: counter,
});

export type PostCounts = z.infer<typeof postCountsSchema>;

export const postsSchema = z.object({ posts: z.array(postCountsSchema) });

/** The parsed body of a success; throws PlatformFailure for everything else. */
export const readAnswer = <Schema extends z.ZodType>(input: {
  response: HttpResponse;
  schema: Schema;
  now: number;
  /** @default 'other' */
  phase?: CallPhase;
}): z.output<Schema> => {
  const { response, schema, now, phase = 'other' } = input;
  if (!isSuccess(response)) throw failureOfAnswer({ response, phase, now });
  const body = schema.safeParse(response.json);
  if (!body.success) throw unreadableAnswer(response, phase);
  return body.data;
};
