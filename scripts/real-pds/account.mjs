import { randomBytes } from 'node:crypto';

/** Makes an account with an app password, as a person does in the settings of bsky.app. */
export const createAccount = async (pdsUrl, handle) => {
  const password = randomBytes(12).toString('hex');
  const account = await call(pdsUrl, {
    nsid: 'com.atproto.server.createAccount',
    body: { handle, email: `${handle.split('.')[0]}@example.com`, password },
  });
  const app = await call(pdsUrl, {
    nsid: 'com.atproto.server.createAppPassword',
    body: { name: 'test-real' },
    token: account.accessJwt,
  });
  return { handle, appPassword: app.password };
};

const call = async (pdsUrl, { nsid, body, token }) => {
  const response = await fetch(`${pdsUrl}/xrpc/${nsid}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${nsid} answered with HTTP ${response.status}.`);
  return response.json();
};
