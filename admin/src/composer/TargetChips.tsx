import { Button, Menu, Typography } from '@strapi/design-system';
import { Cross, Plus } from '@strapi/icons';
import { styled } from 'styled-components';

import { PlatformBadge } from '../components/PlatformBadge';
import { accountNameOf } from '../platforms/presentation';
import { useText } from '../translations/use-text';
import type { ComposerRow } from './composer-row';

const Chip = styled.li`
  display: flex;
  gap: ${({ theme }) => theme.spaces[2]};
  align-items: center;
  max-width: 26rem;
  height: 3.2rem;
  padding-inline: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[1]}`};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
`;

/** One line that is scrolled sideways where there is little room. */
const Chips = styled.div`
  display: flex;
  gap: ${({ theme }) => theme.spaces[2]};
  align-items: center;
  min-width: 0;
  max-width: 100%;
  overflow-x: auto;

  & > * {
    flex: 0 0 auto;
  }

  & > ul {
    display: flex;
    gap: inherit;
  }

  @media (min-width: 1024px) {
    flex-wrap: wrap;

    & > ul {
      flex: 0 1 auto;
      flex-wrap: wrap;
    }
  }
`;

const Remove = styled.button`
  display: flex;
  flex: 0 0 auto;
  align-items: center;
  justify-content: center;
  width: 2.4rem;
  height: 2.4rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral600};

  &:hover {
    background: ${({ theme }) => theme.colors.neutral150};
  }

  & > svg {
    width: 1.2rem;
    height: 1.2rem;
  }
`;

interface TargetChipsProps {
  rows: readonly ComposerRow[];
  /** Names targets that serve other languages, and why. */
  leftOut: readonly { targetId: number; reason: string }[];
  isDisabled: boolean;
  onChoose: (targetId: number, isChosen: boolean) => void;
}

const wordsOf = ({ target }: ComposerRow) => ({
  platform: target.platformLabel,
  account: accountNameOf(target.platform, target.handle),
});

/** Where it goes; the others are behind "Add". */
export const TargetChips = ({ rows, leftOut, isDisabled, onChoose }: TargetChipsProps) => {
  const t = useText();
  const chosen = rows.filter(({ isChosen }) => isChosen);
  const others = rows.filter(({ isChosen }) => !isChosen);

  return (
    <Chips>
      <ul aria-label={t('compose.targets')}>
        {chosen.map((row) => (
          <Chip key={row.target.targetId}>
            <PlatformBadge platform={row.target.platform} />
            <Typography variant="pi" textColor="neutral800" dir="auto" ellipsis>
              {wordsOf(row).account}
            </Typography>
            {isDisabled ? null : (
              <Remove
                type="button"
                aria-label={t('compose.target.remove', wordsOf(row))}
                onClick={() => onChoose(row.target.targetId, false)}
              >
                <Cross aria-hidden fill="currentColor" />
              </Remove>
            )}
          </Chip>
        ))}
      </ul>
      {isDisabled || others.length + leftOut.length === 0 ? null : (
        <Menu.Root>
          <Menu.Trigger tag={Button} size="S" variant="tertiary" startIcon={<Plus />}>
            {t('compose.target.add')}
          </Menu.Trigger>
          <Menu.Content popoverPlacement="bottom-start">
            {others.map((row) => (
              <Menu.Item
                key={row.target.targetId}
                startIcon={<PlatformBadge platform={row.target.platform} />}
                onSelect={() => onChoose(row.target.targetId, true)}
              >
                {row.target.isDone ? t('compose.target.again', wordsOf(row)) : wordsOf(row).account}
              </Menu.Item>
            ))}
            {leftOut.map(({ targetId, reason }) => (
              <Menu.Item key={targetId} disabled>
                {reason}
              </Menu.Item>
            ))}
          </Menu.Content>
        </Menu.Root>
      )}
    </Chips>
  );
};
