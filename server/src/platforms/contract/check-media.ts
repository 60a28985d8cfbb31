import type { PostRules } from './descriptor';
import type {
  DocumentRules,
  FormatRules,
  ImageRules,
  InPart,
  Range,
  VideoRules,
} from './media-rules';
import type { LinkCard, MediaFile, MediaKind, PostPart } from './post-content';

interface CheckedMedia {
  /** The platform, as people write it. */
  label: string;
  rules: PostRules;
  format: FormatRules;
  part: PostPart;
  card: LinkCard | null;
}

interface MediaProblem {
  code: string;
  message: string;
}

/** What the platform's media rules say of one part's files. */
export const checkMedia = (checked: CheckedMedia): MediaProblem[] => {
  const { label, rules, part, card } = checked;
  const problems = [...checkCounts(checked)];
  if (card && part.media.length > 0) {
    const message = `A post on ${label} shows either files or a link card, not both.`;
    problems.push({ code: 'CARD_WITH_MEDIA', message });
  }
  for (const file of part.media) {
    problems.push(...checkFile(checked, file));
    if (rules.maxAltTextLength > 0 && file.altText.length > rules.maxAltTextLength) {
      const message = `The alternative text of ${file.name} has ${file.altText.length} characters; ${label} takes ${rules.maxAltTextLength}.`;
      problems.push({ code: 'ALT_TEXT_TOO_LONG', message });
    }
  }
  return problems;
};

const checkCounts = ({ label, format, part }: CheckedMedia): MediaProblem[] => {
  const { files } = format;
  const what = `A ${format.label.toLowerCase()} on ${label}`;
  const kinds = new Set(part.media.map(({ kind }) => kind));
  if (part.media.length < files.min) {
    const message = `${what} needs ${files.min === 1 ? 'a file' : `${files.min} files`}.`;
    return [{ code: 'MEDIA_MISSING', message }];
  }
  if (kinds.size > 1 && !format.mixesKinds) {
    const message = `${what} takes one kind of file: ${[...kinds].join(' and ')} do not go together.`;
    return [{ code: 'MEDIA_MIXED', message }];
  }
  const tooMany = [...kinds].find(
    (kind) => countOf(part, kind) > (format[kind]?.maxCount ?? Infinity)
  );
  if (tooMany === undefined && part.media.length <= files.max) return [];
  const most = tooMany ? (format[tooMany]?.maxCount ?? 0) : files.max;
  const message = `${what} takes ${most} ${tooMany ? `${tooMany} files` : 'files'} at most, not ${part.media.length}.`;
  return [{ code: 'MEDIA_TOO_MANY', message }];
};

const countOf = (part: PostPart, kind: MediaKind): number =>
  part.media.filter((file) => file.kind === kind).length;

const checkFile = ({ label, format }: CheckedMedia, file: MediaFile): MediaProblem[] => {
  const rules = format[file.kind];
  if (!rules) {
    const message = `A ${format.label.toLowerCase()} on ${label} takes no ${file.kind}.`;
    return [{ code: 'MEDIA_UNSUPPORTED', message }];
  }
  const say = (code: string, what: string) => ({ code, message: `${file.name} ${what}` });
  if (file.byteLength === 0) return [say('MEDIA_EMPTY', 'has no bytes.')];
  if (!rules.mimeTypes.includes(file.mimeType)) {
    return [
      say('MEDIA_TYPE', `is ${file.mimeType}; ${label} takes ${rules.mimeTypes.join(', ')}.`),
    ];
  }
  const problems: MediaProblem[] = [];
  if (file.byteLength > rules.maxBytes) {
    const sizes = `${megabytes(file.byteLength)}; ${label} takes ${megabytes(rules.maxBytes)}`;
    problems.push(say('MEDIA_TOO_LARGE', `has ${sizes}.`));
  }
  if (rules.transfer === 'url' && file.url === null) {
    const why = `must be fetched by ${label} itself, and this Strapi has no public address.`;
    problems.push(say('MEDIA_NOT_PUBLIC', `${why} Set "server.url" to the address people see.`));
  }
  return [...problems, ...checkContents(label, file, rules)];
};

