import type { Credentials, HttpRequest, HttpResponse, RehearsalStage } from '../contract';
import { jsonAnswer, sentJson } from '../contract';

/** A call of one of Meta's hosts, as a rehearsal tells calls apart. */
export interface GraphRequest {
  /** `POST photos`: the method and the edge; `GET` for a thing itself. */
  call: string;
  /** The name before the version: that of a service for bytes, such as `video-upload`. */
  service: string;
  /** `v26.0` */
  version: string;
  /** Id of what is asked. */
  node: string;
  /** What is wanted of it. */
  fields: ReadonlySet<string>;
}

const VERSION = /^v\d+\.\d+$/;

/** Null for an address without a version, which is none of Meta's. */
export const readGraphRequest = ({ method, url }: HttpRequest): GraphRequest | null => {
  const { pathname, searchParams } = new URL(url);
  const steps = pathname.split('/').map(decodeURIComponent);
  const place = steps.findIndex((step) => VERSION.test(step));
  const [version, node, edge, ...more] = steps.slice(place);
  if (place < 0 || !version || !node || more.length > 0) return null;
  return {
    call: edge === undefined ? method : `${method} ${edge}`,
    service: steps[place - 1] ?? '',
    ...{ version, node },
    fields: new Set(searchParams.get('fields')?.split(',')),
  };
};

/** What the body says by name, in whichever form; a file is not among it. */
export const sentFields = (request: HttpRequest): Readonly<Record<string, unknown>> => {
  const { body } = request;
  return body?.kind === 'form' || body?.kind === 'multipart' ? body.fields : sentJson(request);
};

/** A thing of Meta's, known by its id. */
export const idAnswer = (id: string): HttpResponse => jsonAnswer({ id });

export const successAnswer = (): HttpResponse => jsonAnswer({ success: true });

/**
 * A token in the place of the account's own.
 *
 * @param prefix what tokens of the platform begin with
 */
export const rehearsedToken = (
  stage: RehearsalStage,
  { prefix, scopes }: { prefix: string; scopes: readonly { name: string }[] }
): Credentials => ({
  accessToken: stage.id(prefix + '*'.repeat(40)),
  refreshToken: null,
  expiresAt: null,
  refreshExpiresAt: null,
  scopes: scopes.map(({ name }) => name),
});
