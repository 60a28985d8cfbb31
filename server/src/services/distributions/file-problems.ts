import type { PostProblem } from '../../../../contracts/dispatch';
import type { ContentProblem } from '../../platforms/contract';
import { formatWords, videoAdvice } from '../media/video-advice';
import type { ComposedPost } from './compose-post';
import type { PlannedFile, PlannedFiles } from './planned-files';

export const errorOf = ({ code, message, partIndex }: ContentProblem): PostProblem => ({
  ...{ severity: 'error', code, message, partIndex },
  fileId: null,
});

/** What is wrong with files, and what is changed in them. */
export const fileProblems = (
  files: readonly PlannedFile[],
  partIndex: number | null
): PostProblem[] =>
  files.flatMap(({ media: { fileId }, problem, changes }): PostProblem[] => [
    ...(problem ? [{ ...problem, severity: 'error' as const, partIndex, fileId }] : []),
    ...changes.map((message) => ({
      ...{ severity: 'note' as const, code: 'MEDIA_CHANGED', message, partIndex, fileId },
    })),
  ]);

/** A platform that fetches files itself must be able to. */
export const unreachable = (
  { content, descriptor }: ComposedPost,
  { isReachable }: PlannedFiles
): PostProblem[] => {
  const rules = descriptor.formats[content.format];
  const files = content.parts.flatMap(({ media }) => media);
  const isFetched = files.some(({ kind }) => rules?.[kind]?.transfer === 'url');
  if (!isFetched || isReachable) return [];
  const message = `${descriptor.label} fetches files itself and cannot reach this Strapi. Set "url" in config/server to its public https address.`;
  return [{ severity: 'error', code: 'MEDIA_UNREACHABLE', message, partIndex: null, fileId: null }];
};

/** What to do about videos that the platform does not take. */
export const adviceOn = (
  { content, descriptor }: ComposedPost,
  files: PlannedFiles
): PostProblem[] => {
  const { formats, label } = descriptor;
  const format = formats[content.format];
  const rules = format?.video;
  if (!format || !rules) return [];
  const otherFormats = Object.values(formats).filter((other) => other !== format);
  const context = { label: formatWords(label, format), otherFormats };
  return files.parts.flatMap((part, partIndex) =>
    part.flatMap(({ file, media: { fileId } }): PostProblem[] => {
      const message = file.kind === 'video' ? videoAdvice(file, rules, context) : null;
      if (message === null) return [];
      return [{ severity: 'note', code: 'VIDEO_ADVICE', message, partIndex, fileId }];
    })
  );
};

const RANK = { error: 0, warning: 1, note: 2 } as const;

/** Errors first. */
export const sorted = (problems: readonly PostProblem[]): PostProblem[] =>
  [...problems].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
