import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { SetupCheck, SetupFinding } from '../../../../contracts/setup-check';
import { StateText } from '../../components/StateText';
import { TimeText } from '../../components/TimeText';
import { useText } from '../../translations/use-text';
import { LEVELS, setupHeadlineOf } from './setup-words';

const Item = styled.li`
  padding-block: ${({ theme }) => theme.spaces[3]};
  overflow-wrap: anywhere;

  & + & {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;

const Finding = ({ finding }: { finding: SetupFinding }) => {
  const t = useText();
  const { icon, tone, messageId } = LEVELS[finding.level];
  return (
    <Item>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <StateText icon={icon} tone={tone}>
          {t(messageId)}
        </StateText>
        <Typography variant="omega" textColor="neutral800" dir="auto">
          {finding.title}
        </Typography>
        {finding.advice ? (
          <Typography variant="pi" textColor="neutral600" dir="auto">
            {finding.advice}
          </Typography>
        ) : null}
      </Flex>
    </Item>
  );
};

/** What a check of the set-up found: the outcome in a sentence, then everything in its order. */
export const SetupReport = ({ check, name }: { check: SetupCheck; name: string }) => {
  const t = useText();
  const { icon, tone, messageId, count } = setupHeadlineOf(check.findings);
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Box role="status">
        <StateText icon={icon} tone={tone} size="L">
          {t(messageId, { count })}
        </StateText>
      </Box>
      <Typography variant="pi" textColor="neutral600">
        <TimeText at={check.checkedAt} />
      </Typography>
      <Box tag="ul" aria-label={t('setup.findings', { name })}>
        {check.findings.map((finding) => (
          <Finding key={finding.id} finding={finding} />
        ))}
      </Box>
    </Flex>
  );
};
