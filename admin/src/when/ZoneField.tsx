import { useMemo } from 'react';

import { Combobox, ComboboxOption, Field } from '@strapi/design-system';

import { timeZones, zoneLabelOf } from '../settings/sites/time-zones';
import { useText } from '../translations/use-text';

interface ZoneFieldProps {
  value: string;
  onChange: (zone: string) => void;
}

/** The zone whose clock a time is read on; typing any part of its name finds it. */
export const ZoneField = ({ value, onChange }: ZoneFieldProps) => {
  const t = useText();
  const zones = useMemo(() => timeZones(value), [value]);
  return (
    <Field.Root name="zone">
      <Field.Label>{t('when.zone')}</Field.Label>
      <Combobox
        size="S"
        autocomplete={{ type: 'list', filter: 'contains' }}
        placeholder={t('siteForm.timezone.search')}
        noOptionsMessage={() => t('siteForm.timezone.none')}
        defaultTextValue={zoneLabelOf(value)}
        value={value}
        // It says undefined when what was typed is no zone.
        onChange={(zone: string | undefined) => (zone ? onChange(zone) : undefined)}
      >
        {zones.map((zone) => (
          <ComboboxOption key={zone} value={zone}>
            {zoneLabelOf(zone)}
          </ComboboxOption>
        ))}
      </Combobox>
    </Field.Root>
  );
};
