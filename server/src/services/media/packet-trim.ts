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

import { copyInStep, type Lane } from './packet-lanes';
import {
  checkPart,
  endOfPart,
  MAX_SAMPLES,
  MAX_SOUND_SHIFT_S,
  type TrimTimes,
  type TrimWish,
} from './trim-wish';

/** Bytes; mediabunny's own 16 MiB would be held several times over. */
const WRITTEN_AT_ONCE = 1024 * 1024;

/** As `planTrim` tells them. */
export const packetTimes = async (input: Input, wish: TrimWish): Promise<TrimTimes> => {
  const { startS, endS } = await cutOf(input, wish);
  return { startMs: Math.round(startS * 1000), endMs: Math.round(endS * 1000) };
};

/**
 * Copies a part of any video that mediabunny reads, packet by packet. WebM stays WebM, everything
 * else becomes MP4 with its index in front.
 */
export const trimPackets = async (
  input: Input,
  { wish, path }: { wish: TrimWish; path: string }
): Promise<void> => {
  const cut = await cutOf(input, wish);
  const isWebM = (await input.getMimeType()).startsWith('video/webm');
  const lanes = [await pictureLane(cut), await soundLane(input, cut)].filter(
    (lane) => lane !== null
  );
  // Not before: it opens the file, and closes it only when it was started.
  const output = new Output({
    format: isWebM ? new WebMOutputFormat() : new Mp4OutputFormat({ fastStart: 'reserve' }),
    target: new FilePathTarget(path, { chunkSize: WRITTEN_AT_ONCE }),
  });
  try {
    for (const { addTo } of lanes) addTo(output);
    await output.start();
    await copyInStep(lanes);
    await output.finalize();
  } catch (error) {
    await output.cancel().catch(() => undefined);
    throw error;
  }
};

interface Cut {
  track: InputVideoTrack;
  sink: EncodedPacketSink;
  key: EncodedPacket;
  startS: number;
  endS: number;
}

interface WrittenLane extends Lane {
  /** Before the output is started. */
  addTo(this: void, output: Output): void;
}

const METADATA_ONLY = { metadataOnly: true } as const;

const cutOf = async (input: Input, wish: TrimWish): Promise<Cut> => {
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error('There is no video track.');
  const lengthS = await input.computeDuration();
  checkPart(wish, lengthS);
  const sink = new EncodedPacketSink(track);
  const key =
    (await sink.getKeyPacket(wish.startMs / 1000, METADATA_ONLY)) ??
    (await sink.getFirstKeyPacket(METADATA_ONLY));
  if (!key) throw new Error('There is no key frame.');
  const startS = Math.max(0, key.timestamp);
  return { track, sink, key, startS, endS: endOfPart(wish, { startS, lengthS }) };
};

const pictureLane = async ({ track, sink, key, endS }: Cut): Promise<WrittenLane> => {
  const { codec } = track;
  const decoderConfig = await track.getDecoderConfig();
  if (!codec || !decoderConfig) throw new Error('The codec of the pictures is not known.');
  const first = await sink.getPacket(key.timestamp);
  if (!first) throw new Error('The key frame is gone.');
  const wanted = (options?: typeof METADATA_ONLY) =>
    shown(sink.packets(options ? key : first, undefined, options), { from: key.timestamp, endS });
  const source = new EncodedVideoPacketSource(codec);
  const maximumPacketCount = await countOf(wanted(METADATA_ONLY));
  const { rotation } = track;
  return {
    addTo: (output) => void output.addVideoTrack(source, { rotation, maximumPacketCount }),
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
const soundLane = async (input: Input, cut: Cut): Promise<WrittenLane | null> => {
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
  const { timestamp } = heard;
  const zero = timestamp - cut.key.timestamp < MAX_SOUND_SHIFT_S ? timestamp : cut.key.timestamp;
  return {
    addTo: (output) => void output.addAudioTrack(source, { maximumPacketCount }),
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
    if (count > MAX_SAMPLES) throw new Error('There are too many frames.');
  }
  return count;
};
