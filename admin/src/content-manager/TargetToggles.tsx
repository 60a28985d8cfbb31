import { Flex, Tooltip, Typography, VisuallyHidden } from '@strapi/design-system';
import { useId } from 'react';
import { styled } from 'styled-components';

import type { ComposerRow } from '../composer/composer-row';
import { PlatformBadge } from '../components/PlatformBadge';
import { accountNameOf } from '../platforms/presentation';
import { useText } from '../translations/use-text';
import { StandingDot } from './StandingDot';
import { standingOf } from './target-standing';
import { useStandingText } from './use-standing-text';

interface TargetTogglesProps {
  rows: readonly ComposerRow[];
  isDisabled: boolean;
  onToggle: (targetId: number, isChosen: boolean) => void;
}

/** Large enough for a finger; the platform inside is small. */
const Toggle = styled.button<{ $isOn: boolean }>`
  display: inline-flex;
  gap: ${({ theme }) => theme.spaces[1]};
  align-items: center;
  min-height: 2.8rem;
  padding-inline: ${({ theme }) => theme.spaces[1]} ${({ theme }) => theme.spaces[2]};
  border: 1px ${({ $isOn }) => ($isOn ? 'solid' : 'dashed')}
    ${({ theme, $isOn }) => ($isOn ? theme.colors.neutral300 : theme.colors.neutral200)};
  border-radius: 1.4rem;
  background: ${({ theme, $isOn }) => ($isOn ? theme.colors.neutral100 : 'transparent')};
  cursor: pointer;

  & > span:first-child {
    opacity: ${({ $isOn }) => ($isOn ? 1 : 0.45)};
  }

  &:hover:not([aria-disabled='true']) {
    border-color: ${({ theme }) => theme.colors.primary600};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }

  &[aria-disabled='true'] {
    cursor: default;
  }
`;

/** Where the post goes: one press takes an account in or out. */
export const TargetToggles = ({ rows, isDisabled, onToggle }: TargetTogglesProps) => {
  const t = useText();
  const labelId = useId();
  const chosen = rows.filter(({ isChosen }) => isChosen).length;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography id={labelId} variant="pi" fontWeight="bold" textColor="neutral800">
        {t('panel.targets', { chosen, total: rows.length })}
      </Typography>
      <Flex role="group" aria-labelledby={labelId} gap={1} wrap="wrap">
        {rows.map((row) => (
          <TargetToggle
            key={row.target.targetId}
            row={row}
            isDisabled={isDisabled}
            onToggle={() => onToggle(row.target.targetId, !row.isChosen)}
          />
        ))}
      </Flex>
    </Flex>
  );
};

interface TargetToggleProps {
  row: ComposerRow;
  isDisabled: boolean;
  onToggle: () => void;
}

const TargetToggle = ({ row, isDisabled, onToggle }: TargetToggleProps) => {
  const t = useText();
  const stateId = useId();
  const standingText = useStandingText();
  const { target, isChosen } = row;
  const standing = standingOf(row);
  const name = t('target.name', {
    platform: target.platformLabel,
    account: accountNameOf(target.platform, target.handle),
  });
  const state = standingText(row, standing);
  return (
    <>
      <Tooltip label={`${name}. ${state}`}>
        <Toggle
          type="button"
          aria-label={name}
          aria-pressed={isChosen}
          aria-disabled={isDisabled}
          aria-describedby={stateId}
          $isOn={isChosen}
          onClick={() => (isDisabled ? undefined : onToggle())}
        >
          <PlatformBadge platform={target.platform} isNamedBeside />
          <StandingDot kind={standing.kind} />
        </Toggle>
      </Tooltip>
      <VisuallyHidden id={stateId}>{state}</VisuallyHidden>
    </>
  );
};
