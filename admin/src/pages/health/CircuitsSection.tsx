import { Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { CircuitView } from '../../../../contracts/health';
import { useRetrySocialCircuitMutation } from '../../api/health-api';
import { useProblemText } from '../../api/use-problem-text';
import { PlatformBadge } from '../../components/PlatformBadge';
import { RowList } from '../../components/RowList';
import { Section } from '../../components/Section';
import { StateText } from '../../components/StateText';
import { useDeliveryTime } from '../../content-manager/use-delivery-time';
import { useText } from '../../translations/use-text';
import type { OperateRight } from './operate-right';

const CircuitRow = ({ circuit, right }: { circuit: CircuitView; right: OperateRight }) => {
  const t = useText();
  const timeOf = useDeliveryTime();
  const problemText = useProblemText();
  const { toggleNotification } = useNotification();
  const [retry, { isLoading }] = useRetrySocialCircuitMutation();
  const { platform, platformLabel, state, reason, openedAt, retryAt, held } = circuit;
  const isOpen = state === 'open';
  const shortTime = (at: string) => timeOf({ at, isZoned: false });

  const tryNow = async () => {
    const answer = await retry(platform);
    if (!('error' in answer)) return;
    toggleNotification({ type: 'danger', message: problemText(answer.error) });
  };

  return (
    <RowList.Row
      actions={
        isOpen ? (
          <Button
            variant="secondary"
            disabled={!right.isAllowed}
            loading={isLoading}
            aria-label={t('circuit.tryNow.name', { platform: platformLabel })}
            aria-describedby={right.reasonId}
            onClick={() => void tryNow()}
          >
            {t('circuit.tryNow')}
          </Button>
        ) : null
      }
    >
      <Flex gap={2} alignItems="center">
        <PlatformBadge platform={platform} isNamedBeside />
        <Typography variant="omega" fontWeight="semiBold">
          {platformLabel}
        </Typography>
      </Flex>
      <StateText icon={isOpen ? 'pause' : 'spinner'} tone={isOpen ? 'warning' : 'primary'}>
        {isOpen ? t('circuit.open', { time: shortTime(retryAt) }) : t('circuit.trying')}
      </StateText>
      <Typography variant="pi" textColor="neutral600" dir="auto">
        {reason}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {t('circuit.held', { count: held, time: shortTime(openedAt) })}
      </Typography>
    </RowList.Row>
  );
};

/** Platforms that are left alone for a while. */
export const CircuitsSection = (props: { circuits: CircuitView[]; right: OperateRight }) => {
  const t = useText();
  return (
    <Section title={t('circuits.title')} subtitle={t('circuits.subtitle')}>
      <RowList.List label={t('circuits.title')}>
        {props.circuits.map((circuit) => (
          <CircuitRow key={circuit.platform} circuit={circuit} right={props.right} />
        ))}
      </RowList.List>
    </Section>
  );
};
