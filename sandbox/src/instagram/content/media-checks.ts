import { readMediaFacts, type MediaFacts } from '../../kernel/media-facts';
import type { World } from '../../kernel/platform-sandbox';
import { pullMedia, type PullProblem } from '../../kernel/pull-media';
import type { Knobs } from '../knobs';
import type { ContainerForm, StoredFile } from './model';

const MIB = 1024 * 1024;

/** 8 MB by the table, 8 MiB by the text of the error. */
const MAX_IMAGE_BYTES = 8 * MIB;
const MAX_VIDEO_BYTES = 300_000_000;
const MAX_STORY_VIDEO_BYTES = 100_000_000;
const MAX_BITS_PER_SECOND = 25_000_000;
const MAX_VIDEO_WIDTH = 1920;
const FEED_RATIO = { min: 4 / 5, max: 1.91 };
/** Ratios as people round them. */
const SLACK = 0.01;

/** A file that was fetched and looked at, or the subcode of the error it met. */
export type Inspected = { file: StoredFile } | { subcode: number };

export interface Inspection {
  world: World;
  form: ContainerForm;
  knobs: Knobs;
}

/** Addresses must be plain ASCII. */
const isPlainUrl = (url: string): boolean => /^[\x21-\x7e]+$/.test(url);

/** Images are fetched while the client waits. */
export const pullImage = async (inspection: Inspection, url: string): Promise<Inspected> => {
  if (!isPlainUrl(url)) return { subcode: 2207052 };
  const { world } = inspection;
  const pull = await pullMedia(url, { pages: world.pages, maxBytes: MAX_IMAGE_BYTES });
  if ('problem' in pull) return { subcode: pull.problem === 'too-large' ? 2207004 : 2207052 };
  const { bytes, contentType } = pull.file;
  if (!contentType?.startsWith('image/')) return { subcode: 2207052 };
  const facts = await readMediaFacts(bytes);
  if (facts?.kind !== 'image') return { subcode: facts ? 2207052 : 2207005 };
  const subcode = imageProblem(inspection, facts);
  return subcode === null ? { file: keep(world, bytes, facts) } : { subcode };
};

const imageProblem = ({ form, knobs }: Inspection, facts: MediaFacts): number | null => {
  const types = ['image/jpeg', ...(knobs.takesPng ? ['image/png'] : [])];
  if (!types.includes(facts.type) || facts.colorSpace === 'cmyk') return 2207005;
  const ratio = facts.width / facts.height;
  const isOutside = ratio < FEED_RATIO.min - SLACK || ratio > FEED_RATIO.max + SLACK;
  return form !== 'STORIES' && isOutside ? 2207009 : null;
};

const VIDEO_PULL_SUBCODES: Readonly<Record<PullProblem, number>> = {
  'bad-url': 2207052,
  unreachable: 2207052,
  status: 2207052,
  'too-large': 2207026,
  cut: 2207077,
};

/** Videos are fetched later, so that their trouble shows in the container's status. */
export const pullVideo = async (inspection: Inspection, url: string): Promise<Inspected> => {
  if (!isPlainUrl(url)) return { subcode: 2207052 };
  const { world, form } = inspection;
  const maxBytes = form === 'STORIES' ? MAX_STORY_VIDEO_BYTES : MAX_VIDEO_BYTES;
  const pull = await pullMedia(url, { pages: world.pages, maxBytes });
  if ('problem' in pull) return { subcode: VIDEO_PULL_SUBCODES[pull.problem] };
  if (!pull.file.contentType?.startsWith('video/')) return { subcode: 2207052 };
  return inspectVideo(inspection, pull.file.bytes);
};

export const inspectVideo = async (
  inspection: Inspection,
  bytes: Uint8Array
): Promise<Inspected> => {
  const facts = await readMediaFacts(bytes);
  const isFit = facts?.video && isFitVideo(inspection.form, facts, bytes.byteLength);
  return facts && isFit ? { file: keep(inspection.world, bytes, facts) } : { subcode: 2207026 };
};

const isFitVideo = (form: ContainerForm, facts: MediaFacts, byteLength: number): boolean => {
  const { video, width, height, type } = facts;
  if (!video) return false;
  const isStory = form === 'STORIES';
  const seconds = video.durationMs / 1000;
  const ratio = width / height;
  return [
    type === 'video/mp4' || type === 'video/quicktime',
    video.codec === 'avc' || video.codec === 'hevc',
    video.audioCodec === null || video.audioCodec === 'aac',
    byteLength <= (isStory ? MAX_STORY_VIDEO_BYTES : MAX_VIDEO_BYTES),
    seconds >= 2.95 && seconds <= (isStory ? 60.5 : 900.5),
    Math.round(video.frameRate) >= 23 && Math.round(video.frameRate) <= 60,
    width <= MAX_VIDEO_WIDTH,
    ratio >= (isStory ? 0.1 : 0.01) && ratio <= 10,
    (byteLength * 8) / seconds <= MAX_BITS_PER_SECOND,
  ].every(Boolean);
};

const keep = (world: World, bytes: Uint8Array, facts: MediaFacts): StoredFile => ({
  blob: world.blobs.put(bytes),
  kind: facts.kind === 'video' ? 'video' : 'image',
  type: facts.type,
  width: facts.width,
  height: facts.height,
  durationMs: facts.video?.durationMs ?? 0,
});
