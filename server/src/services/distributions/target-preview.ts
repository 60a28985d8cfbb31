import type {
  CardPreview,
  MediaPreview,
  PartPreview,
  TargetPreview,
} from '../../../../contracts/dispatch';
import { overflowPlace } from '../../platforms/contract';
import { accountName } from '../connections/account-name';
import type { Connection } from '../connections/connection';
import type { Site } from '../sites/site';
import { sorted } from './file-problems';
import type { PlannedFile } from './planned-files';
import type { ReviewedPost } from './post-review';
import type { QuotaOutlook } from './quota-outlook';

const HASHTAG = /#[\p{L}\p{M}\p{N}_]+/gu;

/** What stands around a post. */
interface Circumstances {
  site: Site;
  isDone: boolean;
  outlook: QuotaOutlook;
  waitsForApproval: boolean;
}

/** One post as the admin shows it. */
export const targetPreviewOf = (
  reviewed: ReviewedPost,
  { site, isDone, outlook, waitsForApproval }: Circumstances
): TargetPreview => {
  const { post, adapter, content, problems } = reviewed;
  const { target, connection, descriptor, options, firstComment } = post;
  const { account, platform } = connection;
  const parts = partsOf(reviewed);
  const texts = parts.map(({ text }) => text);
  return {
    targetId: target.id,
    targetName: target.name,
    platform,
    platformLabel: descriptor.label,
    handle: account.handle,
    accountName: account.name,
    avatarUrl: account.avatarUrl,
    format: content.format,
    parts,
    limit: descriptor.text.limit,
    unit: descriptor.text.unit,
    maxParts: descriptor.formats[content.format]?.maxParts ?? 1,
    canComment: adapter.can('comment'),
    card: cardOf(reviewed),
    hashtags: [...new Set(texts.flatMap((text) => text.match(HASHTAG) ?? []))],
    language: content.language,
    options,
    firstComment,
    template: content.template ?? null,
    customised: [...(content.customised ?? [])],
    problems: sorted([...problems, ...outlook.problems]),
    waits: waitsFor(connection, { site, label: descriptor.label, waitsForApproval }),
    waitsForApproval,
    prices: descriptor.pricesOf?.({ texts, card: content.card?.url ?? null }) ?? [],
    quota: outlook.quota,
    isDone,
  };
};

const partsOf = ({ content, post, files, problems }: ReviewedPost): PartPreview[] =>
  content.parts.map(({ text }, index) => {
    const { text: rules } = post.descriptor;
    // A platform may take more than its limit of some posts: what it minds is among the problems.
    const isTooLong = problems.some(
      ({ code, partIndex }) => code === 'TEXT_TOO_LONG' && partIndex === index
    );
    return {
      text,
      count: rules.count(text),
      overflowAt: isTooLong ? overflowPlace({ ...rules, text }) : null,
      media: (files.parts[index] ?? []).map(mediaOf),
    };
  });

const mediaOf = ({ media, file, ...shown }: PlannedFile): MediaPreview => ({
  fileId: media.fileId,
  kind: file.kind,
  name: shown.name,
  thumbnailUrl: shown.thumbnailUrl,
  url: shown.url,
  altText: media.altText,
  mimeType: file.mimeType,
  width: file.width,
  height: file.height,
  durationMs: file.video?.durationMs ?? null,
  changes: shown.changes,
  hasBars: shown.hasBars,
});

const cardOf = ({ card, files }: ReviewedPost): CardPreview | null =>
  card && {
    url: card.card.url,
    title: card.card.title,
    description: card.card.description,
    image: files.card && mediaOf(files.card),
    imageUrl: card.imageUrl,
    builtBy: card.builtBy,
  };

/** What a person can change; `quota` tells of limits, and the delivery of outages. */
const waitsFor = (
  { platform, account, status }: Connection,
  {
    site,
    label,
    waitsForApproval,
  }: Pick<Circumstances, 'site' | 'waitsForApproval'> & { label: string }
): string | null => {
  const name = accountName(platform, account.handle);
  if (status === 'disabled') return `${name} on ${label} is switched off; the post would wait.`;
  if (status !== 'active') {
    return `${name} must be reconnected on ${label}; the post would wait for it.`;
  }
  if (site.paused) return `${site.name} is paused; the post would wait until it is resumed.`;
  return waitsForApproval
    ? `The post would wait for somebody who may approve posts of ${site.name}.`
    : null;
};
