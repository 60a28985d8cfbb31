import { nextId } from './ids';
import { inspectImage, inspectVideo } from './media-inspection';
import { CATEGORY_RULES, MEDIA_LIFETIME_S, type MediaCategory } from './media-rules';
import { invalidRequest, type ApiProblem } from './problems';
import { accountById, lookUp, type Upload, type XAccount, type XSite } from './state';

/** Keeps what was announced; the bytes follow. */
export const openUpload = (
  site: XSite,
  input: {
    account: XAccount;
    mediaType: string;
    category: MediaCategory;
    totalBytes: number;
    additionalOwners: string[];
  }
): Upload => {
  const rule = CATEGORY_RULES[input.category];
  if (!rule.types.some((type) => input.mediaType.startsWith(type))) {
    throw invalidMedia('media_category', `${input.category} does not take ${input.mediaType}.`);
  }
  if (input.totalBytes > rule.maxBytes) {
    throw invalidMedia('total_bytes', `File size exceeds ${rule.maxBytes} bytes.`);
  }
  const id = nextId(site);
  const upload: Upload = {
    id,
    mediaKey: `${rule.keyPrefix}_${id}`,
    ownerIds: [input.account.id, ...input.additionalOwners],
    mediaType: input.mediaType,
    category: input.category,
    totalBytes: input.totalBytes,
    segments: {},
    createdAtMs: site.world.clock.now(),
    file: null,
    altText: '',
  };
  site.state.uploads[id] = upload;
  site.world.changed();
  return upload;
};

/** The upload when it exists, is not too old and belongs to the account. */
export const usableUpload = (site: XSite, id: string, account: XAccount): Upload | null => {
  const upload = lookUp(site.state.uploads, id);
  if (!upload?.ownerIds.includes(account.id)) return null;
  const ageMs = site.world.clock.now() - upload.createdAtMs;
  return ageMs < MEDIA_LIFETIME_S * 1000 ? upload : null;
};

export const requireUpload = (site: XSite, id: string, account: XAccount): Upload => {
  const upload = usableUpload(site, id, account);
  if (!upload) throw invalidMedia('media_id', 'Your media IDs are invalid.', id);
  return upload;
};

/** Joins the segments and starts processing. Repeating it changes nothing. */
export const finalizeUpload = async (site: XSite, upload: Upload): Promise<void> => {
  if (upload.file) return;
  await acceptFile(site, upload, joinSegments(site, upload));
  upload.segments = {};
  site.world.changed();
};

/** Inspects the whole file and stores it. */
export const acceptFile = async (site: XSite, upload: Upload, bytes: Uint8Array): Promise<void> => {
  const [kind] = upload.mediaType.split('/');
  const image = kind === 'image' ? await inspectImage(bytes, upload.category) : null;
  const owner = accountById(site, upload.ownerIds[0] ?? '');
  const video = kind === 'video' && owner ? await inspectVideo(bytes, owner) : null;
  const isToFail = site.state.knobs.processingOutcome === 'failed';
  const now = site.world.clock.now();
  upload.file = {
    blob: site.world.blobs.put(bytes),
    finalizedAtMs: now,
    readyAtMs: now + processingMs(site, upload),
    failure: isToFail ? 'Unsupported or corrupt media.' : (video?.failure ?? null),
    image,
    video: video?.shape ?? null,
  };
  site.world.changed();
};

/** Whether a post may use it now; propagation may lag behind (platforms/x.md §7). */
export const isUploadReady = (site: XSite, upload: Upload): boolean => {
  const { file } = upload;
  if (!file || file.failure) return false;
  return site.world.clock.now() >= file.readyAtMs + site.state.knobs.mediaPropagationMs;
};

export const invalidMedia = (parameter: string, message: string, value?: string): ApiProblem =>
  invalidRequest({ parameters: { [parameter]: value === undefined ? [] : [value] }, message });

const joinSegments = ({ world }: XSite, upload: Upload): Uint8Array => {
  const indexes = Object.keys(upload.segments)
    .map(Number)
    .sort((one, other) => one - other);
  const segments = indexes.map((index) => upload.segments[index]);
  const sent = segments.reduce((total, segment) => total + (segment?.bytes ?? 0), 0);
  if (indexes.some((index, place) => index !== place)) {
    throw invalidMedia('segment_index', 'Segments do not add up to provided total file size.');
  }
  if (sent !== upload.totalBytes) {
    throw invalidMedia('total_bytes', 'Segments do not add up to provided total file size.');
  }
  const pieces = segments.map((segment) => world.blobs.get(segment?.blob ?? ''));
  return Buffer.concat(pieces.filter((piece) => piece !== null));
};

const processingMs = ({ state }: XSite, upload: Upload): number => {
  if (upload.category.endsWith('_video')) return state.knobs.videoProcessingMs;
  if (upload.category.endsWith('_gif')) return state.knobs.gifProcessingMs;
  return upload.category.endsWith('_image') ? state.knobs.imageProcessingMs : 0;
};
