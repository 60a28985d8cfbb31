import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { ServiceLevel } from '../../../../../contracts/service-levels';
import { StateText } from '../../../components/StateText';
import { useText } from '../../../translations/use-text';
import { LEVEL_ADVICE, LEVEL_NAMES, numberOf, STATE_LOOKS, TREND_WORDS } from './level-words';

const Row = styled.tr`
  border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};

  @media (max-width: 640px) {
    display: grid;
    grid-template-columns: 1fr 1fr;
    padding-block: ${({ theme }) => theme.spaces[2]};
  }
`;

const Cell = styled.td<{ $isNumber?: boolean; $isWide?: boolean }>`
  padding: ${({ theme }) => theme.spaces[2]};
  padding-inline-start: 0;
  vertical-align: top;
  text-align: ${({ $isNumber }) => ($isNumber ? 'end' : 'start')};
  font-variant-numeric: tabular-nums;

  &:last-child {
    padding-inline-start: ${({ theme }) => theme.spaces[6]};
  }

  @media (max-width: 640px) {
    &:last-child {
      padding-inline-start: 0;
    }

    text-align: start;
    grid-column: ${({ $isWide }) => ($isWide ? '1 / -1' : 'auto')};
  }
`;

/** One goal: what happened, and what to do where it is missed. */
export const LevelRow = ({ level }: { level: ServiceLevel }) => {
  const t = useText();
  const intl = useIntl();
  const { id, unit, goal, isAtMost, value, cases, minimum, state, trend } = level;
  const { icon, tone, messageId } = STATE_LOOKS[state];
  const write = (given: number): string => {
    const { value: shown, options } = numberOf(unit, given);
    return intl.formatNumber(shown, options);
  };

  return (
    <Row>
      <Cell as="th" scope="row" $isWide>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography variant="omega" fontWeight="semiBold" textColor="neutral800">
            {t(LEVEL_NAMES[id])}
          </Typography>
          {state === 'missed' ? (
            <Typography variant="pi" textColor="neutral600">
              {t(LEVEL_ADVICE[id])}
            </Typography>
          ) : null}
        </Flex>
      </Cell>
      <Cell $isNumber>
        <Typography variant="omega" textColor="neutral600">
          {t(isAtMost ? 'levels.atMost' : 'levels.atLeast', { goal: write(goal) })}
        </Typography>
      </Cell>
      <Cell $isNumber>
        <Typography variant="omega" fontWeight="semiBold" textColor="neutral800">
          {value === null ? '–' : write(value)}
        </Typography>
      </Cell>
      <Cell $isNumber>
        <Typography variant="omega" textColor="neutral600">
          {t('levels.cases', { cases })}
        </Typography>
      </Cell>
      <Cell>
        <StateText icon={icon} tone={tone}>
          {t(messageId, { minimum })}
        </StateText>
        {trend ? (
          <Typography variant="pi" textColor="neutral600">
            {t(TREND_WORDS[trend])}
          </Typography>
        ) : null}
      </Cell>
    </Row>
  );
};