type KindRules = InPart<ImageRules> | InPart<VideoRules> | InPart<DocumentRules>;

const checkContents = (label: string, file: MediaFile, rules: KindRules): MediaProblem[] => {
  const facts: [code: string, what: string, isWrong: boolean][] = [];
  if ('maxPages' in rules) {
    facts.push(['MEDIA_PAGES', `${rules.maxPages} pages`, (file.pageCount ?? 0) > rules.maxPages]);
  }
  if (file.width !== null && file.height !== null) {
    facts.push(...frameFacts(rules, { width: file.width, height: file.height }));
  }
  if ('videoCodecs' in rules) facts.push(...videoFacts(rules, file));
  const wrong = facts.filter(([, , isWrong]) => isWrong);
  // One reason of a kind is enough: a picture that is too large breaks several limits at once.
  return wrong
    .filter(([code], index) => wrong.findIndex((other) => other[0] === code) === index)
    .map(([code, what]) => ({
      code,
      message: `${file.name} does not fit: ${label} takes ${what}.`,
    }));
};

type Fact = [code: string, what: string, isWrong: boolean];

const frameFacts = (rules: KindRules, size: { width: number; height: number }): Fact[] => {
  const { width, height } = size;
  const facts: Fact[] = [];
  if ('maxPixels' in rules) {
    facts.push(['MEDIA_PIXELS', `${rules.maxPixels} pixels`, width * height > rules.maxPixels]);
  }
  if ('maxSide' in rules && rules.maxSide !== undefined) {
    facts.push([
      'MEDIA_PIXELS',
      `sides up to ${rules.maxSide} pixels`,
      Math.max(width, height) > rules.maxSide,
    ]);
  }
  if ('maxShortSide' in rules && rules.maxShortSide !== undefined) {
    const isLarge = Math.min(width, height) > rules.maxShortSide;
    facts.push(['MEDIA_PIXELS', `short sides up to ${rules.maxShortSide} pixels`, isLarge]);
  }
  if ('minSide' in rules && rules.minSide !== undefined) {
    facts.push([
      'MEDIA_SMALL',
      `sides from ${rules.minSide} pixels`,
      Math.min(width, height) < rules.minSide,
    ]);
  }
  if ('ratio' in rules && rules.ratio) {
    const { min, max } = rules.ratio;
    facts.push([
      'MEDIA_RATIO',
      `width : height from ${min} to ${max}`,
      isOutside(width / height, rules.ratio),
    ]);
  }
  return facts;
};

const videoFacts = (rules: VideoRules, { video }: MediaFile): Fact[] => {
  if (!video) return [['MEDIA_UNREADABLE', 'videos whose header can be read', true]];
  const { videoCodec, audioCodec, durationMs, frameRate } = video;
  const { min, max } = rules.durationMs;
  const facts: Fact[] = [
    [
      'MEDIA_DURATION',
      `${min / 1000} to ${max / 1000} seconds`,
      isOutside(durationMs, rules.durationMs),
    ],
    [
      'MEDIA_CODEC',
      `video in ${rules.videoCodecs.join(', ')}`,
      !rules.videoCodecs.includes(videoCodec ?? ''),
    ],
    [
      'MEDIA_CODEC',
      `sound in ${rules.audioCodecs.join(', ')}`,
      audioCodec !== null && !rules.audioCodecs.includes(audioCodec),
    ],
  ];
  if (rules.frameRate && frameRate !== null) {
    const range = `${rules.frameRate.min} to ${rules.frameRate.max} frames a second`;
    facts.push(['MEDIA_FRAME_RATE', range, isOutside(Math.round(frameRate), rules.frameRate)]);
  }
  return facts;
};

/** Ratios and rates are compared as people round them: 1.91 holds 1200 × 628. */
const TOLERANCE = 0.005;

const isOutside = (value: number, { min, max }: Range): boolean =>
  value < min * (1 - TOLERANCE) || value > max * (1 + TOLERANCE);

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
