import { createHash } from 'node:crypto';

import type { DryRunBody } from '../../contracts/dispatch';
import type { Exchange } from '../../sandbox/src/kernel/tell-exchanges';

/** A request, decoded: a rehearsed one, or one that a platform received. */
export interface WireCall {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: DryRunBody | null;
}

/** What a platform received, in the form of a dry run. */
export const wireCallOf = async (exchange: Exchange, baseUrl: string): Promise<WireCall> => ({
  method: exchange.method,
  url: new URL(exchange.target, baseUrl).href,
  headers: exchange.headers,
  body: await bodyOf(exchange),
});

const bodyOf = async ({ headers, body }: Exchange): Promise<DryRunBody | null> => {
  const contentType = headers['content-type'] ?? null;
  const [type = ''] = (contentType ?? '').split(';');
  if (body.byteLength === 0 && type !== 'application/octet-stream') return null;
  const text = () => Buffer.from(body).toString('utf8');
  switch (type) {
    case 'application/json':
      return { kind: 'json', value: JSON.parse(text()) as unknown };
    case 'application/x-www-form-urlencoded':
      return { kind: 'form', fields: Object.fromEntries(new URLSearchParams(text())) };
    case 'multipart/form-data':
      return multipartOf(body, contentType ?? '');
    default:
      return {
        kind: 'bytes',
        file: { field: null, filename: null, contentType, ...digest(body) },
      };
  }
};

const multipartOf = async (bytes: Uint8Array, contentType: string): Promise<DryRunBody> => {
  const headers = { 'content-type': contentType };
  const form = await new Response(Buffer.from(bytes), { headers }).formData();
  const fields: Record<string, string> = {};
  let file: Extract<DryRunBody, { kind: 'multipart' }>['file'] | null = null;
  for (const [field, value] of form) {
    if (typeof value === 'string') {
      if (Object.hasOwn(fields, field)) throw new Error(`The form has "${field}" twice.`);
      fields[field] = value;
    } else {
      if (file) throw new Error('The form has two files.');
      const content = new Uint8Array(await value.arrayBuffer());
      file = { field, filename: value.name, contentType: value.type, ...digest(content) };
    }
  }
  if (!file) throw new Error('The form has no file.');
  return { kind: 'multipart', fields, file };
};

const digest = (bytes: Uint8Array): { byteLength: number; sha256: string } => ({
  byteLength: bytes.byteLength,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

/** Questions that are asked again at once stand there once. */
export const withoutRepeats = <T extends { method: string; url: string }>(
  calls: readonly T[]
): T[] =>
  calls.filter(({ method, url }, place) => {
    const before = calls[place - 1];
    return !(method === 'GET' && before?.method === 'GET' && before.url === url);
  });
