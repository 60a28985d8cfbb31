import type { ReactNode } from 'react';

import { Box, Flex } from '@strapi/design-system';
import { styled } from 'styled-components';

const Item = styled.li`
  padding: ${({ theme }) => `${theme.spaces[4]} ${theme.spaces[6]}`};

  & + & {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;

/** Wide enough to read; when there is no room beside it, the buttons go below. */
const Words = styled.div`
  display: flex;
  flex: 1 1 26rem;
  flex-direction: column;
  align-items: flex-start;
  gap: ${({ theme }) => theme.spaces[1]};
  min-width: 0;
  overflow-wrap: anywhere;
`;

interface RowProps {
  /** Names the row for screen readers. */
  label?: string;
  /** A checkbox, before the words. */
  tick?: ReactNode;
  /** Buttons, at the end of the line or below the words. */
  actions?: ReactNode;
  children: ReactNode;
}

const Row = ({ label, tick, actions, children }: RowProps) => (
  <Item aria-label={label}>
    <Flex gap={4} alignItems="flex-start">
      {tick}
      <Flex gap={4} alignItems="center" justifyContent="space-between" wrap="wrap" flex="1">
        <Words>{children}</Words>
        {actions}
      </Flex>
    </Flex>
  </Item>
);

const List = ({ label, children }: { label: string; children: ReactNode }) => (
  <Box background="neutral0" hasRadius shadow="tableShadow" tag="ul" aria-label={label}>
    {children}
  </Box>
);

/** Rows of words with buttons, readable on every screen. */
export const RowList = { List, Row };
