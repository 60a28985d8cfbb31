import { Field, Radio } from '@strapi/design-system';

import { useText } from '../translations/use-text';
import type { AtTime } from './at-time';
import { useWhenText } from './use-when-text';

interface TwiceFieldProps {
  value: AtTime;
  zone: string;
  /** Epoch ms. */
  readings: { first: number; second: number };
  isDisabled: boolean;
  onChange: (time: AtTime) => void;
}

/** The end of summer time: the clock shows that time twice. */
export const TwiceField = ({ value, zone, readings, isDisabled, onChange }: TwiceFieldProps) => {
  const t = useText();
  const words = useWhenText();
  return (
    <Field.Root
      name="ifTwice"
      hint={t('when.twice', { time: words.reading(value.wallTime), zone: words.zone(zone) })}
    >
      <Field.Label>{t('when.twice.label')}</Field.Label>
      <Radio.Group
        value={value.ifTwice ?? ''}
        disabled={isDisabled}
        aria-label={t('when.twice.label')}
        onValueChange={(which) =>
          onChange({ ...value, ifTwice: which === 'second' ? 'second' : 'first' })
        }
      >
        <Radio.Item value="first">
          {t('when.twice.first', { time: words.offset(readings.first, zone) })}
        </Radio.Item>
        <Radio.Item value="second">
          {t('when.twice.second', { time: words.offset(readings.second, zone) })}
        </Radio.Item>
      </Radio.Group>
      <Field.Hint />
    </Field.Root>
  );
};
