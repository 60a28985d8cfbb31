import type { Readable } from 'node:stream';

import axios from 'axios';

import { assertPublicHost, createAgents } from './guarded-agents';
import { reasonOf, UnreachableError } from './unreachable';

export interface StartRequest {
  /** An http(s) address without credentials. */
  url: string;
  accept: string;
  /** Read of the body, after it is unpacked; the rest is left where it is. */
  maxBytes: number;
  /** Ends the whole exchange. */
  signal: AbortSignal;
}

export interface AnswerStart {
  status: number;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  /** Empty unless the status says that all went well. */
  bytes: Buffer;
  /** There was more, or the connection broke before its end. */
  isCut: boolean;
}

/** Resolves for every HTTP status; a redirect is an answer. @throws {UnreachableError} else */
export type ReadStart = (request: StartRequest) => Promise<AnswerStart>;

/** Says who asks; site owners may shut us out by it. */
const USER_AGENT = 'strapi-plugin-social-distribution (looks at pages that its posts link to)';

/**
 * Reads the beginning of what an address answers. Beside the adapters' client, which hands out whole
 * answers as text: a link card needs the bytes of a picture's header and the head of an endless page.
 * The guard against private addresses is the same one.
 */
export const createReadStart = (options: { allowPrivateHosts: boolean }): ReadStart => {
  const instance = axios.create({
    ...createAgents(options.allowPrivateHosts),
    maxRedirects: 0,
    proxy: false,
    responseType: 'stream',
    validateStatus: () => true,
    headers: { 'User-Agent': USER_AGENT },
  });
  return async ({ url, accept, maxBytes, signal }) => {
    try {
      if (!options.allowPrivateHosts) assertPublicHost(new URL(url));
      const headers = { Accept: accept };
      const { status, headers: raw, data } = await instance.get<Readable>(url, { headers, signal });
      const isFine = status >= 200 && status < 300;
      const body = await startOf(data, { maxBytes: isFine ? maxBytes : 0, signal });
      return { status, headers: plainHeaders(raw), ...body };
    } catch (error) {
      throw new UnreachableError(signal.aborted ? 'timeout' : reasonOf(error));
    }
  };
};

interface Limits {
  maxBytes: number;
  signal: AbortSignal;
}

/** A body that breaks off is taken as far as it came. The signal ends it through axios. */
const startOf = async (
  body: Readable,
  { maxBytes, signal }: Limits
): Promise<Pick<AnswerStart, 'bytes' | 'isCut'>> => {
  const pieces: Buffer[] = [];
  let length = 0;
  // Events after we stopped listening must not end the process.
  body.on('error', () => undefined);
  try {
    if (maxBytes > 0) {
      for await (const piece of body as AsyncIterable<Buffer>) {
        pieces.push(piece);
        length += piece.byteLength;
        if (length > maxBytes) break;
      }
    }
  } catch (error) {
    if (signal.aborted || length === 0) throw error;
    return { bytes: joined(pieces, maxBytes), isCut: true };
  } finally {
    body.destroy();
  }
  return { bytes: joined(pieces, maxBytes), isCut: length > maxBytes };
};

const joined = (pieces: readonly Buffer[], maxBytes: number): Buffer =>
  Buffer.concat(pieces).subarray(0, maxBytes);

const plainHeaders = (raw: object): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (typeof value === 'string') headers[name.toLowerCase()] = value;
  }
  return headers;
};
