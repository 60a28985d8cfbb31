import {
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathTarget,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
  type EncodedPacket,
  type Input,
  type InputAudioTrack,
  type InputVideoTrack,
} from 'mediabunny';

import { PlatformFailure, type ByteSource } from '../../platforms/contract';
import { systemCodeOf } from './media-failures';
import { copyInStep, type Lane } from './packet-lanes';
import { videoInput } from './video-input';

/** The part of a video that is wanted, ms from its beginning. */
export interface TrimWish {
  startMs: number;
  endMs: number;
  /** The copy ends earlier where it would be longer: it may begin before `startMs`. */
  longestMs?: number;
}

/** What a copy holds, ms of the whole video. */
export interface TrimTimes {
  startMs: number;
  endMs: number;
}

/** More than four hours at 120 frames a second: a header that promises more lies. */
const MAX_PACKETS = 2_000_000;
/** Bytes; mediabunny's own 16 MiB would be held several times over. */
const WRITTEN_AT_ONCE = 1024 * 1024;
/** Sound that begins so little later is moved: a file without edit lists is taken everywhere. */
const MAX_SOUND_SHIFT_S = 0.03;

/**
 * Where a video can be cut without making its frames anew: it begins at the key frame at or before
 * the wanted beginning. Its end may come out some frames earlier.
 *
 * @throws {Error} in words, when the part does not exist
 */
export const planTrim = (source: ByteSource, wish: TrimWish): Promise<TrimTimes> =>
  reading(source, async (input) => {
    const { startS, endS } = await cutOf(input, wish);
    return { startMs: Math.round(startS * 1000), endMs: Math.round(endS * 1000) };
  });

/**
 * Copies a part of a video packet by packet, without decoding, and never more than a few of them
 * in memory. WebM stays WebM, everything else becomes MP4 with its index in front.
 *
 * @throws {Error} in words, when the part does not exist or the tracks cannot be copied
 */
export const trimVideo = (
  source: ByteSource,
  { wish, path }: { wish: TrimWish; path: string }
): Promise<void> =>
  reading(source, async (input) => {
    const cut = await cutOf(input, wish);
    const isWebM = (await input.getMimeType()).startsWith('video/webm');
    const output = new Output({
      format: isWebM ? new WebMOutputFormat() : new Mp4OutputFormat({ fastStart: 'reserve' }),
      target: new FilePathTarget(path, { chunkSize: WRITTEN_AT_ONCE }),
    });
    try {
      const lanes = [await pictureLane(output, cut), await soundLane(output, { input, cut })];
      await output.start();
      await copyInStep(lanes.filter((lane) => lane !== null));
      await output.finalize();
    } catch (error) {
      await output.cancel().catch(() => undefined);
      throw error;
    }
  });

const reading = async <Result>(
  source: ByteSource,
  work: (input: Input) => Promise<Result>
): Promise<Result> => {
  const input = videoInput(source);
  try {
    return await work(input);
  } catch (error) {
    if (error instanceof PlatformFailure || error instanceof NoSuchPart) throw error;
    if (systemCodeOf(error) !== null) throw error;
    const words = 'it cannot be cut as it is; cut it before you upload it';
    throw new Error(words, { cause: error });
  } finally {
    input.dispose();
  }
};

class NoSuchPart extends Error {}

interface Cut {
  track: InputVideoTrack;
  sink: EncodedPacketSink;
  key: EncodedPacket;
  startS: number;
  endS: number;
}

const METADATA_ONLY = { metadataOnly: true } as const;

const cutOf = async (input: Input, { startMs, endMs, longestMs }: TrimWish): Promise<Cut> => {
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error('There is no video track.');
  const lengthS = await input.computeDuration();
  if (!(startMs >= 0 && endMs > startMs && startMs < lengthS * 1000)) {
    throw new NoSuchPart(
      `the part from ${inSeconds(startMs)} to ${inSeconds(endMs)} cannot be cut out of ${inSeconds(lengthS * 1000)}`
    );
  }
  const sink = new EncodedPacketSink(track);
  const key =
    (await sink.getKeyPacket(startMs / 1000, METADATA_ONLY)) ??
    (await sink.getFirstKeyPacket(METADATA_ONLY));
  if (!key) throw new Error('There is no key frame.');
  const startS = Math.max(0, key.timestamp);
  const endS = Math.min(endMs / 1000, lengthS, startS + (longestMs ?? Infinity) / 1000);
  if (endS <= startS) throw new NoSuchPart('it has nothing to show at that place');
  return { track, sink, key, startS, endS };
};

