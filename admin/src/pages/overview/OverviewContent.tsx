import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { OverviewView } from '../../../../contracts/overview';
import { AttentionRows } from '../../attention/AttentionRows';
import { Card } from '../../components/Card';
import { StateText } from '../../components/StateText';
import { FirstSteps } from '../../first-steps/FirstSteps';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import { AheadSection } from './AheadSection';
import { DayChart } from './DayChart';
import { NumberCards } from './NumberCards';

/** What is to be done, and how it went, beside what comes; below each other where there is no room. */
const Columns = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 36rem), 1fr));
  align-items: start;
  gap: ${({ theme }) => theme.spaces[6]};
`;

interface OverviewContentProps {
  overview: OverviewView;
  /** Left out while there is one site only. */
  siteId: number | undefined;
}

const AttentionCard = ({ overview, siteId }: OverviewContentProps) => {
  const t = useText();
  const { canMonitor } = useRights();
  const { attention, from, to } = overview;
  return (
    <Card>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="h2" variant="delta">
          {t('overview.attention.title')}
        </Typography>
        {attention.length === 0 ? (
          <StateText icon="check" tone="success">
            {t('overview.attention.nothing')}
          </StateText>
        ) : (
          <AttentionRows
            items={attention}
            place={{ siteId, from, to, canMonitor }}
            label={t('overview.attention.title')}
          />
        )}
      </Flex>
    </Card>
  );
};

/** The numbers, what needs somebody, what comes, and how it went day by day. */
export const OverviewContent = ({ overview, siteId }: OverviewContentProps) => {
  const t = useText();
  if (overview.isFirstUse) {
    return (
      <>
        <FirstSteps />
        {overview.attention.length > 0 ? (
          <AttentionCard overview={overview} siteId={siteId} />
        ) : null}
      </>
    );
  }
  return (
    <>
      <NumberCards overview={overview} siteId={siteId} />
      <Columns>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <AttentionCard overview={overview} siteId={siteId} />
          <Card>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <Typography tag="h2" variant="delta">
                {t('overview.chart.title')}
              </Typography>
              <DayChart days={overview.days} />
            </Flex>
          </Card>
        </Flex>
        <AheadSection overview={overview} siteId={siteId} />
      </Columns>
    </>
  );
};
