import { randomBytes } from 'node:crypto';

import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
  type AudioCodec,
  type VideoCodec,
} from 'mediabunny';

export interface VideoWish {
  /** @default 3 */
  seconds?: number;
  /** @default 1080 × 1920 */
  width?: number;
  height?: number;
  /** @default 'avc' */
  videoCodec?: Exclude<VideoCodec, 'hevc'>;
  /** Null: silent. @default 'aac' */
  audioCodec?: AudioCodec | null;
  /** @default 30 */
  frameRate?: number;
  /** @default 'mp4' */
  container?: 'mp4' | 'mov' | 'webm';
  /** Bytes of one frame; the file grows with it. @default 64 */
  frameBytes?: number;
}

/** Baseline profile, level 4.0: enough of a decoder record for headers to be read. */
const AVC_RECORD = Uint8Array.from([
  0x1, 0x42, 0xc0, 0x28, 0xff, 0xe1, 0x0, 0x9, 0x67, 0x42, 0xc0, 0x28, 0xda, 0x1, 0x10, 0xf, 0x19,
  0x1, 0x0, 0x2, 0x68, 0xce,
]);
const CODEC_STRINGS: Partial<Record<VideoCodec, string>> = {
  avc: 'avc1.42c028',
  vp8: 'vp8',
  vp9: 'vp09.00.10.08',
  av1: 'av01.0.04M.08',
};
/** AAC-LC, 48 kHz, stereo. */
const AAC_RECORD = Uint8Array.from([0x11, 0x90]);

const FORMATS = {
  mp4: () => new Mp4OutputFormat({ fastStart: 'in-memory' }),
  mov: () => new MovOutputFormat({ fastStart: 'in-memory' }),
  webm: () => new WebMOutputFormat(),
};

/** A file whose headers are those of a real video; its frames are noise that nobody decodes. */
export const makeVideo = async (wish: VideoWish = {}): Promise<Uint8Array> => {
  const { seconds = 3, frameRate = 30, videoCodec = 'avc', audioCodec = 'aac' } = wish;
  const target = new BufferTarget();
  const output = new Output({ format: FORMATS[wish.container ?? 'mp4'](), target });
  const video = new EncodedVideoPacketSource(videoCodec);
  output.addVideoTrack(video, { frameRate });
  const audio = audioCodec && new EncodedAudioPacketSource(audioCodec);
  if (audio) output.addAudioTrack(audio);
  await output.start();
  const config = {
    codec: CODEC_STRINGS[videoCodec] ?? videoCodec,
    codedWidth: wish.width ?? 1080,
    codedHeight: wish.height ?? 1920,
    ...(videoCodec === 'avc' ? { description: AVC_RECORD } : {}),
  };
  const frame = randomBytes(wish.frameBytes ?? 64);
  for (let index = 0; index < Math.round(seconds * frameRate); index += 1) {
    const type = index % frameRate === 0 ? 'key' : 'delta';
    const packet = new EncodedPacket(frame, type, index / frameRate, 1 / frameRate);
    await video.add(packet, { decoderConfig: config });
  }
  if (audio) await addSound(audio, seconds);
  await output.finalize();
  if (!target.buffer) throw new Error('The video was not written.');
  return new Uint8Array(target.buffer);
};

const addSound = async (audio: EncodedAudioPacketSource, seconds: number): Promise<void> => {
  const packetSeconds = 1024 / 48_000;
  const config = {
    codec: 'mp4a.40.2',
    sampleRate: 48_000,
    numberOfChannels: 2,
    description: AAC_RECORD,
  };
  for (let at = 0; at < seconds; at += packetSeconds) {
    const packet = new EncodedPacket(new Uint8Array(32), 'key', at, packetSeconds);
    await audio.add(packet, { decoderConfig: config });
  }
};
