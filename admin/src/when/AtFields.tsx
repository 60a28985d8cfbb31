import { useId, useState } from 'react';

import { Button, Field, Flex, TextButton, TextInput, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { clockOf, dayOf } from '../../../contracts/clock/wall-day';
import { StateText } from '../components/StateText';
import { useText } from '../translations/use-text';
import { readAtTime, readingsOf, withClock, withDay, withZone, type AtTime } from './at-time';
import { TwiceField } from './TwiceField';
import { ZoneField } from './ZoneField';
import { useNow } from './use-now';
import { useWhenText } from './use-when-text';

interface AtFieldsProps {
  value: AtTime;
  siteZone: string;
  isDisabled: boolean;
  onChange: (time: AtTime) => void;
}

/** The day and the clock stand side by side while there is room. */
const Pair = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
  gap: ${({ theme }) => theme.spaces[2]};

  & input {
    /* The buttons in these fields are the browser's own. */
    color-scheme: ${({ theme }) => theme.colorScheme};
    font-variant-numeric: tabular-nums;
    min-width: 0;
  }
`;

/** A day and a time on the clock of a zone, which always stands beside. */
export const AtFields = ({ value, siteZone, isDisabled, onChange }: AtFieldsProps) => {
  const t = useText();
  const words = useWhenText();
  const noteId = useId();
  const now = useNow();
  const [choosesZone, setChoosesZone] = useState(false);
  const zone = value.zone ?? siteZone;
  const reading = readAtTime(value, zone, now);
  const readings = readingsOf(value.wallTime, zone);

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Pair role="group" aria-label={t('when.at')} aria-describedby={noteId}>
        <Field.Root name="day">
          <Field.Label>{t('when.day')}</Field.Label>
          <TextInput
            type="date"
            size="S"
            min={words.today(zone, now)}
            value={dayOf(value.wallTime)}
            disabled={isDisabled}
            onChange={(event) => onChange(withDay(value, event.target.value))}
          />
        </Field.Root>
        <Field.Root name="time">
          <Field.Label>{t('when.time')}</Field.Label>
          <TextInput
            type="time"
            size="S"
            value={clockOf(value.wallTime)}
            disabled={isDisabled}
            onChange={(event) => onChange(withClock(value, event.target.value))}
          />
        </Field.Root>
      </Pair>
      {choosesZone ? (
        <ZoneField value={zone} onChange={(chosen) => onChange(withZone(value, chosen))} />
      ) : (
        <Flex gap={2} wrap="wrap" alignItems="baseline">
          <Typography variant="pi" textColor="neutral600">
            {t('when.zone.is', { zone: words.zone(zone) })}
          </Typography>
          {isDisabled ? null : (
            <TextButton type="button" onClick={() => setChoosesZone(true)}>
              {t('when.zone.change')}
            </TextButton>
          )}
        </Flex>
      )}
      <Flex id={noteId} role="status" direction="column" alignItems="stretch" gap={2}>
        {reading.kind === 'fits' ? (
          <Typography variant="pi" textColor="neutral600">
            {words.instant(reading.at, zone)}
          </Typography>
        ) : null}
        {reading.kind === 'incomplete' ? (
          <Typography variant="pi" textColor="neutral600">
            {t('when.incomplete')}
          </Typography>
        ) : null}
        {reading.kind === 'past' ? (
          <StateText icon="cross" tone="danger">
            {t('when.past', { zone: words.zone(zone), time: words.clock(now, zone) })}
          </StateText>
        ) : null}
        {reading.kind === 'gap' ? (
          <StateText icon="cross" tone="danger">
            {t('when.gap', { time: words.reading(value.wallTime), zone: words.zone(zone) })}
          </StateText>
        ) : null}
      </Flex>
      {reading.kind === 'gap' ? (
        <Flex gap={2} wrap="wrap">
          {[reading.before, reading.after].map((wallTime) => (
            <Button
              key={wallTime}
              variant="tertiary"
              size="S"
              type="button"
              onClick={() => onChange({ kind: 'at', wallTime, zone })}
            >
              {t('when.take', { time: words.reading(wallTime, dayOf(value.wallTime)) })}
            </Button>
          ))}
        </Flex>
      ) : null}
      {readings ? (
        <TwiceField
          value={value}
          zone={zone}
          readings={readings}
          isDisabled={isDisabled}
          onChange={onChange}
        />
      ) : null}
    </Flex>
  );
};
