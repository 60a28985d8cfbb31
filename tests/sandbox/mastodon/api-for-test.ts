import { startMastodon, type Answer, type MastodonForTest } from './mastodon-for-test';

interface Issued {
  account: { id: string; traits: Record<string, unknown> };
  credentials: { accessToken: string };
}

/** The publishing API with one account's token. */
export interface ApiForTest {
  mastodon: MastodonForTest;
  token: string;
  /** The account's id at its server. */
  accountId: string;
  post(body: object, headers?: Record<string, string>): Promise<Answer>;
  get(path: string, token?: string | null): Promise<Answer>;
  call(method: string, path: string, body?: object): Promise<Answer>;
  upload(bytes: Uint8Array, type: string, fields?: Record<string, string>): Promise<Answer>;
}

export const startApi = async (): Promise<ApiForTest> => {
  const mastodon = await startMastodon();
  const { account, credentials } = mastodon.act('issue-token') as Issued;
  const token = credentials.accessToken;
  const authorization = `Bearer ${token}`;
  const call: ApiForTest['call'] = (method, path, body) =>
    mastodon.send(path, {
      method,
      headers: { authorization, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  return {
    ...{ mastodon, token, call },
    accountId: account.id.split('@')[0] ?? '',
    post: (body, headers = {}) =>
      mastodon.send('/api/v1/statuses', {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    get: (path, as = token) => mastodon.get(path, as ?? undefined),
    upload: (bytes, type, fields = {}) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      form.set('file', new Blob([new Uint8Array(bytes)], { type }), 'file');
      return mastodon.send('/api/v2/media', {
        method: 'POST',
        headers: { authorization },
        body: form,
      });
    },
  };
};

export const errorOf = ({ status, json }: Answer): [number, unknown] => [status, json.error];
