import { ALL_FORMATS, CustomSource, Input } from 'mediabunny';

import type { ByteSource, VideoFacts } from '../../platforms/contract';

export interface ReadVideo {
  facts: VideoFacts;
  /** `video/mp4`, `video/quicktime`, `video/webm`, … */
  mimeType: string;
  width: number;
  height: number;
}

/** Packets looked at for the frame rate: enough for an average, few enough for long videos. */
const PACKETS_READ = 256;

/** What a video's header says, read by ranges; null when it is no video that can be read. */
export const readVideo = async (source: ByteSource): Promise<ReadVideo | null> => {
  const input = new Input({
    source: new CustomSource({
      getSize: () => source.byteLength,
      read: (start, end) => source.read({ start, end }),
    }),
    formats: ALL_FORMATS,
  });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (!track) return null;
    const sound = await input.getPrimaryAudioTrack();
    const { averagePacketRate } = await track.computePacketStats(PACKETS_READ);
    return {
      facts: {
        durationMs: Math.round((await input.computeDuration()) * 1000),
        videoCodec: track.codec ?? 'unknown',
        audioCodec: sound ? (sound.codec ?? 'unknown') : null,
        frameRate: averagePacketRate > 0 ? averagePacketRate : null,
      },
      mimeType: (await input.getMimeType()).split(';')[0] ?? 'application/octet-stream',
      width: track.displayWidth,
      height: track.displayHeight,
    };
  } catch {
    return null;
  } finally {
    input.dispose();
  }
};
