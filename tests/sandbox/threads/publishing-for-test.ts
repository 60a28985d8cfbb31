import sharp from 'sharp';

import { startMediaServer, type MediaServer } from '../../../conformance/src/media-server';
import { startThreads, type Answer, type ThreadsForTest } from './threads-for-test';

type Fields = Record<string, string>;

/** The publishing part of the API as a client without an adapter calls it. */
export interface PublishingForTest {
  threads: ThreadsForTest;
  media: MediaServer;
  token: string;
  userId: string;
  /** A token of another sample profile, or with fewer scopes. */
  tokenOf(account: string, withoutScope?: string): string;
  post(path: string, fields: Fields, token?: string): Promise<Answer>;
  get(path: string, query?: Fields, token?: string): Promise<Answer>;
  remove(id: string, token?: string): Promise<Answer>;
  create(fields: Fields, token?: string): Promise<Answer>;
  /** Creates a container that must be taken. */
  container(fields: Fields): Promise<string>;
  publish(id: string, token?: string): Promise<Answer>;
  status(id: string): Promise<Record<string, unknown>>;
  /** Creates, waits and publishes; the id of the post. */
  visible(fields: Fields): Promise<string>;
  /** Address of a picture that is served. */
  picture(wish?: {
    width?: number;
    height?: number;
    format?: 'jpeg' | 'png' | 'webp';
  }): Promise<string>;
  close(): Promise<void>;
}

export const startPublishing = async (): Promise<PublishingForTest> => {
  const threads = await startThreads();
  const media = await startMediaServer();
  const issued = issue(threads, 'harbourlightweekly');
  const token = issued.credentials.accessToken;
  const send = async (method: string, path: string, params: URLSearchParams): Promise<Answer> =>
    method === 'POST'
      ? threads.send(`/v1.0${path}`, { method, body: params })
      : threads.send(`/v1.0${path}?${params.toString()}`, { method });
  const withToken = (fields: Fields, by: string) =>
    new URLSearchParams({ ...fields, access_token: by });
  const test: PublishingForTest = {
    ...{ threads, media, token, userId: issued.account.id },
    tokenOf: (account, withoutScope) => narrowed(threads, account, withoutScope),
    post: (path, fields, by = token) => send('POST', path, withToken(fields, by)),
    get: (path, query = {}, by = token) => send('GET', path, withToken(query, by)),
    remove: (id, by = token) => send('DELETE', `/${id}`, withToken({}, by)),
    create: (fields, by) => test.post('/me/threads', fields, by),
    async container(fields) {
      const { status, json, text } = await test.create(fields);
      if (status !== 200) throw new Error(text);
      return json.id as string;
    },
    publish: (id, by) => test.post('/me/threads_publish', { creation_id: id }, by),
    status: async (id) => (await test.get(`/${id}`, { fields: 'id,status,error_message' })).json,
    async visible(fields) {
      const id = await test.container(fields);
      threads.world.clock.advance(60_000);
      const { json, text } = await test.publish(id);
      if (typeof json.id !== 'string') throw new Error(text);
      return json.id;
    },
    picture: (wish) => picture(media, wish),
    async close() {
      await media.close();
      await threads.close();
    },
  };
  return test;
};

interface Issued {
  account: { id: string };
  credentials: { accessToken: string };
}

const issue = (threads: ThreadsForTest, account: string): Issued =>
  threads.act('issue-token', { account }) as Issued;

/** A consent in which one permission was unticked. */
const narrowed = (threads: ThreadsForTest, account: string, withoutScope?: string): string => {
  const { accessToken } = issue(threads, account).credentials;
  const { tokens } = threads.world.state<{ tokens: Record<string, { scopes: string[] }> }>(() => ({
    tokens: {},
  }));
  const token = tokens[accessToken];
  if (token) token.scopes = token.scopes.filter((scope) => scope !== withoutScope);
  return accessToken;
};

const picture = async (
  media: MediaServer,
  { width = 640, height = 480, format = 'jpeg' }: Parameters<PublishingForTest['picture']>[0] = {}
): Promise<string> => {
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#0b6e6e' } })
    .toFormat(format)
    .toBuffer();
  return media.serve(`/${width}x${height}.${format}`, { bytes, contentType: `image/${format}` });
};
