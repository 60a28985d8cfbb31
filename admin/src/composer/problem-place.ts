import type { PostProblem } from '../../../contracts/dispatch';
import type { ComposerField, ComposerFocus } from './composer-address';
import type { ComposerRow } from './composer-row';

/** Something that is wrong with a post, and where it can be mended. */
export interface PlacedProblem {
  row: ComposerRow;
  problem: PostProblem;
  place: ComposerFocus;
}

const OF_MEDIA = /^(MEDIA|IMAGE|VIDEO|ALT|FILE|THUMB|COVER)_/;
const OF_OPTIONS =
  /^(PRIVACY|CONSENT|DISCLOSURE|BRANDED|POLL|OPTION|TAG|SELF|PAGE|REPLY)_|_OPTIONS$/;
const OF_TIME = /^(QUOTA|BUDGET|TIME|DAILY)_/;

const fieldOf = ({ code, fileId }: PostProblem): ComposerField => {
  if (fileId !== null || OF_MEDIA.test(code)) return 'media';
  if (OF_OPTIONS.test(code)) return 'options';
  return OF_TIME.test(code) ? 'when' : 'text';
};

const SEVERITIES = ['error', 'warning', 'note'] as const;

/** Those of the posts that take part: errors first, then in the order of the targets. */
export const problemsOf = (rows: readonly ComposerRow[]): PlacedProblem[] => {
  const placed = rows
    .filter(({ isChosen }) => isChosen)
    .flatMap((row) =>
      row.target.problems.map((problem): PlacedProblem => {
        const { partIndex, fileId } = problem;
        return {
          ...{ row, problem },
          place: {
            ...{ targetId: row.target.targetId, field: fieldOf(problem) },
            ...(partIndex === null ? {} : { partIndex }),
            ...(fileId === null ? {} : { fileId }),
          },
        };
      })
    );
  return SEVERITIES.flatMap((severity) =>
    placed.filter(({ problem }) => problem.severity === severity)
  );
};

/** What must or should be looked at: notes only tell what was done. */
export const openProblems = (rows: readonly ComposerRow[]): PlacedProblem[] =>
  problemsOf(rows).filter(({ problem }) => problem.severity !== 'note');
