import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';

import type { ByteSource, HttpBody } from '../platforms/contract';
import { piecesOf, streamOf } from './byte-stream';

/** Up to here a copy is cheaper than a stream. */
const SMALL_BYTES = 256 * 1024;

export interface EncodedBody {
  /** A stream where the bytes are too many for the memory. */
  data: Uint8Array | Readable;
  byteLength: number;
  contentType: string | null;
}

/** The bytes of a request body and the Content-Type they ask for. */
export const encodeBody = (body: HttpBody): EncodedBody => {
  switch (body.kind) {
    case 'json':
      return encoded(Buffer.from(JSON.stringify(body.value)), 'application/json');
    case 'form':
      return encoded(
        Buffer.from(new URLSearchParams(body.fields).toString()),
        'application/x-www-form-urlencoded'
      );
    case 'multipart':
      return encodeMultipart(body);
    case 'bytes':
      return encoded(body.bytes, null);
    case 'stream':
      return {
        data: streamOf(piecesOf(body.source)),
        byteLength: body.source.byteLength,
        contentType: null,
      };
  }
};

const encoded = (data: Uint8Array, contentType: string | null): EncodedBody => ({
  data,
  byteLength: data.byteLength,
  contentType,
});

type Multipart = Extract<HttpBody, { kind: 'multipart' }>;

/** RFC 7578; the fields before the file, as some servers read them first. */
const encodeMultipart = ({ fields, file }: Multipart): EncodedBody => {
  const boundary = `----post-${randomBytes(12).toString('hex')}`;
  const line = (text: string) => Buffer.from(`${text}\r\n`);
  const head = Buffer.concat([
    ...Object.entries(fields).flatMap(([name, value]) => [
      line(`--${boundary}`),
      line(`Content-Disposition: form-data; name="${quoted(name)}"`),
      line(''),
      line(value),
    ]),
    line(`--${boundary}`),
    line(
      `Content-Disposition: form-data; name="${quoted(file.field)}"; filename="${quoted(file.filename)}"`
    ),
    line(`Content-Type: ${file.contentType}`),
    line(''),
  ]);
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const contentType = `multipart/form-data; boundary=${boundary}`;
  const { bytes } = file;
  if (bytes instanceof Uint8Array) {
    // Put together they would be in the memory twice.
    if (bytes.byteLength < SMALL_BYTES) {
      return encoded(Buffer.concat([head, bytes, tail]), contentType);
    }
    return {
      data: streamOf(whole(head, bytes, tail)),
      byteLength: head.byteLength + bytes.byteLength + tail.byteLength,
      contentType,
    };
  }
  return {
    data: streamOf(between(head, bytes, tail)),
    byteLength: head.byteLength + bytes.byteLength + tail.byteLength,
    contentType,
  };
};

/** As browsers do it (https://html.spec.whatwg.org/#multipart-form-data). */
const quoted = (name: string): string =>
  name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');

async function* whole(...parts: Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield await Promise.resolve(part);
}

async function* between(
  head: Uint8Array,
  source: ByteSource,
  tail: Uint8Array
): AsyncGenerator<Uint8Array> {
  yield head;
  yield* piecesOf(source);
  yield tail;
}
