import { open } from 'node:fs/promises';

import type { InputAudioTrack, InputVideoTrack } from 'mediabunny';

import type { ByteSource } from '../../platforms/contract';
import type { DiskSource } from './disk-source';
import { boxHeaderFor, byteCount } from './movie-boxes';
import { headingOf, type PictureKind, type SoundKind, type WrittenTrack } from './movie-heading';
import type { MovieIndex, MovieTrack } from './movie-index';
import { movieCutOf, picturesOf, soundOf, type MovieCut, type TrackPart } from './movie-part';
import { runsInFileOrder, SPAN_BYTES, spansOf } from './movie-runs';
import { ChunkTables, timeTablesOf } from './movie-tables';
import { countOf, TOO_MANY_FRAMES } from './sample-tables';
import { MAX_SAMPLES, type TrimTimes, type TrimWish } from './trim-wish';

/**
 * An MP4 or MOV file whose samples can be copied as they lie there, span by span. mediabunny keeps
 * some hundred bytes of each sample that it reads and of each that it writes: half an hour of film
 * took 140 MB. Here only the index is in memory, as the file has it.
 */
export interface Movie {
  pictures: { track: MovieTrack; kind: Omit<PictureKind, 'sample'> };
  sound: { track: MovieTrack; kind: Omit<SoundKind, 'sample'> } | null;
}

/** What an MP4 holds just as a MOV does; of H.264, H.265 and AAC it takes the description, too. */
const PICTURES: readonly string[] = ['avc', 'hevc', 'vp8', 'vp9', 'av1'];
const SOUND: readonly string[] = ['aac', 'mp3', 'opus'];
const DESCRIBED: readonly string[] = ['avc', 'hevc', 'aac'];
/** Offsets of 32 bits hold below that, the heading included. */
const SHORT_BYTES = 4_000_000_000;

/**
 * Null: it has to be copied packet by packet.
 *
 * @throws {Error} when it has more frames than any film
 */
export const movieOf = async (
  index: MovieIndex,
  { video, audio }: { video: InputVideoTrack; audio: InputAudioTrack | null }
): Promise<Movie | null> => {
  const pictures = await pictureKindOf(video);
  const sound = audio && (await soundKindOf(audio));
  if (!pictures || (audio && !sound)) return null;
  const trackOf = (id: number) => index.tracks.find((track) => track.id === id) ?? null;
  const [shown, heard] = [trackOf(video.id), audio && trackOf(audio.id)];
  if (!shown || (audio && !heard)) return null;
  for (const track of [shown, heard]) {
    if (track && countOf(track.tables.sizes) > MAX_SAMPLES) throw new Error(TOO_MANY_FRAMES);
  }
  return {
    pictures: { track: shown, kind: pictures },
    sound: sound && heard && { track: heard, kind: sound },
  };
};

const pictureKindOf = async (track: InputVideoTrack): Promise<Movie['pictures']['kind'] | null> => {
  const { codec, rotation } = track;
  if (!codec || !PICTURES.includes(codec)) return null;
  const decoderConfig = await track.getDecoderConfig();
  if (!decoderConfig || !isDescribed(codec, decoderConfig)) return null;
  return { codec, rotation, decoderConfig };
};

const soundKindOf = async (track: InputAudioTrack): Promise<Omit<SoundKind, 'sample'> | null> => {
  const { codec } = track;
  if (!codec || !SOUND.includes(codec)) return null;
  const decoderConfig = await track.getDecoderConfig();
  return decoderConfig && isDescribed(codec, decoderConfig) ? { codec, decoderConfig } : null;
};

const isDescribed = (codec: string, { description }: { description?: unknown }): boolean =>
  description !== undefined || !DESCRIBED.includes(codec);

/** As `planTrim` tells them. */
export const movieTimes = (movie: Movie, wish: TrimWish): TrimTimes => {
  const { startS, endS } = cutOf(movie, wish);
  return { startMs: Math.round(startS * 1000), endMs: Math.round(endS * 1000) };
};

const cutOf = ({ pictures, sound }: Movie, wish: TrimWish): MovieCut =>
  movieCutOf({ pictures: pictures.track, sound: sound?.track ?? null }, wish);

/** Writes the part as an MP4 with its index in front, about a megabyte at a time. */
export const trimMovie = async (
  movie: Movie,
  { source, wish, path }: { source: DiskSource; wish: TrimWish; path: string }
): Promise<void> => {
  const cut = cutOf(movie, wish);
  const shown = picturesOf(movie.pictures.track, cut);
  const heard = movie.sound && soundOf(movie.sound.track, cut);
  const parts = heard ? [shown, heard] : [shown];
  const pictures = { ...movie.pictures.kind, sample: await firstSample(source, shown) };
  const sound = movie.sound &&
    heard && { ...movie.sound.kind, sample: await firstSample(source, heard) };
  const heading = await headingFor(parts, { source, kinds: { pictures, sound } });
  const file = await open(path, 'w');
  try {
    for (const piece of heading) await file.writeFile(piece);
    const buffer = new Uint8Array(SPAN_BYTES);
    for (const { start, end } of spansOf(runsInFileOrder(parts))) {
      const bytes = buffer.subarray(0, end - start);
      await source.readInto(bytes, start);
      await file.writeFile(bytes);
    }
  } finally {
    await file.close();
  }
};

/** mediabunny looks into it for what the description leaves open. */
const firstSample = async (source: ByteSource, { samples }: TrackPart): Promise<Uint8Array> => {
  for (const { offset, byteLength } of samples()) {
    return source.read({ start: offset, end: offset + byteLength });
  }
  throw new Error('There is nothing to copy.');
};

const headingFor = async (
  parts: readonly TrackPart[],
  { source, kinds }: { source: ByteSource; kinds: Parameters<typeof headingOf>[0] }
): Promise<Uint8Array[]> => {
  const chunks = parts.map(() => new ChunkTables(source.byteLength >= SHORT_BYTES));
  let bytes = 0;
  for (const { place, samples, byteLength } of runsInFileOrder(parts)) {
    chunks[place]?.add({ offset: bytes, samples });
    bytes += byteLength;
  }
  const tracks = parts.map((part, place): WrittenTrack => {
    const tables = timeTablesOf(part);
    const boxes = [...tables.boxes, ...(chunks[place]?.boxes() ?? [])];
    return { ...tables, boxes, timescale: part.track.timescale };
  });
  const heading = [...(await headingOf(kinds, tracks)), boxHeaderFor('mdat', bytes)];
  // Only now it is known how long the heading is.
  for (const table of chunks) table.move(byteCount(heading));
  return heading;
};
