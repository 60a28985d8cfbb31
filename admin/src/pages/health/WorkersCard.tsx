import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { HealthView, WorkerView } from '../../../../contracts/health';
import { Card } from '../../components/Card';
import { Facts } from '../../components/Facts';
import { StateText } from '../../components/StateText';
import { TimeText } from '../../components/TimeText';
import { useText } from '../../translations/use-text';
import { shownWorkers } from './queue-presentation';

const WorkerItem = ({ worker }: { worker: WorkerView }) => {
  const t = useText();
  const { name, isAlive, concurrency, startedAt, seenAt } = worker;
  return (
    <Flex tag="li" direction="column" alignItems="flex-start" gap={1}>
      <Typography variant="omega" textColor={isAlive ? 'neutral800' : 'neutral600'}>
        {name}
      </Typography>
      <StateText icon={isAlive ? 'check' : 'minus'} tone={isAlive ? 'success' : 'neutral'}>
        {isAlive ? t('worker.alive', { count: concurrency }) : t('worker.gone')}
      </StateText>
      <Typography variant="pi" textColor="neutral600">
        {isAlive ? t('worker.since') : t('worker.seen')}{' '}
        <TimeText at={isAlive ? startedAt : seenAt} />
      </Typography>
    </Flex>
  );
};

/** Who works on deliveries, and the process that answers. */
export const WorkersCard = (props: Pick<HealthView, 'workers' | 'process'>) => {
  const t = useText();
  const intl = useIntl();
  const { uptimeS, memoryMb } = props.process;
  const startedAt = new Date(Date.now() - uptimeS * 1000).toISOString();
  const workers = shownWorkers(props.workers);
  const facts = [
    { name: t('process.started'), value: <TimeText at={startedAt} /> },
    { name: t('process.memory'), value: t('process.mb', { mb: intl.formatNumber(memoryMb) }) },
  ];

  return (
    <Card>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="h2" variant="delta">
          {t('workers.title')}
        </Typography>
        {workers.length === 0 ? (
          <Typography variant="omega" textColor="neutral600">
            {t('workers.empty')}
          </Typography>
        ) : (
          <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
            {workers.map((worker) => (
              <WorkerItem key={`${worker.name} ${worker.startedAt}`} worker={worker} />
            ))}
          </Flex>
        )}
        <Box paddingTop={3} borderWidth="1px 0 0 0" borderStyle="solid" borderColor="neutral150">
          <Facts facts={facts} />
        </Box>
      </Flex>
    </Card>
  );
};
