import { randomBytes } from 'node:crypto';

import sharp from 'sharp';

import type {
  Account,
  AdapterDeps,
  Credentials,
  Doubt,
  JsonValue,
  MediaFile,
  PostContent,
  PostRequest,
  PublishRequest,
} from '../../../server/src/platforms/contract';
import { PlatformFailure } from '../../../server/src/platforms/contract';
import { createHttpClient } from '../../../server/src/http/http-client';
import { LinkedInAdapter } from '../../../server/src/platforms/linkedin';
import { documentFile, imageFile, videoFile } from '../../platform-kit/files';
import { makeVideo } from '../../../conformance/src/make-video';
import { MemoryJournal } from '../../platform-kit/memory-journal';
import type { LinkedInForTest } from './linkedin-for-test';

export const MEMBER = 'harbour-light-editor';
export const PAGE = '90214183';

export interface ShownPost {
  id: string;
  url: string | null;
  text: string;
  media: { kind: string; altText: string }[];
  link: string | null;
  replyTo: string | null;
  format: string;
}

export interface Connection {
  adapter: LinkedInAdapter;
  account: Account;
  credentials: Credentials;
  /** Every call that went out, as `PUT /dms-uploads/…`. */
  calls: string[];
  request(content: PostContent, more?: Partial<PublishRequest>): PublishRequest;
  about(id: string): PostRequest;
}

/** A connected account. Waiting moves the sandbox's clock on and takes no time. */
export const connect = (
  linkedIn: LinkedInForTest,
  account = MEMBER,
  input: Record<string, unknown> = {}
): Connection => {
  const issued = linkedIn.act('issue-token', { account, ...input }) as {
    account: Account;
    credentials: Credentials;
  };
  const http = createHttpClient({ allowPrivateHosts: true, timeoutMs: 5_000 });
  const calls: string[] = [];
  const deps: AdapterDeps = {
    http: (request) => {
      calls.push(`${request.method} ${request.url.slice(linkedIn.url.length)}`);
      return http(request);
    },
    clock: {
      now: () => linkedIn.world.clock.now(),
      sleep: (ms) => Promise.resolve(linkedIn.world.clock.advance(ms)),
    },
    random: { float: () => 0.5, bytes: (length) => randomBytes(length) },
    baseUrls: { web: linkedIn.url, api: linkedIn.url },
    apiVersion: null,
    method: issued.account.kind === 'organization' ? 'organization' : 'default',
    app: null,
  };
  const signal = new AbortController().signal;
  const shared = { account: issued.account, credentials: issued.credentials, signal };
  return {
    ...issued,
    adapter: new LinkedInAdapter(deps),
    calls,
    request: (content, more = {}) => ({
      ...shared,
      content,
      options: {},
      journal: new MemoryJournal(),
      ...more,
    }),
    about: (id) => ({ ...shared, post: { index: 0, id, url: null } }),
  };
};

export const shown = (linkedIn: LinkedInForTest): ShownPost[] =>
  linkedIn.act('posts') as ShownPost[];

export const aText = (
  text: string,
  changes: { media?: MediaFile[]; card?: PostContent['card'] } = {}
): PostContent => ({
  format: 'feed',
  parts: [{ text, media: changes.media ?? [] }],
  card: changes.card ?? null,
  language: 'en',
});

const picture = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } });

export const aPicture = async (key: string, changes: Partial<MediaFile> = {}) => {
  const background = `hsl(${(key.charCodeAt(0) * 47) % 360}, 60%, 50%)`;
  const bytes = await picture(80, 60, background).jpeg().toBuffer();
  return imageFile({ key, bytes, width: 80, height: 60, ...changes });
};

export const aGif = async (): Promise<MediaFile> => {
  const frames = ['#024', '#fc0'].map((color) => picture(40, 40, color).png().toBuffer());
  const bytes = await sharp(await Promise.all(frames), { join: { animated: true } })
    .gif()
    .toBuffer();
  const size = { width: 40, height: 40 };
  const type = { kind: 'gif', name: 'lamp.gif', mimeType: 'image/gif' } as const;
  return imageFile({ key: 'lamp', bytes, altText: 'A lamp blinks', ...size, ...type });
};

/** Two whole parts and a bit. */
export const aFilm = async (seconds = 3): Promise<MediaFile> =>
  videoFile({ bytes: await makeVideo({ seconds, frameBytes: Math.ceil(290_000 / seconds) }) });

export const aPaper = (pages = 4): MediaFile => {
  const bytes = Buffer.from(`%PDF-1.7\n${'<< /Type /Page >>\n'.repeat(pages)}%%EOF`);
  return documentFile({ bytes, name: 'tide-tables.pdf' });
};

/** The doubt that a lost answer leaves. */
export const doubtOf = (request: PublishRequest, span: { from: number; to: number }): Doubt => {
  const mark = (request.journal as MemoryJournal).mark;
  if (!mark) throw new Error('nothing was committed');
  return { part: mark.part, startedAt: span.from, endedAt: span.to, since: span.from };
};

export const failureOf = async (call: Promise<unknown>): Promise<PlatformFailure> => {
  const outcome: unknown = await call.then(
    () => 'no failure',
    (error: unknown) => error
  );
  if (outcome instanceof PlatformFailure) return outcome;
  throw new Error(`Expected a PlatformFailure, got ${String(outcome)}`);
};

export type Options = Record<string, JsonValue>;
