import { randomBytes } from 'node:crypto';

import {
  ALL_FORMATS,
  BufferSource,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  FilePathTarget,
  Input,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';

import { makeVideo } from '../../conformance/src/make-video';

export interface FilmWish {
  path: string;
  seconds: number;
  /** Of one frame; there are 30 a second. */
  frameBytes: number;
}

const FRAME_RATE = 30;
const FRAMES_PER_KEY = 60;
/** So many frames are stored in another order than they are shown, as cameras and encoders do. */
const FRAMES_IN_DISORDER = 3;
const SOUND_BYTES = 300;
const SOUND_SECONDS = 1024 / 48_000;

/**
 * A film of any length, written to disk as it is made: headers and index are real, the frames are
 * noise that nobody decodes.
 */
export const makeLongFilm = async ({ path, seconds, frameBytes }: FilmWish): Promise<void> => {
  const target = new FilePathTarget(path);
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: false }), target });
  const [video, audio] = [new EncodedVideoPacketSource('avc'), new EncodedAudioPacketSource('aac')];
  output.addVideoTrack(video, { frameRate: FRAME_RATE });
  output.addAudioTrack(audio);
  const [picture, sound] = await decodersOf(
    await makeVideo({ seconds: 1, width: 720, height: 1280 })
  );
  await output.start();
  const frame = randomBytes(frameBytes);
  const piece = randomBytes(SOUND_BYTES);
  let heardS = 0;
  for (let index = 0; index < seconds * FRAME_RATE; index += 1) {
    const place = shownAs(index);
    const type = place % FRAMES_PER_KEY === 0 ? 'key' : 'delta';
    const packet = new EncodedPacket(frame, type, place / FRAME_RATE, 1 / FRAME_RATE);
    await video.add(packet, { decoderConfig: picture });
    for (; heardS * FRAME_RATE < index + 1; heardS += SOUND_SECONDS) {
      const heard = new EncodedPacket(piece, 'key', heardS, SOUND_SECONDS);
      await audio.add(heard, { decoderConfig: sound });
    }
  }
  await output.finalize();
};

/** 0, 3, 1, 2, 6, 4, 5, …: each third frame is stored before the two that lean on it. */
const shownAs = (index: number): number => {
  if (index === 0) return 0;
  const group = Math.floor((index - 1) / FRAMES_IN_DISORDER) * FRAMES_IN_DISORDER;
  const within = (index - 1) % FRAMES_IN_DISORDER;
  return within === 0 ? group + FRAMES_IN_DISORDER : group + within;
};

const decodersOf = async (film: Uint8Array): Promise<[VideoDecoderConfig, AudioDecoderConfig]> => {
  const input = new Input({ source: new BufferSource(film), formats: ALL_FORMATS });
  const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  const picture = await video?.getDecoderConfig();
  const sound = await audio?.getDecoderConfig();
  input.dispose();
  if (!picture || !sound) throw new Error('The pattern has no decoders.');
  return [picture, sound];
};