/** `94 s`, `8.2 s`. */
export const inSeconds = (ms: number): string => `${Number((ms / 1000).toFixed(1))} s`;

const pictureLane = async (output: Output, { track, sink, key, endS }: Cut): Promise<Lane> => {
  const { codec } = track;
  const decoderConfig = await track.getDecoderConfig();
  if (!codec || !decoderConfig) throw new Error('The codec of the pictures is not known.');
  const first = await sink.getPacket(key.timestamp);
  if (!first) throw new Error('The key frame is gone.');
  const wanted = (options?: typeof METADATA_ONLY) =>
    shown(sink.packets(options ? key : first, undefined, options), { from: key.timestamp, endS });
  const source = new EncodedVideoPacketSource(codec);
  const maximumPacketCount = await countOf(wanted(METADATA_ONLY));
  output.addVideoTrack(source, { rotation: track.rotation, maximumPacketCount });
  return {
    packets: wanted(),
    write: (packet) =>
      source.add(packet.clone({ timestamp: packet.timestamp - key.timestamp }), { decoderConfig }),
    close: () => source.close(),
  };
};

/**
 * Packets come in the order of decoding. Those shown before the key frame lean on what is not
 * copied; and behind the first one that is shown after the end, others may lean on it.
 */
async function* shown(
  packets: AsyncIterable<EncodedPacket>,
  { from, endS }: { from: number; endS: number }
): AsyncGenerator<EncodedPacket, void> {
  for await (const packet of packets) {
    if (packet.timestamp < from) continue;
    if (packet.timestamp >= endS) return;
    yield packet;
  }
}

/** Null: silent, there at least. */
const soundLane = async (
  output: Output,
  { input, cut }: { input: Input; cut: Cut }
): Promise<Lane | null> => {
  const track = await input.getPrimaryAudioTrack();
  if (!track) return null;
  const { codec } = track;
  const decoderConfig = await track.getDecoderConfig();
  if (!codec || !decoderConfig) throw new Error('The codec of the sound is not known.');
  const heard = await firstSound(track, cut);
  if (!heard) return null;
  const sink = new EncodedPacketSink(track);
  const wanted = (options?: typeof METADATA_ONLY) =>
    whole(sink.packets(heard, undefined, options), cut.endS);
  const maximumPacketCount = await countOf(wanted(METADATA_ONLY));
  if (maximumPacketCount === 0) return null;
  const source = new EncodedAudioPacketSource(codec);
  output.addAudioTrack(source, { maximumPacketCount });
  const { timestamp } = heard;
  const zero = timestamp - cut.key.timestamp < MAX_SOUND_SHIFT_S ? timestamp : cut.key.timestamp;
  return {
    packets: wanted(),
    write: (packet) =>
      source.add(packet.clone({ timestamp: packet.timestamp - zero }), { decoderConfig }),
    close: () => source.close(),
  };
};

/** The first packet that begins with the pictures or after them. */
const firstSound = async (track: InputAudioTrack, { key }: Cut): Promise<EncodedPacket | null> => {
  const sink = new EncodedPacketSink(track);
  const before = await sink.getPacket(key.timestamp);
  if (!before) return sink.getFirstPacket();
  return before.timestamp < key.timestamp ? sink.getNextPacket(before) : before;
};

/** Those that are over when the pictures are: sound must not make the copy longer. */
async function* whole(
  packets: AsyncIterable<EncodedPacket>,
  endS: number
): AsyncGenerator<EncodedPacket, void> {
  for await (const packet of packets) {
    if (packet.timestamp + packet.duration > endS) return;
    yield packet;
  }
}

const countOf = async (packets: AsyncIterator<unknown>): Promise<number> => {
  let count = 0;
  while (!(await packets.next()).done) {
    count += 1;
    if (count > MAX_PACKETS) throw new Error('There are too many frames.');
  }
  return count;
};
