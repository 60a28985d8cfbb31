import { useId } from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';

import type { TargetPreview } from '../../../contracts/dispatch';
import type { EntryKey } from '../api/distribution-api';
import type { MessageId } from '../translations/message';
import { useText } from '../translations/use-text';
import { DispatchResult } from './DispatchResult';
import { TargetRow } from './TargetRow';
import { obstacleOf, type Obstacle } from './composer-state';
import { useComposer } from './use-composer';
import { useDispatch } from './use-dispatch';

interface ComposerFormProps {
  entry: EntryKey;
  targets: TargetPreview[];
  canDistribute: boolean;
}

const OBSTACLES: Record<Obstacle, MessageId> = {
  forbidden: 'composer.obstacle.forbidden',
  all_done: 'composer.obstacle.allDone',
  nothing_chosen: 'composer.obstacle.nothingChosen',
  empty_text: 'composer.obstacle.emptyText',
  too_long: 'composer.obstacle.tooLong',
};

/** A row for every account, and the one button. */
export const ComposerForm = ({ entry, targets, canDistribute }: ComposerFormProps) => {
  const t = useText();
  const reasonId = useId();
  const composer = useComposer(targets);
  const { distribute, isSending, outcome } = useDispatch(entry, composer);
  const obstacle = obstacleOf(composer.rows, canDistribute);

  return (
    <>
      {composer.rows.map((row) => (
        <TargetRow
          key={row.target.targetId}
          row={row}
          isDisabled={!canDistribute || isSending}
          onTick={(isChosen) => composer.tick(row.target, isChosen)}
          onEdit={(text) => composer.edit(row.target, text)}
          onRestore={() => composer.restore(row.target)}
        />
      ))}
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Button
          fullWidth
          startIcon={<PaperPlane />}
          disabled={obstacle !== null}
          loading={isSending}
          aria-describedby={obstacle ? reasonId : undefined}
          onClick={() => void distribute()}
        >
          {t('composer.distribute')}
        </Button>
        {obstacle ? (
          <Typography id={reasonId} variant="pi" textColor="neutral600">
            {t(OBSTACLES[obstacle])}
          </Typography>
        ) : null}
        {outcome ? <DispatchResult outcome={outcome} /> : null}
      </Flex>
    </>
  );
};
