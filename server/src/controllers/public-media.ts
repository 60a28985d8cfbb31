import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { piecesOf, streamOf } from '../http/byte-stream';
import { PlatformFailure, type ByteSource } from '../platforms/contract';
import { getService } from '../services/get-service';
import { queryText } from './context';
import { forgetQuery } from './forget-query';

/** Hands files to the platforms that fetch them; the sealed ticket in the address is the key. */
const publicMedia = ({ strapi }: { strapi: Core.Strapi }) => ({
  async serve(ctx: Context) {
    const library = getService(strapi, 'media');
    const ticket = library.links.open(queryText(ctx, 'ticket') ?? '');
    forgetQuery(ctx);
    if (!ticket) return refuse(ctx, 404);
    try {
      const source = await library.openTicket(ticket);
      ctx.set({
        'Accept-Ranges': 'bytes',
        'Cache-Control': 'private, max-age=3600',
        // Uploads may be anything: no browser is to run what it finds here.
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
        'X-Robots-Tag': 'noindex',
      });
      ctx.type = ticket.mimeType;
      send(ctx, source);
    } catch (error) {
      if (!(error instanceof PlatformFailure)) throw error;
      refuse(ctx, error.family === 'retryable' ? 503 : 404);
    }
  },
});

const refuse = (ctx: Context, status: number): void => {
  ctx.status = status;
  ctx.body = '';
};

/** RFC 9110 §14; several ranges at once are answered with the whole file, as it allows. */
const send = (ctx: Context, source: ByteSource): void => {
  const { byteLength } = source;
  const header = ctx.get('range');
  const range = header === '' ? null : rangeOf(header, byteLength);
  if (range === 'beyond') {
    ctx.set('Content-Range', `bytes */${byteLength}`);
    return refuse(ctx, 416);
  }
  const { start, end } = range ?? { start: 0, end: byteLength };
  ctx.status = range ? 206 : 200;
  if (range) ctx.set('Content-Range', `bytes ${start}-${end - 1}/${byteLength}`);
  if (ctx.method !== 'HEAD') ctx.body = streamOf(piecesOf(source, { start, end }));
  // After the body: Koa drops the length when it is given a stream.
  ctx.length = end - start;
};

/** Null: to be ignored. */
const rangeOf = (
  header: string,
  byteLength: number
): { start: number; end: number } | 'beyond' | null => {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const [, first = '', last = ''] = match;
  if (first === '') {
    const length = Math.min(Number(last), byteLength);
    return length === 0 ? 'beyond' : { start: byteLength - length, end: byteLength };
  }
  const start = Number(first);
  const end = last === '' ? byteLength : Math.min(Number(last) + 1, byteLength);
  if (start >= byteLength) return 'beyond';
  return end <= start ? null : { start, end };
};

export default publicMedia;
