import { useId } from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';

import type { PreviewResponse } from '../../../contracts/dispatch';
import type { EntryKey } from '../api/distribution-api';
import { StateText } from '../components/StateText';
import type { MessageId } from '../translations/message';
import { useText } from '../translations/use-text';
import { DispatchResult } from './DispatchResult';
import { TargetRow } from './TargetRow';
import { AdaptAction } from './proposals/AdaptAction';
import { obstacleOf, type ComposerRow, type Obstacle } from './composer-state';
import type { Composer } from './use-composer';
import { useDispatch } from './use-dispatch';

interface ComposerFormProps {
  entry: EntryKey;
  preview: PreviewResponse;
  composer: Composer;
  canDistribute: boolean;
}

const OBSTACLES: Record<Obstacle, MessageId> = {
  forbidden: 'composer.obstacle.forbidden',
  all_done: 'composer.obstacle.allDone',
  nothing_chosen: 'composer.obstacle.nothingChosen',
  empty_text: 'composer.obstacle.emptyText',
  too_long: 'composer.obstacle.tooLong',
  has_errors: 'composer.obstacle.hasErrors',
};

const chosenAfter = (
  rows: readonly ComposerRow[],
  changed: ComposerRow,
  isChosen: boolean
): number[] =>
  rows
    .filter((row) => (row === changed ? isChosen : row.isChosen))
    .map(({ target }) => target.targetId);

/** A row for every account, and the one button. */
export const ComposerForm = ({ entry, preview, composer, canDistribute }: ComposerFormProps) => {
  const t = useText();
  const reasonId = useId();
  const rows = composer.rowsOf(preview.targets);
  const { distribute, isSending, outcome } = useDispatch(entry, composer);
  const obstacle = obstacleOf(rows, canDistribute);

  return (
    <>
      {rows.map((row) => (
        <TargetRow
          key={row.target.targetId}
          row={row}
          isDisabled={!canDistribute || isSending}
          onTick={(isChosen) => composer.choose(chosenAfter(rows, row, isChosen))}
          onEdit={(texts) => composer.edit(row.target, texts)}
          onRestore={() => composer.restore(row.target)}
        />
      ))}
      <AdaptAction
        entry={entry}
        revision={preview.versionHash}
        rows={rows}
        composer={composer}
        canDistribute={canDistribute}
        isDisabled={isSending}
      />
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Button
          fullWidth
          startIcon={<PaperPlane />}
          disabled={obstacle !== null}
          loading={isSending}
          aria-describedby={obstacle ? reasonId : undefined}
          onClick={() => void distribute(rows)}
        >
          {t('composer.distribute')}
        </Button>
        {obstacle ? (
          <Typography id={reasonId} variant="pi" textColor="neutral600">
            {t(OBSTACLES[obstacle])}
          </Typography>
        ) : null}
        {composer.keeping === 'failed' ? (
          <StateText icon="question" tone="warning">
            {t('composer.notKept')}
          </StateText>
        ) : null}
        {preview.leftOut.map(({ targetId, reason }) => (
          <Typography key={targetId} variant="pi" textColor="neutral600">
            {t('composer.skipped', { reason })}
          </Typography>
        ))}
        {outcome ? <DispatchResult outcome={outcome} /> : null}
      </Flex>
    </>
  );
};
