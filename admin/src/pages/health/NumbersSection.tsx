import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { HealthView } from '../../../../contracts/health';
import { Card } from '../../components/Card';
import { Facts } from '../../components/Facts';
import { StateText } from '../../components/StateText';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';
import { PlatformsCard } from './PlatformsCard';
import { QueueBoardButton } from './QueueBoardButton';
import { WorkersCard } from './WorkersCard';
import { QUEUE_BACKENDS, QUEUE_STATES } from './queue-presentation';

/** As many beside each other as there is room for. */
const Columns = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 28rem), 1fr));
  gap: ${({ theme }) => theme.spaces[6]};
`;

const SHOWN_STATES: [keyof HealthView['deliveries'], MessageId][] = [
  ['queued', 'numbers.queued'],
  ['held', 'numbers.held'],
  ['published', 'numbers.published'],
  ['failed', 'numbers.failed'],
  ['missed', 'numbers.missed'],
];

const QueueCard = ({ queue }: { queue: HealthView['queue'] }) => {
  const t = useText();
  const intl = useIntl();
  const { messageId, icon, tone } = QUEUE_STATES[queue.state];
  const facts = [
    { name: t('queue.backend'), value: t(QUEUE_BACKENDS[queue.backend]) },
    { name: t('queue.active'), value: intl.formatNumber(queue.active) },
    { name: t('queue.waiting'), value: intl.formatNumber(queue.waiting) },
    { name: t('queue.delayed'), value: intl.formatNumber(queue.delayed) },
  ];
  return (
    <Card>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography tag="h2" variant="delta">
          {t('queue.title')}
        </Typography>
        <StateText icon={icon} tone={tone}>
          {t(messageId)}
        </StateText>
        {queue.problem ? (
          <Typography variant="pi" textColor="neutral600" dir="auto">
            {queue.problem}
          </Typography>
        ) : null}
        <Facts facts={facts} />
        {queue.state === 'running' ? <QueueBoardButton /> : null}
      </Flex>
    </Card>
  );
};

const DeliveriesCard = ({ deliveries }: Pick<HealthView, 'deliveries'>) => {
  const t = useText();
  const intl = useIntl();
  const facts = SHOWN_STATES.map(([state, name]) => ({
    name: t(name),
    value: intl.formatNumber(deliveries[state] ?? 0),
  }));
  return (
    <Card>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography tag="h2" variant="delta">
          {t('deliveries.title')}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {t('numbers.period')}
        </Typography>
        <Facts facts={facts} />
      </Flex>
    </Card>
  );
};

/** Queue, deliveries, platforms and workers at a glance. */
export const NumbersSection = ({ health }: { health: HealthView }) => (
  <Columns>
    <QueueCard queue={health.queue} />
    <DeliveriesCard deliveries={health.deliveries} />
    <PlatformsCard platforms={health.platforms} />
    <WorkersCard workers={health.workers} process={health.process} />
  </Columns>
);
