import type { Override } from '../../../contracts/compositions';
import type { TargetPreview } from '../../../contracts/dispatch';

/** A file of a post as a person chose it. */
export type ChosenFile = NonNullable<Override['media']>[number];

/** The files of the first part as they stand: those that were chosen, else those of the entry. */
export const standingMedia = (
  override: Override | null,
  target: Pick<TargetPreview, 'parts'>
): ChosenFile[] =>
  override?.media ??
  (target.parts[0]?.media ?? []).map(({ fileId, altText }) => ({ fileId, altText }));

/** Those that are not there yet, at the end. */
export const withFiles = (files: readonly ChosenFile[], ids: readonly number[]): ChosenFile[] => [
  ...files,
  ...[...new Set(ids)]
    .filter((fileId) => !files.some((file) => file.fileId === fileId))
    .map((fileId) => ({ fileId })),
];

export const withoutFile = (files: readonly ChosenFile[], fileId: number): ChosenFile[] =>
  files.filter((file) => file.fileId !== fileId);

/** @param by -1: earlier, 1: later; nothing happens at the ends */
export const withFileMoved = (
  files: readonly ChosenFile[],
  fileId: number,
  by: -1 | 1
): ChosenFile[] => {
  const at = files.findIndex((file) => file.fileId === fileId);
  const moved = files[at];
  const other = files[at + by];
  if (!moved || !other) return [...files];
  return files.map((file, index) => (index === at ? other : index === at + by ? moved : file));
};

export const withAltText = (
  files: readonly ChosenFile[],
  fileId: number,
  altText: string
): ChosenFile[] => files.map((file) => (file.fileId === fileId ? { ...file, altText } : file));
