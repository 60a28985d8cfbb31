import { useMemo } from 'react';

import { Combobox, ComboboxOption, Field } from '@strapi/design-system';

import { useText } from '../../translations/use-text';
import { timeZones, zoneLabelOf } from './time-zones';

interface TimeZoneFieldProps {
  value: string;
  error?: string;
  onChange: (zone: string) => void;
}

/** A time zone by its name; typing any part of it finds it. */
export const TimeZoneField = ({ value, error, onChange }: TimeZoneFieldProps) => {
  const t = useText();
  const zones = useMemo(() => timeZones(value), [value]);
  return (
    <Field.Root name="timezone" error={error} hint={t('siteForm.timezone.hint')} required>
      <Field.Label>{t('siteForm.timezone')}</Field.Label>
      <Combobox
        autocomplete={{ type: 'list', filter: 'contains' }}
        placeholder={t('siteForm.timezone.search')}
        clearLabel={t('siteForm.timezone.clear')}
        noOptionsMessage={() => t('siteForm.timezone.none')}
        defaultTextValue={zoneLabelOf(value)}
        value={value}
        // It says undefined when what was typed is no zone.
        onChange={(zone: string | undefined) => onChange(zone ?? '')}
        onClear={() => onChange('')}
      >
        {zones.map((zone) => (
          <ComboboxOption key={zone} value={zone}>
            {zoneLabelOf(zone)}
          </ComboboxOption>
        ))}
      </Combobox>
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
};
