import type { HttpRequest } from '../../../server/src/platforms/contract';
import { startPosting, type Posting } from './posting-for-test';
import { codeOf, type Answer } from './tiktok-for-test';

export const BASE = '/v2/post/publish';

const JSON_TYPE = 'application/json; charset=UTF-8';

export const INFO = { privacy_level: 'PUBLIC_TO_EVERYONE', brand_content_toggle: false };
export const FILE = {
  ...{ source: 'FILE_UPLOAD', video_size: 64, chunk_size: 64, total_chunk_count: 1 },
};

export const videoBody = (info: object = {}, source: object = {}) => ({
  post_info: { ...INFO, title: 'Lamp', ...info },
  source_info: { ...FILE, ...source },
});

export const photoBody = (urls: string[], changes: object = {}, info: object = {}) => ({
  ...{ media_type: 'PHOTO', post_mode: 'DIRECT_POST' },
  post_info: { title: 'Lamps', description: 'Three', privacy_level: 'SELF_ONLY', ...info },
  source_info: { source: 'PULL_FROM_URL', photo_images: urls, photo_cover_index: 0 },
  ...changes,
});

export const dataOf = (answer: Answer) => answer.json.data as Record<string, unknown>;
export const problemOf = (answer: Answer): unknown[] => [answer.status, codeOf(answer)];
export const wholeRange = (size: number) => `bytes 0-${size - 1}/${size}`;

/** PUTs bytes as they are, with headers as a test wants them. */
export const put = async (
  url: string,
  bytes: Uint8Array,
  range: string,
  headers: Record<string, string> = {}
) => {
  const body = Buffer.from(bytes);
  const sent = { 'content-type': 'video/mp4', 'content-range': range, ...headers };
  const answer = await fetch(url, { method: 'PUT', headers: sent, body });
  return [answer.status, answer.headers.get('content-range')];
};

/** The API without the adapter; posts are processed at once. */
export class RawCalls {
  private constructor(
    readonly posting: Posting,
    public token: string
  ) {}

  static async start(): Promise<RawCalls> {
    const posting = await startPosting();
    posting.tiktok.act('configure', { processingMs: 0 });
    return new RawCalls(posting, posting.credentials.accessToken);
  }

  configure(knobs: Record<string, unknown>): void {
    this.posting.tiktok.act('configure', knobs);
  }

  advance(ms: number): void {
    this.posting.tiktok.world.clock.advance(ms);
  }

  /** From here on calls are those of this account. */
  signIn(account: string, scopes?: string[]): void {
    const issued = this.posting.tiktok.act('issue-token', { account, scopes }) as Posting;
    this.token = issued.credentials.accessToken;
  }

  call(path: string, body: unknown, headers: HttpRequest['headers'] = {}): Promise<Answer> {
    return this.posting.tiktok.send(path, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': JSON_TYPE, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  status(publishId: unknown): Promise<Answer> {
    return this.call(`${BASE}/status/fetch/`, { publish_id: publishId });
  }

  /** Asks until TikTok is done; downloads take a moment. */
  async end(publishId: unknown): Promise<Answer> {
    for (let tries = 0; tries < 25; tries += 1) {
      const answer = await this.status(publishId);
      if (!String(dataOf(answer).status).startsWith('PROCESSING')) return answer;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('The post never ended.');
  }

  async beginVideo(size: number, chunk = size, info: object = {}) {
    const count = Math.max(1, Math.floor(size / chunk));
    const source = { video_size: size, chunk_size: chunk, total_chunk_count: count };
    const answer = await this.call(`${BASE}/video/init/`, videoBody(info, source));
    const { publish_id: id, upload_url: url } = dataOf(answer) as Record<string, string>;
    return { id: id ?? '', url: url ?? '' };
  }
}
