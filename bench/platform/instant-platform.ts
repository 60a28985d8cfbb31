/**
 * A platform that answers at once: as much of X as connecting and posting need, and nothing that
 * costs time. Runs in its own process and notes when each post arrived.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { answerCalls } from '../process/answer-calls';

const SCOPES = 'tweet.read tweet.write users.read media.write offline.access';
/** Longer than any run: nothing is refreshed while it is measured. */
const LIFETIME_S = 24 * 60 * 60;

/** Post id and when its request had arrived, epoch ms. */
export type Arrival = readonly [postId: string, at: number];

const arrivals: Arrival[] = [];
let accounts = 0;

interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

type Endpoint = (request: { url: URL; body: string; token: string }) => Answer;

const consentPage = (url: URL): string => {
  const fields = ['redirect_uri', 'state'].map(
    (name) => `<input type="hidden" name="${name}" value="${url.searchParams.get(name) ?? ''}">`
  );
  return `<form method="post" action="/i/oauth2/authorize">${fields.join('')}</form>`;
};

const giveConsent: Endpoint = ({ body }) => {
  const form = new URLSearchParams(body);
  const back = new URL(form.get('redirect_uri') ?? '');
  back.searchParams.set('code', 'granted');
  back.searchParams.set('state', form.get('state') ?? '');
  return { status: 302, headers: { location: back.href } };
};

/** Every sign-in is another account. */
const giveToken: Endpoint = () => {
  accounts += 1;
  const token = `account-${accounts}`;
  return {
    status: 200,
    body: {
      token_type: 'bearer',
      access_token: token,
      refresh_token: `refresh-${token}`,
      expires_in: LIFETIME_S,
      scope: SCOPES,
    },
  };
};

const tellAccount: Endpoint = ({ token }) => {
  const number = token.replace('account-', '');
  return {
    status: 200,
    body: { data: { id: `1000${number}`, name: `Bench ${number}`, username: `bench_${number}` } },
  };
};

const acceptPost: Endpoint = ({ body }) => {
  const id = String(1_800_000_000_000_000_000n + BigInt(arrivals.length));
  arrivals.push([id, Date.now()]);
  const { text } = JSON.parse(body) as { text?: string };
  return { status: 201, body: { data: { id, text } } };
};

/** Anything else, such as a look at a timeline: doubt must show, not be papered over. */
const beAway: Endpoint = () => ({ status: 503 });

const ENDPOINTS: Record<string, Endpoint> = {
  'GET /i/oauth2/authorize': ({ url }) => ({ status: 200, body: consentPage(url) }),
  'POST /i/oauth2/authorize': giveConsent,
  'POST /2/oauth2/token': giveToken,
  'POST /2/oauth2/revoke': () => ({ status: 200, body: {} }),
  'GET /2/users/me': tellAccount,
  'POST /2/tweets': acceptPost,
};

const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://platform');
  const endpoint = ENDPOINTS[`${request.method} ${url.pathname}`] ?? beAway;
  const token = (request.headers.authorization ?? '').replace('Bearer ', '');
  const body = Buffer.concat(chunks).toString();
  const answer = endpoint({ url, body, token });
  const isText = typeof answer.body === 'string';
  response.writeHead(answer.status, {
    'content-type': isText ? 'text/html' : 'application/json',
    ...answer.headers,
  });
  response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {}));
};

const server = createServer((request, response) => void serve(request, response));
server.keepAliveTimeout = 60_000;

answerCalls({
  listen: () =>
    new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      });
    }),
  count: () => arrivals.length,
  arrivals: ({ from }: { from: number }) => arrivals.slice(from),
});
