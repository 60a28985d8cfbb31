import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { DeliveryDetails } from '../../../../../contracts/answers';
import { Section } from '../../../components/Section';
import { StateText } from '../../../components/StateText';
import { useText } from '../../../translations/use-text';
import { isRunning, timelineOf, type TimelineEntry } from '../timeline-words';
import { durationOf } from '../duration';

/** A line along the steps. */
const Steps = styled.ol`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[4]};
  padding-inline-start: ${({ theme }) => theme.spaces[4]};
  border-inline-start: 2px solid ${({ theme }) => theme.colors.neutral200};
`;

const Words = styled.span`
  overflow-wrap: anywhere;
`;

interface StepProps {
  entry: TimelineEntry;
  isTurning: boolean;
  canMonitor: boolean;
}

const Step = ({ entry, isTurning, canMonitor }: StepProps) => {
  const t = useText();
  const intl = useIntl();
  const { at, messageId, icon, tone, detail, attempt, httpStatus, tookMs } = entry;
  const time = intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'medium' });
  const technical = [
    httpStatus === null ? null : t('timeline.http', { status: httpStatus }),
    tookMs === null ? null : durationText(intl, tookMs),
  ].filter((one) => one !== null);
  return (
    <li>
      <StateText icon={icon === 'spinner' && !isTurning ? 'clock' : icon} tone={tone}>
        {t(messageId, { attempt: attempt ?? 1 })}
      </StateText>
      {detail ? (
        <Typography tag="p" variant="pi" textColor="neutral700" dir="auto">
          <Words>{detail}</Words>
        </Typography>
      ) : null}
      <Typography tag="p" variant="pi" textColor="neutral600">
        <time dateTime={at}>{time}</time>
        {canMonitor && technical.length > 0 ? ` · ${technical.join(' · ')}` : null}
      </Typography>
    </li>
  );
};

const durationText = (intl: ReturnType<typeof useIntl>, ms: number): string => {
  const { value, unit } = durationOf(ms);
  const style = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const;
  return intl.formatNumber(value, style);
};

interface TimelineProps {
  events: DeliveryDetails['events'];
  /** Shows what only operators understand: statuses and times. */
  canMonitor: boolean;
}

/** What happened, oldest first. */
export const Timeline = ({ events, canMonitor }: TimelineProps) => {
  const t = useText();
  const entries = timelineOf(events);
  return (
    <Section title={t('timeline.title')}>
      {entries.length === 0 ? (
        <Typography variant="omega" textColor="neutral600">
          {t('timeline.empty')}
        </Typography>
      ) : (
        <Flex direction="column" alignItems="stretch">
          <Steps aria-label={t('timeline.title')}>
            {entries.map((entry, place) => (
              <Step
                key={entry.id}
                entry={entry}
                isTurning={isRunning(entry, place, entries.length)}
                canMonitor={canMonitor}
              />
            ))}
          </Steps>
        </Flex>
      )}
    </Section>
  );
};
