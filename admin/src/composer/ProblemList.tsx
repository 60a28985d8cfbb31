import { useId, useState } from 'react';

import { Box, Flex, TextButton, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';
import { useMediaQuery } from '@strapi/strapi/admin';
import { styled } from 'styled-components';

import { StateText } from '../components/StateText';
import { accountNameOf } from '../platforms/presentation';
import { useText } from '../translations/use-text';
import type { ComposerFocus } from './composer-address';
import type { ComposerRow } from './composer-row';
import { NARROW } from './composer-layout';
import { openProblems, type PlacedProblem } from './problem-place';

const Jump = styled.button`
  width: 100%;
  padding: ${({ theme }) => `${theme.spaces[1]} ${theme.spaces[2]}`};
  border-radius: ${({ theme }) => theme.borderRadius};
  text-align: start;
  cursor: pointer;

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }
`;

const Scroll = styled.ul`
  max-height: 16rem;
  overflow-y: auto;
`;

/** So many stand there at once; on small screens the words need the room. */
const FEW = 2;

const Item = ({ placed, onJump }: { placed: PlacedProblem; onJump: () => void }) => {
  const t = useText();
  const { row, problem } = placed;
  const { platform, handle, platformLabel } = row.target;
  const isError = problem.severity === 'error';
  return (
    <li>
      <Jump type="button" onClick={onJump}>
        <StateText icon={isError ? 'cross' : 'warning'} tone={isError ? 'danger' : 'warning'}>
          {t('compose.problem', {
            platform: platformLabel,
            account: accountNameOf(platform, handle),
            problem: problem.message,
          })}
        </StateText>
      </Jump>
    </li>
  );
};

/** Everything that stands in the way or needs a look, of all accounts; each leads to its field. */
export const ProblemList = ({
  rows,
  onJump,
}: {
  rows: readonly ComposerRow[];
  onJump: (place: ComposerFocus) => void;
}) => {
  const t = useText();
  const listId = useId();
  const [showsAll, setShowsAll] = useState(false);
  const isNarrow = useMediaQuery(NARROW);
  const problems = openProblems(rows);
  if (problems.length === 0) return null;
  const few = isNarrow ? 0 : FEW;
  const shown = showsAll ? problems : problems.slice(0, few);

  return (
    <Box tag="section" aria-label={t('compose.problems', { count: problems.length })}>
      <Flex gap={3} justifyContent="space-between" paddingBottom={1}>
        <Typography variant="pi" fontWeight="bold" textColor="neutral800" role="status">
          {t('compose.problems', { count: problems.length })}
        </Typography>
        {problems.length > few ? (
          <TextButton
            aria-expanded={showsAll}
            aria-controls={listId}
            endIcon={showsAll ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />}
            onClick={() => setShowsAll(!showsAll)}
          >
            {showsAll ? t('compose.problems.fewer') : t('compose.problems.all')}
          </TextButton>
        ) : null}
      </Flex>
      <Scroll id={listId}>
        {shown.map((placed) => (
          <Item
            key={`${placed.row.target.targetId} ${placed.problem.code} ${placed.problem.message}`}
            placed={placed}
            onJump={() => onJump(placed.place)}
          />
        ))}
      </Scroll>
    </Box>
  );
};
