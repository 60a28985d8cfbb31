import { PlatformFailure, type ByteSource, type VideoFacts } from '../../platforms/contract';
import { videoInput } from './video-input';

export interface ReadVideo {
  facts: VideoFacts;
  /** `video/mp4`, `video/quicktime`, `video/webm`, … */
  mimeType: string;
  width: number;
  height: number;
}

/** Packets looked at for the frame rate: enough for an average, few enough for long videos. */
const PACKETS_READ = 256;

/**
 * What a video's header says, read by ranges; null when it is no video that can be read.
 *
 * @throws {PlatformFailure} when the storage fails meanwhile: that says nothing of the video
 */
export const readVideo = async (source: ByteSource): Promise<ReadVideo | null> => {
  const input = videoInput(source);
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
  } catch (error) {
    if (error instanceof PlatformFailure) throw error;
    return null;
  } finally {
    input.dispose();
  }
};
