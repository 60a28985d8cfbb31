import sharp from 'sharp';

import {
  OTHER_APP_ID,
  startFacebook,
  WEEKLY,
  type Answer,
  type FacebookForTest,
} from './facebook-for-test';

/** Facebook with the token of a Page at hand, driven over HTTP. */
export interface PublisherForTest extends FacebookForTest {
  /** Of Harbour Light Weekly, with everything granted. */
  token: string;
  /** A POST with a JSON body; `token` replaces the Page's. */
  post(path: string, body?: object, token?: string): Promise<Answer>;
  /** A POST with a file among its fields. */
  send(path: string, fields: Record<string, string | Uint8Array>): Promise<Answer>;
  read(path: string, params?: Record<string, string>): Promise<Answer>;
  remove(path: string, token?: string): Promise<Answer>;
  /** Id of an unpublished photo. */
  photo(fields?: Record<string, string | Uint8Array>): Promise<string>;
  /** What people see, as the action `posts` tells it. */
  visible(): { id: string; text: string; format: string; media: unknown[] }[];
}

export const tokenOf = (facebook: FacebookForTest, account?: string): string => {
  const issued = facebook.act('issue-token', account === undefined ? {} : { account });
  return (issued as { credentials: { accessToken: string } }).credentials.accessToken;
};

/** A token for the same Page that another app was given. */
export const otherAppToken = (facebook: FacebookForTest, token: string): string => {
  const state = facebook.world.state<{
    tokens: Record<string, Record<string, unknown>>;
    grants: Record<string, unknown>;
  }>(() => {
    throw new Error('The sandbox has no state.');
  });
  const [key = ''] = Object.keys(state.grants);
  state.grants[`${OTHER_APP_ID}:${key.split(':')[1] ?? ''}`] = state.grants[key];
  state.tokens['EAAofTheOtherApp'] = { ...state.tokens[token], clientId: OTHER_APP_ID };
  return 'EAAofTheOtherApp';
};

export const pixel = (format: 'jpeg' | 'png' | 'gif' | 'webp' = 'jpeg'): Promise<Uint8Array> =>
  sharp({ create: { width: 8, height: 6, channels: 3, background: '#136' } })
    .toFormat(format)
    .toBuffer()
    .then((bytes) => new Uint8Array(bytes));

export const startPublisher = async (): Promise<PublisherForTest> => {
  const facebook = await startFacebook();
  const token = tokenOf(facebook);
  const bearer = (value: string) => ({ authorization: `Bearer ${value}` });
  const post: PublisherForTest['post'] = (path, body = {}, other = token) =>
    facebook.get(`/v26.0${path}`, {
      method: 'POST',
      headers: { ...bearer(other), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const send: PublisherForTest['send'] = (path, fields) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string') form.append(name, value);
      else form.append(name, new Blob([new Uint8Array(value)]), 'file.bin');
    }
    return facebook.get(`/v26.0${path}`, { method: 'POST', headers: bearer(token), body: form });
  };
  return {
    ...facebook,
    ...{ token, post, send },
    read: (path, params = {}) => facebook.graph(path, { access_token: token, ...params }),
    remove: (path, other = token) =>
      facebook.get(`/v26.0${path}`, { method: 'DELETE', headers: bearer(other) }),
    photo: async (fields = {}) => {
      const source = await pixel();
      const answer = await send(`/${WEEKLY}/photos`, { published: 'false', source, ...fields });
      return String(answer.json.id);
    },
    visible: () => facebook.act('posts') as ReturnType<PublisherForTest['visible']>,
  };
};
