import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  type AudioCodec,
  type VideoCodec,
} from 'mediabunny';

import { bodyAt, boxesIn, boxOf, viewOf } from './movie-boxes';
import type { WrittenTables } from './movie-tables';

/** The pictures as a decoder has to know them, and one of them. */
export interface PictureKind {
  codec: VideoCodec;
  decoderConfig: VideoDecoderConfig;
  rotation: 0 | 90 | 180 | 270;
  sample: Uint8Array;
}

export interface SoundKind {
  codec: AudioCodec;
  decoderConfig: AudioDecoderConfig;
  sample: Uint8Array;
}

/** One track of the new file. */
export interface WrittenTrack extends WrittenTables {
  /** Units a second. */
  timescale: number;
}

/**
 * What stands in front of the samples: an MP4 that mediabunny made of one sample of each track, as
 * it knows the codecs, with the tables and lengths of ours.
 *
 * @param tracks the pictures, then the sound
 */
export const headingOf = async (
  kinds: { pictures: PictureKind; sound: SoundKind | null },
  tracks: readonly WrittenTrack[]
): Promise<Uint8Array[]> => {
  const model = await modelOf(kinds);
  const [ftyp, moov] = [bodyAt(model, ['ftyp']), bodyAt(model, ['moov'])];
  const mvhd = moov && bodyAt(moov, ['mvhd']);
  if (!ftyp || !moov || !mvhd) throw new Error('The model has no heading.');
  const movieTimescale = viewOf(mvhd).getUint32(mvhd[0] === 1 ? 20 : 12);
  const lengthOf = ({ emptyUnits, durationUnits, timescale }: WrittenTrack) =>
    Math.round(((emptyUnits + durationUnits) * movieTimescale) / timescale);
  const left = [...tracks];
  const pieces = boxesIn(moov).flatMap(({ type, body }) => {
    if (type === 'mvhd') {
      return boxOf(type, [withLength(body, Math.max(...tracks.map(lengthOf)), MOVIE_LENGTH)]);
    }
    const track = type === 'trak' ? left.shift() : undefined;
    if (!track) return boxOf(type, [body]);
    return boxOf(type, trackPieces(body, { track, movieTimescale, length: lengthOf(track) }));
  });
  return [...boxOf('ftyp', [ftyp]), ...boxOf('moov', pieces)];
};

const modelOf = async ({
  pictures,
  sound,
}: {
  pictures: PictureKind;
  sound: SoundKind | null;
}): Promise<Uint8Array> => {
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  const video = new EncodedVideoPacketSource(pictures.codec);
  output.addVideoTrack(video, { rotation: pictures.rotation });
  const audio = sound && new EncodedAudioPacketSource(sound.codec);
  if (audio) output.addAudioTrack(audio);
  await output.start();
  const { decoderConfig, sample } = pictures;
  await video.add(new EncodedPacket(sample, 'key', 0, 1), { decoderConfig });
  if (sound && audio) {
    const packet = new EncodedPacket(sound.sample, 'key', 0, 1);
    await audio.add(packet, { decoderConfig: sound.decoderConfig });
  }
  await output.finalize();
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0));
};

interface TrackWriting {
  track: WrittenTrack;
  movieTimescale: number;
  /** In units of the movie. */
  length: number;
}

const trackPieces = (trak: Uint8Array, writing: TrackWriting): Uint8Array[] => {
  const { track, length } = writing;
  return boxesIn(trak).flatMap(({ type, body }) => {
    if (type === 'tkhd') {
      return [...boxOf(type, [withLength(body, length, TRACK_LENGTH)]), ...editsOf(writing)];
    }
    if (type === 'edts') return [];
    return boxOf(type, type === 'mdia' ? mediaPieces(body, track) : [body]);
  });
};

const mediaPieces = (mdia: Uint8Array, track: WrittenTrack): Uint8Array[] =>
  boxesIn(mdia).flatMap(({ type, body }) => {
    if (type === 'mdhd') return boxOf(type, [mediaHeader(body, track)]);
    return boxOf(type, type === 'minf' ? infoPieces(body, track) : [body]);
  });

const infoPieces = (minf: Uint8Array, { boxes }: WrittenTrack): Uint8Array[] =>
  boxesIn(minf).flatMap(({ type, body }) => {
    if (type !== 'stbl') return boxOf(type, [body]);
    const description = bodyAt(body, ['stsd']);
    if (!description) throw new Error('The model does not describe its samples.');
    return boxOf(type, [...boxOf('stsd', [description]), ...boxes]);
  });

/** Where a header keeps its length, in both versions. */
const MOVIE_LENGTH = [16, 24] as const;
const TRACK_LENGTH = [20, 28] as const;

const withLength = (
  header: Uint8Array,
  length: number,
  [short, long]: readonly [number, number]
): Uint8Array => {
  const copy = header.slice();
  if (copy[0] === 1) viewOf(copy).setBigUint64(long, BigInt(length));
  else viewOf(copy).setUint32(short, length);
  return copy;
};

const U32_END = 2 ** 32;
/** Of the two versions; the language stands in their last four. */
const MEDIA_HEADER_BYTES = [24, 36] as const;

const mediaHeader = (model: Uint8Array, { timescale, durationUnits }: WrittenTrack): Uint8Array => {
  const isLong = durationUnits >= U32_END;
  const header = new Uint8Array(MEDIA_HEADER_BYTES[isLong ? 1 : 0]);
  const view = viewOf(header);
  header[0] = isLong ? 1 : 0;
  view.setUint32(isLong ? 20 : 12, timescale);
  if (isLong) view.setBigUint64(24, BigInt(durationUnits));
  else view.setUint32(16, durationUnits);
  header.set(model.subarray(-4), header.length - 4);
  return header;
};

/** Only where a track begins later than the film: platforms dislike edit lists. */
const editsOf = ({ track, movieTimescale }: TrackWriting): Uint8Array[] => {
  const { emptyUnits, durationUnits, timescale } = track;
  const unitsOf = (units: number) => Math.round((units * movieTimescale) / timescale);
  if (unitsOf(emptyUnits) <= 0) return [];
  const rows = [2, unitsOf(emptyUnits), -1, PLAIN_RATE, unitsOf(durationUnits), 0, PLAIN_RATE];
  const list = new Uint8Array(4 + rows.length * 4);
  for (const [at, figure] of rows.entries()) viewOf(list).setInt32(4 + at * 4, figure);
  return boxOf('edts', boxOf('elst', [list]));
};

/** 1.0 in 16.16 bits. */
const PLAIN_RATE = 0x10000;
