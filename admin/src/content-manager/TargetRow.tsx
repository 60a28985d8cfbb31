import { useId } from 'react';

import { Box, Checkbox, Flex, TextButton, Typography } from '@strapi/design-system';

import { PlatformBadge } from '../components/PlatformBadge';
import { accountNameOf } from '../platforms/presentation';
import { useText } from '../translations/use-text';
import { PartField } from './PartField';
import { TargetNotes } from './TargetNotes';
import type { ComposerRow } from './composer-state';
import { textFieldId } from './text-field-id';

interface TargetRowProps {
  row: ComposerRow;
  isDisabled: boolean;
  onTick: (isChosen: boolean) => void;
  onEdit: (texts: readonly string[]) => void;
  onRestore: () => void;
}

/** One account: whether it takes part, and what will be posted there. */
export const TargetRow = ({ row, isDisabled, onTick, onEdit, onRestore }: TargetRowProps) => {
  const t = useText();
  const id = useId();
  const { target, isChosen, isEmpty } = row;
  const account = accountNameOf(target.platform, target.handle);
  const values = { platform: target.platformLabel, account };
  const ids = { notes: `${id}-notes` };
  const total = row.parts.length;
  const labelOf = (index: number): string =>
    total === 1
      ? t('target.text', values)
      : t('target.part', { ...values, number: index + 1, total });

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
            {row.parts.map((part, index) => (
              <PartField
                key={index}
                id={textFieldId(target.targetId, index)}
                part={part}
                label={labelOf(index)}
                target={target}
                hasError={part.isTooLong || isEmpty}
                notesId={ids.notes}
                isDisabled={isDisabled}
                onEdit={(text) =>
                  onEdit(row.parts.map((other, place) => (place === index ? text : other.text)))
                }
              />
            ))}
            {row.isEdited && !isDisabled ? (
              <Flex>
                <TextButton onClick={onRestore} aria-label={t('target.restore.name', values)}>
                  {t('target.restore')}
                </TextButton>
              </Flex>
            ) : null}
          </>
        ) : null}
        <TargetNotes id={ids.notes} row={row} />
      </Flex>
    </Box>
  );
};
