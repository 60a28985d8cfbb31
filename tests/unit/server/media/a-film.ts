import {
  ALL_FORMATS,
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Input,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';

import { makeVideo } from '../../../../conformance/src/make-video';

/** What a film is like. */
export interface Shape {
  seconds: number;
  /** Frames from one key frame to the next. */
  framesPerKey: number;
  isMov: boolean;
  /** When the sound begins; null: silent. */
  soundFromS: number | null;
}

const RATE = 25;

/** Frames in the order of decoding, each third one before the two that lean on it. */
export const makeFilm = async ({ seconds, framesPerKey, isMov, soundFromS }: Shape) => {
  const pattern = new Input({
    source: new BufferSource(await makeVideo({ seconds: 1, width: 320, height: 180 })),
    formats: ALL_FORMATS,
  });
  const picture = await (await pattern.getPrimaryVideoTrack())?.getDecoderConfig();
  const sound = await (await pattern.getPrimaryAudioTrack())?.getDecoderConfig();
  if (!picture || !sound) throw new Error('No pattern.');
  const target = new BufferTarget();
  const options = { fastStart: false } as const;
  const format = isMov ? new MovOutputFormat(options) : new Mp4OutputFormat(options);
  const output = new Output({ format, target });
  const [video, audio] = [new EncodedVideoPacketSource('avc'), new EncodedAudioPacketSource('aac')];
  output.addVideoTrack(video, { rotation: 90 });
  if (soundFromS !== null) output.addAudioTrack(audio);
  await output.start();
  let heardS = soundFromS ?? Infinity;
  for (let index = 0; index < seconds * RATE; index += 1) {
    const within = (index - 1) % 3;
    const place = index === 0 ? 0 : index - 1 - within + (within === 0 ? 3 : within);
    const data = new Uint8Array(20 + (place % 50)).fill(place);
    const type = place % framesPerKey === 0 ? 'key' : 'delta';
    const packet = new EncodedPacket(data, type, place / RATE, 1 / RATE);
    await video.add(packet, { decoderConfig: picture });
    for (; heardS * RATE < index; heardS += 1024 / 48_000) {
      const piece = new EncodedPacket(new Uint8Array(9).fill(index), 'key', heardS, 1024 / 48_000);
      await audio.add(piece, { decoderConfig: sound });
    }
  }
  await output.finalize();
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0));
};
