import type { HttpBody } from '../platforms/contract';

export interface EncodedBody {
  bytes: Uint8Array;
  contentType: string | null;
}

/** The bytes of a request body and the Content-Type they ask for. */
export const encodeBody = async (body: HttpBody): Promise<EncodedBody> => {
  switch (body.kind) {
    case 'json':
      return { bytes: Buffer.from(JSON.stringify(body.value)), contentType: 'application/json' };
    case 'form':
      return {
        bytes: Buffer.from(new URLSearchParams(body.fields).toString()),
        contentType: 'application/x-www-form-urlencoded',
      };
    case 'multipart':
      return encodeMultipart(body);
    case 'bytes':
      return { bytes: body.bytes, contentType: null };
  }
};

const encodeMultipart = async (
  body: Extract<HttpBody, { kind: 'multipart' }>
): Promise<EncodedBody> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(body.fields)) form.append(name, value);
  const { field, filename, contentType, bytes } = body.file;
  // A copy: Blob accepts no view on a SharedArrayBuffer, and the type says so.
  form.append(field, new Blob([new Uint8Array(bytes)], { type: contentType }), filename);
  const encoded = new Response(form);
  return {
    bytes: new Uint8Array(await encoded.arrayBuffer()),
    contentType: encoded.headers.get('content-type'),
  };
};
