import type { DryRunBody, DryRunCall } from '../../../../contracts/dispatch';
import type { HttpBody, HttpRequest } from '../../platforms/contract';
import type { SparedFiles } from './spared-files';

/** A request as data: bytes are named by length and hash, credentials are still in it. */
export type RehearsedCall = DryRunCall;

/** What the HTTP client adds when the adapter says nothing (server/src/http/encode-body.ts). */
const CONTENT_TYPES: Partial<Record<HttpBody['kind'], string>> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  multipart: 'multipart/form-data',
};

/**
 * What would go out. Names of headers in lower case; those of the connection itself (host, length,
 * user-agent) and the boundary of a multipart body are left out.
 */
export const describeRequest = async (
  request: HttpRequest,
  files: SparedFiles
): Promise<RehearsedCall> => {
  const contentType = request.body && CONTENT_TYPES[request.body.kind];
  const headers: Record<string, string> = contentType ? { 'content-type': contentType } : {};
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    headers[name.toLowerCase()] = value;
  }
  return {
    method: request.method,
    url: request.url,
    headers,
    body: request.body ? await describeBody(request.body, { files, headers }) : null,
    ...{ isCommit: false, isFirstComment: false },
  };
};

const describeBody = async (
  body: HttpBody,
  { files, headers }: { files: SparedFiles; headers: Readonly<Record<string, string>> }
): Promise<DryRunBody> => {
  switch (body.kind) {
    case 'json':
      // As it travels: without what JSON cannot say, and not changed by anybody afterwards.
      return { kind: 'json', value: JSON.parse(JSON.stringify(body.value)) as unknown };
    case 'form':
      return { kind: 'form', fields: { ...body.fields } };
    case 'multipart': {
      const { field, filename, contentType, bytes } = body.file;
      const { byteLength } = bytes;
      const sha256 = await files.hashOf(bytes);
      const file = { field, filename, contentType, byteLength, sha256 };
      return { kind: 'multipart', fields: { ...body.fields }, file };
    }
    case 'bytes':
    case 'stream': {
      const bytes = body.kind === 'bytes' ? body.bytes : body.source;
      const named = { field: null, filename: null, contentType: headers['content-type'] ?? null };
      const sha256 = await files.hashOf(bytes);
      return { kind: 'bytes', file: { ...named, byteLength: bytes.byteLength, sha256 } };
    }
  }
};
