import { randomBytes } from 'node:crypto';

import { createHttpClient } from '../../../server/src/http/http-client';
import type {
  Account,
  Clock,
  Credentials,
  HttpClient,
  HttpRequest,
  JsonValue,
  MediaFile,
  PostContent,
  PublishJournal,
  PublishRequest,
} from '../../../server/src/platforms/contract';
import { PlatformFailure } from '../../../server/src/platforms/contract';
import { MastodonAdapter } from '../../../server/src/platforms/mastodon';
import { MemoryJournal } from '../../platform-kit/memory-journal';
import { startMastodon, type MastodonForTest } from './mastodon-for-test';

export const http = createHttpClient({ allowPrivateHosts: true });

/** A post as the sandbox's `posts` action tells of it. */
export interface ShownPost {
  id: string;
  url: string;
  text: string;
  media: { kind: string; altText: string }[];
  link: string | null;
  replyTo: string | null;
  format: string;
  visibility: string;
  spoilerText: string;
  sensitive: boolean;
  language: string | null;
  poll: string[] | null;
}

export interface Who {
  account: Account;
  credentials: Credentials;
}

/** The adapter against the sandbox, over real HTTP. */
export interface Under {
  mastodon: MastodonForTest;
  adapter: MastodonAdapter;
  /** What was sent to the platform, in order. */
  sent: HttpRequest[];
  who: Who;
  posts(): ShownPost[];
  request(content: PostContent, changes?: Partial<PublishRequest>): PublishRequest;
  close(): Promise<void>;
}

/** Waits of the adapter move the sandbox's clock instead of taking time. */
const clockOf = (mastodon: MastodonForTest): Clock => ({
  now: () => mastodon.world.clock.now(),
  sleep: (ms) => {
    mastodon.world.clock.advance(ms);
    return Promise.resolve();
  },
});

export const signal = new AbortController().signal;

export const startUnder = async (): Promise<Under> => {
  const mastodon = await startMastodon();
  const sent: HttpRequest[] = [];
  const recording: HttpClient = (request) => {
    sent.push(request);
    return http(request);
  };
  const adapter = new MastodonAdapter({
    http: recording,
    clock: clockOf(mastodon),
    random: { float: () => 0.5, bytes: (length) => randomBytes(length) },
    baseUrls: { service: mastodon.url },
    apiVersion: null,
    method: 'default',
    app: null,
  });
  const who = mastodon.act('issue-token') as Who;
  return {
    ...{ mastodon, adapter, sent, who },
    posts: () => mastodon.act('posts') as ShownPost[],
    request: (content, changes = {}) => ({
      ...who,
      content,
      options: {},
      journal: new MemoryJournal(),
      signal,
      ...changes,
    }),
    close: () => mastodon.close(),
  };
};

export const thread = (...parts: { text: string; media?: MediaFile[] }[]): PostContent => ({
  format: 'feed',
  parts: parts.map(({ text, media = [] }) => ({ text, media })),
  card: null,
  language: 'en-GB',
});

export const post = (text: string, media: MediaFile[] = []): PostContent => thread({ text, media });

export const failureOf = async (call: Promise<unknown>): Promise<PlatformFailure> => {
  const outcome: unknown = await call.then(
    (value) => ({ value }),
    (error: unknown) => error
  );
  if (outcome instanceof PlatformFailure) return outcome;
  throw new Error(`Expected a PlatformFailure, got ${JSON.stringify(outcome) ?? String(outcome)}`);
};

/** What another process finds: everything that was written down, and nothing else. */
export const afterCrash = (journal: PublishJournal): MemoryJournal => {
  const next = new MemoryJournal();
  Object.assign(next.handles, JSON.parse(JSON.stringify(journal.handles)) as JsonValue);
  next.posted.push(...journal.posted);
  return next;
};

/** The doubt that the engine would hold after a commit whose answer was lost. */
export const doubtOf = (journal: MemoryJournal, at: { startedAt: number; endedAt: number }) => {
  if (!journal.mark) throw new Error('No commit was begun.');
  return { part: journal.mark.part, ...at, since: at.startedAt };
};
