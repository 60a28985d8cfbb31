export interface FormPart {
  name: string;
  filename: string | null;
  bytes: Uint8Array;
}

/**
 * Parts of a multipart/form-data body as bytes. Hono's parser follows browsers and decodes a part
 * without a filename as text, which destroys media: twitter-api-v2 sends its segments that way
 * (platforms/x.md §10). Null for a body that is not well formed.
 */
export const parseMultipart = (body: Uint8Array, contentType: string): FormPart[] | null => {
  const match = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  const boundary = match?.[1] ?? match?.[2];
  if (!boundary) return null;
  const data = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: FormPart[] = [];
  let at = data.indexOf(delimiter);
  if (at < 0) return null;
  for (;;) {
    at += delimiter.length;
    if (data.subarray(at, at + 2).toString('latin1') === '--') return parts;
    const next = data.indexOf(Buffer.concat([CRLF, delimiter]), at);
    const part = next < 0 ? null : parsePart(data.subarray(at + CRLF.length, next));
    if (!part) return null;
    parts.push(part);
    at = next + CRLF.length;
  }
};

const CRLF = Buffer.from('\r\n');
const HEADERS_END = Buffer.from('\r\n\r\n');

const parsePart = (part: Buffer): FormPart | null => {
  const split = part.indexOf(HEADERS_END);
  if (split < 0) return null;
  const headers = part.subarray(0, split).toString('utf8');
  const disposition = /^content-disposition:\s*form-data;(.*)$/im.exec(headers)?.[1];
  const name = /\bname="([^"]*)"/i.exec(disposition ?? '')?.[1];
  if (disposition === undefined || name === undefined) return null;
  const filename = /\bfilename="([^"]*)"/i.exec(disposition)?.[1] ?? null;
  return { name, filename, bytes: part.subarray(split + HEADERS_END.length) };
};
