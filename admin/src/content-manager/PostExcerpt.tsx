import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { ComposerRow } from '../composer/composer-row';
import { TextCounter } from '../composer/TextCounter';
import { useText } from '../translations/use-text';
import { useId } from 'react';
import { strictestOf } from './target-standing';

/** The first three lines; the rest is the composer's. */
const Lines = styled.p`
  display: -webkit-box;
  overflow: hidden;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 3;
  white-space: pre-line;
  overflow-wrap: anywhere;
  font-size: ${({ theme }) => theme.fontSizes[1]};
  line-height: ${({ theme }) => theme.lineHeights[3]};
  color: ${({ theme }) => theme.colors.neutral800};
`;

/** Empty lines take room that words need. */
const linesOf = (text: string): string => text.replace(/\n\s*\n/g, '\n').trim();

/** What will be said, where there is least room for it. */
export const PostExcerpt = ({ rows }: { rows: readonly ComposerRow[] }) => {
  const t = useText();
  const counterId = useId();
  const strictest = strictestOf(rows);
  const part = strictest?.row.parts[strictest.partIndex];
  if (!strictest || !part) return null;
  const { target } = strictest.row;
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Box background="neutral100" hasRadius padding={2}>
        <Lines dir="auto">{linesOf(part.text) || t('panel.noText')}</Lines>
      </Box>
      <Flex gap={2} justifyContent="space-between" alignItems="baseline">
        <Typography variant="pi" textColor="neutral600" ellipsis>
          {t('panel.strictest', { platform: target.platformLabel })}
        </Typography>
        <TextCounter id={counterId} part={part} target={target} />
      </Flex>
    </Flex>
  );
};
