import { useId } from 'react';

import { Box, Checkbox, Flex, Textarea, TextButton, Typography } from '@strapi/design-system';

import { PlatformBadge } from '../components/PlatformBadge';
import { accountNameOf } from '../platforms/presentation';
import { useText } from '../translations/use-text';
import { TargetNotes } from './TargetNotes';
import { TextCounter } from './TextCounter';
import type { ComposerRow } from './composer-state';

interface TargetRowProps {
  row: ComposerRow;
  isDisabled: boolean;
  onTick: (isChosen: boolean) => void;
  onEdit: (text: string) => void;
  onRestore: () => void;
}

/** One account: whether it takes part, and what will be posted there. */
export const TargetRow = ({ row, isDisabled, onTick, onEdit, onRestore }: TargetRowProps) => {
  const t = useText();
  const id = useId();
  const { target, isChosen, isTooLong, isEmpty } = row;
  const account = accountNameOf(target.platform, target.handle);
  const values = { platform: target.platformLabel, account };
  const ids = { counter: `${id}-counter`, notes: `${id}-notes` };

  return (
    <Box role="group" aria-label={t('target.name', values)} width="100%">
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Checkbox
          checked={isChosen}
          disabled={isDisabled}
          aria-describedby={ids.notes}
          onCheckedChange={(checked) => onTick(checked === true)}
        >
          <Flex tag="span" gap={2} alignItems="center">
            <PlatformBadge platform={target.platform} />
            <Typography variant="omega" fontWeight="semiBold" dir="auto" textColor="neutral800">
              {account}
            </Typography>
          </Flex>
        </Checkbox>
        {isChosen ? (
          <>
            <Textarea
              value={row.text}
              aria-label={t('target.text', values)}
              aria-describedby={`${ids.counter} ${ids.notes}`}
              dir="auto"
              hasError={isTooLong || isEmpty}
              readOnly={isDisabled}
              padding={2}
              minHeight="9.6rem"
              onChange={(event) => onEdit(event.target.value)}
            />
            <Flex justifyContent="space-between" alignItems="flex-start" gap={2}>
              {row.isEdited && !isDisabled ? (
                <TextButton onClick={onRestore} aria-label={t('target.restore.name', values)}>
                  {t('target.restore')}
                </TextButton>
              ) : (
                <span />
              )}
              <TextCounter id={ids.counter} row={row} />
            </Flex>
          </>
        ) : null}
        <TargetNotes id={ids.notes} row={row} />
      </Flex>
    </Box>
  );
};
