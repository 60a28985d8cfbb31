import { ALL_FORMATS, BufferSource, Input, type InputVideoTrack } from 'mediabunny';
import sharp from 'sharp';

/** What the bytes of an upload are, whatever its client called them. */
export interface MediaFacts {
  kind: 'image' | 'video' | 'document';
  /** `image/jpeg`, `image/heif`, `video/mp4`, `video/quicktime`, `video/webm`, `application/pdf`, … */
  type: string;
  /** Pixels, upright; 0 for documents. */
  width: number;
  height: number;
  /** More than 1: it moves, or has several pages. */
  frames: number;
  /** sharp's colour space of an image (`srgb`, `cmyk`, …); null for all else. */
  colorSpace: string | null;
  /** Null unless it is a video. */
  video: {
    durationMs: number;
    /** `avc`, `hevc`, `vp9`, `av1`, …; null: one that nobody knows. */
    codec: string | null;
    /** Null: silent. */
    audioCodec: string | null;
    frameRate: number;
  } | null;
}

/** Packets looked at for the frame rate: enough for an average, few enough for long videos. */
const PACKETS_READ = 200;

/** Reads headers; null when the bytes are no picture, video or PDF that can be read. */
export const readMediaFacts = async (bytes: Uint8Array): Promise<MediaFacts | null> => {
  if (bytes.byteLength === 0) return null;
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') return pdfFacts(bytes);
  return (await imageFacts(bytes)) ?? (await videoFacts(bytes));
};

const imageFacts = async (bytes: Uint8Array): Promise<MediaFacts | null> => {
  const facts = await sharp(bytes, { animated: true, limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!facts || facts.format === 'svg') return null;
  const isTurned = (facts.orientation ?? 1) >= 5;
  const size = { width: facts.width, height: facts.pageHeight ?? facts.height };
  return {
    kind: 'image',
    type: `image/${facts.format}`,
    width: isTurned ? size.height : size.width,
    height: isTurned ? size.width : size.height,
    frames: facts.pages ?? 1,
    colorSpace: facts.space ?? null,
    video: null,
  };
};

const videoFacts = async (bytes: Uint8Array): Promise<MediaFacts | null> => {
  const input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (!track) return null;
    const audio = await input.getPrimaryAudioTrack();
    const stats = await track.computePacketStats(PACKETS_READ);
    return {
      kind: 'video',
      type: (await input.getMimeType()).split(';')[0] ?? '',
      ...sizeOf(track),
      frames: stats.packetCount,
      colorSpace: null,
      video: {
        durationMs: Math.round((await input.computeDuration()) * 1000),
        codec: track.codec,
        audioCodec: audio?.codec ?? null,
        frameRate: stats.averagePacketRate,
      },
    };
  } catch {
    return null;
  } finally {
    input.dispose();
  }
};

const sizeOf = ({ displayWidth, displayHeight }: InputVideoTrack) => ({
  width: displayWidth,
  height: displayHeight,
});

const PAGE = /\/Type\s*\/Page(?![a-zA-Z])/g;

const pdfFacts = (bytes: Uint8Array): MediaFacts => ({
  kind: 'document',
  type: 'application/pdf',
  width: 0,
  height: 0,
  frames: Buffer.from(bytes).toString('latin1').match(PAGE)?.length ?? 0,
  colorSpace: null,
  video: null,
});
