import sharp from 'sharp';

import type { FormatRules, MediaFile, MediaKind } from '../../server/src/platforms/contract';
import { makeVideo, type VideoWish } from './make-video';
import type { Subject } from './subject';

/** Files that obey a format's rules, made for one subject. */
export class FileMaker {
  #made = 0;

  constructor(private readonly subject: Subject) {}

  /** A picture of its own colour, in a shape and type that the format takes. */
  async image(rules: FormatRules, changes: Partial<MediaFile> = {}): Promise<MediaFile> {
    const { mimeTypes = ['image/jpeg'], ratio } = rules.image ?? {};
    const height = 1080;
    const width = Math.round(
      height * (ratio ? Math.min(Math.max(0.8, ratio.min), ratio.max) : 0.8)
    );
    const mimeType = changes.mimeType ?? mimeTypes[0] ?? 'image/jpeg';
    const canvas = sharp({ create: { width, height, channels: 3, background: this.#colour() } });
    const made = mimeType === 'image/png' ? canvas.png() : canvas.jpeg();
    const bytes = new Uint8Array(await made.toBuffer());
    return this.#file(bytes, { kind: 'image', mimeType, width, height, ...changes });
  }

  /** Two frames. */
  async gif(): Promise<MediaFile> {
    const frame = (background: { r: number; g: number; b: number }) =>
      sharp({ create: { width: 320, height: 240, channels: 3, background } })
        .png()
        .toBuffer();
    const frames = [await frame(this.#colour()), await frame(this.#colour())];
    const bytes = new Uint8Array(
      await sharp(frames, { join: { animated: true } })
        .gif()
        .toBuffer()
    );
    return this.#file(bytes, { kind: 'gif', mimeType: 'image/gif', width: 320, height: 240 });
  }

  /** Upright, H.264 and AAC, as long as the format wants it at least. */
  async video(rules: FormatRules, wish: VideoWish = {}): Promise<MediaFile> {
    const { min = 1000 } = rules.video?.durationMs ?? {};
    const all: VideoWish = {
      seconds: Math.max(4, min / 1000 + 1),
      width: 720,
      height: 1280,
      ...wish,
    };
    const bytes = await makeVideo({ ...all, frameBytes: 2000 + this.#made });
    return this.#file(bytes, {
      kind: 'video',
      mimeType: all.container === 'webm' ? 'video/webm' : 'video/mp4',
      width: all.width ?? null,
      height: all.height ?? null,
      video: {
        durationMs: (all.seconds ?? 0) * 1000,
        videoCodec: all.videoCodec ?? 'avc',
        audioCodec: all.audioCodec === undefined ? 'aac' : all.audioCodec,
        frameRate: all.frameRate ?? 30,
      },
    });
  }

  document(pages = 3): MediaFile {
    this.#made += 1;
    const page = '<< /Type /Page >>\n';
    const bytes = Buffer.from(`%PDF-1.7\n% ${this.#made}\n${page.repeat(pages)}%%EOF\n`);
    return this.#file(bytes, { kind: 'document', mimeType: 'application/pdf', pageCount: pages });
  }

  async of(kind: MediaKind, rules: FormatRules): Promise<MediaFile> {
    if (kind === 'image') return this.image(rules);
    if (kind === 'gif') return this.gif();
    return kind === 'video' ? this.video(rules) : this.document();
  }

  #file(
    bytes: Uint8Array,
    facts: Pick<MediaFile, 'kind' | 'mimeType'> & Partial<MediaFile>
  ): MediaFile {
    this.#made += 1;
    const extension = facts.mimeType.split('/')[1] ?? 'bin';
    const name = `file-${this.#made}.${extension === 'jpeg' ? 'jpg' : extension}`;
    return {
      ...{ key: `file-${this.#made}`, name, byteLength: bytes.byteLength, altText: '' },
      ...{ width: null, height: null, video: null, pageCount: null },
      url: this.subject.serve?.({ name, mimeType: facts.mimeType, bytes }) ?? null,
      read: (range) => Promise.resolve(range ? bytes.subarray(range.start, range.end) : bytes),
      ...facts,
    };
  }

  #colour() {
    this.#made += 1;
    return { r: (this.#made * 47) % 256, g: (this.#made * 101) % 256, b: (this.#made * 13) % 256 };
  }
}
