import type { ReactNode } from 'react';

import { Flex, Tabs, VisuallyHidden } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { styled } from 'styled-components';

import { PlatformBadge } from '../components/PlatformBadge';
import { accountNameOf } from '../platforms/presentation';
import { useText } from '../translations/use-text';
import type { ComposerRow } from './composer-row';
import { problemsOf } from './problem-place';

/** Stays in sight. Many accounts are reached by scrolling sideways, or with the arrow keys. */
const Row = styled.div`
  position: sticky;
  z-index: 1;
  inset-block-start: -${({ theme }) => theme.spaces[5]};
  overflow-x: auto;
  background: ${({ theme }) => theme.colors.neutral0};

  & [role='tab'] {
    white-space: nowrap;
  }

  /* Handles are written as people write them. */
  & [role='tab'] * {
    text-transform: none;
  }
`;

const ALL = 'all';

interface ComposerTabsProps {
  /** Those that take part. */
  rows: readonly ComposerRow[];
  /** The target whose tab is open; null: the text of all. */
  open: number | null;
  onOpen: (targetId: number | null) => void;
  /** What stands in the open tab. */
  children: ReactNode;
}

const hasErrors = (row: ComposerRow): boolean =>
  row.isTooLong ||
  row.isEmpty ||
  problemsOf([row]).some(({ problem }) => problem.severity === 'error');

/** The text for all, and one tab for each account. */
export const ComposerTabs = ({ rows, open, onOpen, children }: ComposerTabsProps) => {
  const t = useText();
  const value = open === null ? ALL : String(open);
  return (
    <Tabs.Root
      variant="simple"
      value={value}
      onValueChange={(next) => onOpen(next === ALL ? null : Number(next))}
    >
      <Row>
        <Tabs.List aria-label={t('compose.tabs')}>
          <Tabs.Trigger value={ALL}>{t('compose.tab.all')}</Tabs.Trigger>
          {rows.map((row) => (
            <Tabs.Trigger key={row.target.targetId} value={String(row.target.targetId)}>
              <Flex tag="span" gap={2}>
                <PlatformBadge platform={row.target.platform} />
                <bdi>{accountNameOf(row.target.platform, row.target.handle)}</bdi>
                {hasErrors(row) ? (
                  <>
                    <WarningCircle aria-hidden fill="danger600" width="1.4rem" height="1.4rem" />
                    <VisuallyHidden>{t('compose.tab.hasErrors')}</VisuallyHidden>
                  </>
                ) : null}
                {row.override ? <VisuallyHidden>{t('compose.customised')}</VisuallyHidden> : null}
              </Flex>
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      </Row>
      <Tabs.Content value={value}>
        <Flex direction="column" alignItems="stretch" paddingTop={5}>
          {children}
        </Flex>
      </Tabs.Content>
    </Tabs.Root>
  );
};
