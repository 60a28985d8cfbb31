import type {
  AdapterDeps,
  HttpClient,
  HttpRequest,
  PlatformModule,
} from '../../../server/src/platforms/contract';
import { appSecretProof } from '../../../server/src/platforms/meta/appsecret-proof';
import type { Rehearsed } from '../../../server/src/services/dry-run';

const PROOF = /([?&])appsecret_proof=[0-9a-f]{64}(?:&|$)/;

/**
 * The request without `appsecret_proof`, which is made of the token and the secret: of stand-ins it
 * is another one. Its time stays. See {@link wrongProofs}.
 */
const withoutProof = (request: HttpRequest): HttpRequest => {
  const { url, body } = request;
  const bare = { ...request, url: url.replace(PROOF, '$1').replace(/[?&]$/, '') };
  if (body?.kind !== 'json') return bare;
  const value = { ...(body.value as Record<string, unknown>) };
  delete value.appsecret_proof;
  return { ...bare, body: { kind: 'json', value } };
};

/**
 * The same platform, but what it sends has no proof in it.
 *
 * @param onWire sees what goes out and what comes back
 */
export const unproven = (
  module: PlatformModule,
  onWire: (http: HttpClient) => HttpClient = (http) => http
): PlatformModule => ({
  ...module,
  Adapter: new Proxy(module.Adapter, {
    construct: (Adapter, [deps]: [AdapterDeps]) => {
      const http = onWire(deps.http);
      return new Adapter({ ...deps, http: (request) => http(withoutProof(request)) });
    },
  }),
});

/** Calls whose proof is not that of the stand-ins for token and secret, or is missing. */
export const wrongProofs = ({ calls, secrets }: Rehearsed): string[] => {
  const [accessToken = '', appSecret = ''] = secrets;
  return calls
    .filter(({ url, body }) => {
      const query = Object.fromEntries(new URL(url).searchParams);
      const inBody = body?.kind === 'json' ? (body.value as Record<string, unknown>) : {};
      const { appsecret_proof: proof, appsecret_time: time } = { ...inBody, ...query };
      const now = Number(time) * 1000;
      return proof !== appSecretProof({ accessToken, appSecret, now }).appsecret_proof;
    })
    .map(({ method, url }) => `${method} ${url}`);
};
