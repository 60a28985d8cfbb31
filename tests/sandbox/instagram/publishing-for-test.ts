import sharp from 'sharp';

import { startMediaServer, type MediaServer } from '../../../conformance/src/media-server';
import { makeVideo, type VideoWish } from '../../../conformance/src/make-video';
import { startInstagram, type Answer, type InstagramForTest } from './instagram-for-test';

export const IG_ID = '17841400000000101';

type Fields = Record<string, unknown>;

/** Instagram with a signed-in account and a place for files, over HTTP only. */
export class Publishing {
  private constructor(
    readonly instagram: InstagramForTest,
    readonly media: MediaServer,
    readonly token: string
  ) {}

  static async open(): Promise<Publishing> {
    const instagram = await startInstagram();
    const { credentials } = instagram.act('issue-token') as {
      credentials: { accessToken: string };
    };
    return new Publishing(instagram, await startMediaServer(), credentials.accessToken);
  }

  post(path: string, fields: Fields, headers: Record<string, string> = {}): Promise<Answer> {
    return this.instagram.get(`/v25.0${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/json',
        ...headers,
      },
      body: JSON.stringify(fields),
    });
  }

  read(path: string, query: Record<string, string> = {}): Promise<Answer> {
    return this.instagram.graph(`/v25.0${path}`, { ...query, access_token: this.token });
  }

  create(fields: Fields): Promise<Answer> {
    return this.post(`/${IG_ID}/media`, fields);
  }

  async containerOf(fields: Fields): Promise<string> {
    const answer = await this.create(fields);
    if (answer.status !== 200) throw new Error(answer.text);
    return String(answer.json.id);
  }

  status(id: string): Promise<Answer> {
    return this.read(`/${id}`, { fields: 'status_code,status' });
  }

  /** The status once processing is over. */
  async settled(id: string): Promise<Record<string, unknown>> {
    for (let tries = 0; tries < 100; tries += 1) {
      // Videos are fetched in real time, processed in the sandbox's.
      await new Promise((resolve) => setTimeout(resolve, 20));
      this.instagram.world.clock.advance(5_000);
      const { json } = await this.status(id);
      if (json.status_code !== 'IN_PROGRESS') return json;
    }
    throw new Error('The container was never done.');
  }

  publish(id: string): Promise<Answer> {
    return this.post(`/${IG_ID}/media_publish`, { creation_id: id });
  }

  /** A whole post; answers its id. */
  async published(fields: Fields): Promise<string> {
    const id = await this.containerOf(fields);
    await this.settled(id);
    return String((await this.publish(id)).json.id);
  }

  async jpeg(width = 1080, height = 1080): Promise<string> {
    const bytes = await sharp({
      create: { width, height, channels: 3, background: { r: 200, g: 120, b: 40 } },
    })
      .jpeg()
      .toBuffer();
    return this.serve(`/${width}x${height}.jpg`, bytes, 'image/jpeg');
  }

  async video(wish: VideoWish = {}): Promise<string> {
    return this.serve('/film.mp4', await makeVideo(wish), 'video/mp4');
  }

  serve(path: string, bytes: Uint8Array, contentType: string): string {
    return this.media.serve(path, { bytes, contentType });
  }

  async close(): Promise<void> {
    await Promise.all([this.instagram.close(), this.media.close()]);
  }
}

/** `[code, subcode]` of an answer that is an error. */
export const codesOf = ({ error }: Answer): (number | undefined)[] => [
  error.code,
  error.error_subcode,
];
