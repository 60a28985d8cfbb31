import type { ConnectionView } from '../../../contracts/connections';
import { REPEATED, type Sandbox } from '../../../sandbox/src';
import { connectedTargets } from '../../demo/connected-targets';
import { orderOf } from '../../demo/main-job';
import { aPicture } from '../../demo/sample-drafts';
import type { AdminClient } from '../../person/admin-client';
import type { MadeSecrets } from './made-secrets';

const API = '/api/admin/distribution';
/** How a careless platform words a refusal. */
const WORDS = `This was not accepted: ${REPEATED}`;

/** A platform may be asked again before its refusal is final. */
const REFUSED_TIMEOUT_MS = 120_000;

export interface TroubleArgs {
  client: AdminClient;
  sandbox: Sandbox;
  made: MadeSecrets;
}

/** Everything that goes wrong around secrets, because errors are where they slip out. */
export const makeTroubles = async (args: TroubleArgs): Promise<void> => {
  await spoilSignIns(args);
  await typeWrongThings(args);
  await postWhilePlatformsRepeatTokens(args);
  await renewAndLose(args);
};

/** A callback that comes twice, one in another browser, and platforms that repeat the app's secret. */
const spoilSignIns = async ({ client, sandbox }: TroubleArgs): Promise<void> => {
  const { callbackUrl, cookie } = await client.consent('x');
  await client.returnTo(callbackUrl, cookie);
  await client.returnTo(callbackUrl, cookie);
  const other = await client.consent('linkedin');
  await client.returnTo(other.callbackUrl, 'social_distribution_oauth_linkedin=another-browser');
  for (const platform of ['x', 'linkedin', 'facebook', 'threads', 'tiktok', 'mastodon']) {
    const body = { error: 'invalid_request', error_description: WORDS };
    sandbox.faults.add({ platform, operation: 'token', kind: 'status', status: 400, body });
    await client.connectByOAuth(platform).catch(() => undefined);
  }
  sandbox.faults.clear();
};

const typeWrongThings = async ({ client, made }: TroubleArgs): Promise<void> => {
  const account = { identifier: 'harbourlight.test', password: made.wrongAppPassword };
  await client.connectByPassword('bluesky', account).catch(() => undefined);
  const login = { email: 'editor@harbour.example', password: made.wrongAppPassword };
  await client.request('POST', '/admin/login', login).catch(() => undefined);
};

/** Platforms have been seen to answer an error with the token in it. */
const postWhilePlatformsRepeatTokens = async ({ client, sandbox }: TroubleArgs): Promise<void> => {
  for (const platform of Object.keys(sandbox.platforms)) {
    const fault = { platform, kind: 'status', status: 400, body: refusalOf(platform) } as const;
    sandbox.faults.add({ ...fault, operation: '*', times: -1 });
  }
  const title = 'Harbour note that no platform takes';
  const cover = await aPicture(client);
  const documentId = await client.createArticle({ title, slug: 'harbour-note-refused', cover });
  const targets = await connectedTargets(client);
  await client.publishArticle(documentId, 'en');
  await client.dispatch({ ...orderOf({ documentId, locale: 'en' }, targets), again: true });
  await client.settledDeliveries(documentId, targets.length, REFUSED_TIMEOUT_MS);
  sandbox.faults.clear();
};

/** Renews and checks every account, takes their tokens away, and does it again; ends with one less. */
const renewAndLose = async ({ client, sandbox }: TroubleArgs): Promise<void> => {
  await forEach(client, ['refresh', 'check']);
  for (const { actions } of Object.values(sandbox.platforms)) actions['expire-tokens']?.({});
  await forEach(client, ['check', 'refresh', 'disable', 'enable']);
  for (const platform of Object.keys(sandbox.platforms)) {
    const body = refusalOf(platform);
    sandbox.faults.add({ platform, operation: '*', kind: 'status', status: 400, body, times: -1 });
  }
  await forEach(client, ['check', 'refresh']);
  sandbox.faults.clear();
  for (const { actions } of Object.values(sandbox.platforms)) actions['revoke-tokens']?.({});
  await forEach(client, ['refresh', 'check']);
  const connections = await client.connections();
  const last = connections.at(-1);
  if (last) await client.disconnect(last.id);
};

/** Meta's and TikTok's codes; the others answer with a word. */
const CODES: Readonly<Record<string, number | string>> = {
  // With Meta's general code, a message that names the proof is taken for a wrong secret of the app.
  facebook: 1609005,
  instagram: 36003,
  threads: 100,
  tiktok: 'invalid_params',
};

const refusalOf = (platform: string): Record<string, unknown> => {
  const code = CODES[platform];
  const error = code === undefined ? 'InvalidRequest' : { message: WORDS, code };
  return { error, title: WORDS, detail: WORDS, message: WORDS };
};

const forEach = async (client: AdminClient, actions: readonly string[]): Promise<void> => {
  for (const action of actions) {
    for (const { id } of await listOf(client)) {
      await client.request('POST', `${API}/connections/${id}/${action}`, {}).catch(() => undefined);
    }
  }
};

const listOf = (client: AdminClient): Promise<ConnectionView[]> => client.connections();
