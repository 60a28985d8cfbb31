import { useCallback, useEffect, useState } from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useOpenSocialBoardMutation } from '../../api/health-api';
import { useProblemText } from '../../api/use-problem-text';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { backendUrlOf } from '../../settings/content/media-address';
import { useText } from '../../translations/use-text';
import { boardAddressOf, RENEW_MS } from './board-address';

const Frame = styled.iframe`
  flex: 1;
  width: 100%;
  min-height: 0;
  border: 0;
  background: ${({ theme }) => theme.colors.neutral0};
`;

/** The board in a frame. Its session lasts minutes and is renewed as long as it is looked at. */
export const BoardFrame = () => {
  const t = useText();
  const problemText = useProblemText();
  const [open, { error }] = useOpenSocialBoardMutation();
  // Not the mutation's own answer: that is gone while it is renewed, and the frame would load anew.
  const [path, setPath] = useState<string | null>(null);

  const renew = useCallback(async () => {
    const answer = await open();
    if ('data' in answer && answer.data) setPath(answer.data.path);
  }, [open]);

  useEffect(() => {
    void renew();
    const timer = setInterval(() => void renew(), RENEW_MS);
    return () => clearInterval(timer);
  }, [renew]);

  if (error) {
    return (
      <Box padding={6}>
        <SectionError message={problemText(error)} onRetry={() => void renew()} />
      </Box>
    );
  }
  return (
    <Flex direction="column" alignItems="stretch" flex="1" minHeight={0}>
      <Box padding={4}>
        <Typography variant="pi" textColor="neutral600">
          {t('queue.board.hint')}
        </Typography>
      </Box>
      {path === null ? (
        <SectionLoading />
      ) : (
        <Frame
          src={boardAddressOf(path, backendUrlOf(window))}
          title={t('queue.board.title')}
          referrerPolicy="no-referrer"
        />
      )}
    </Flex>
  );
};
