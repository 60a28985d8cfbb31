import { TextButton } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { CalendarView } from '../../../../contracts/calendar';
import { presentPlatform } from '../../platforms/presentation';
import { useText } from '../../translations/use-text';
import { FilterSelect } from '../../lists/FilterSelect';
import { authorTextOf } from './author-name';
import { hasFilters, type CalendarFilters } from './calendar-address';
import { platformsIn } from './filter-items';
import { STATE_GROUP_NAMES, STATE_GROUP_TEXT } from './item-look';

interface CalendarFilterBarProps {
  filters: CalendarFilters;
  calendar: CalendarView | undefined;
  onChange: (changes: Partial<CalendarFilters>) => void;
  onClear: () => void;
}

const Fields = styled.section`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
  align-items: end;
  gap: ${({ theme }) => theme.spaces[4]};
  max-width: 96rem;
`;

/** A chosen value stays to be seen when nothing of it is on these days. */
const withChosen = <Option extends { value: string; label: string }>(
  options: Option[],
  chosen: string | null
): { value: string; label: string }[] =>
  chosen === null || options.some(({ value }) => value === chosen)
    ? options
    : [...options, { value: chosen, label: chosen }];

/** Everything that narrows the calendar; it stands in the address, so a view can be passed on. */
export const CalendarFilterBar = (props: CalendarFilterBarProps) => {
  const { filters, calendar, onChange, onClear } = props;
  const t = useText();
  const platforms = platformsIn(calendar?.items ?? []).map((value) => ({
    value,
    label: presentPlatform(value).label,
  }));
  const types = (calendar?.contentTypes ?? []).map(({ uid, displayName }) => ({
    value: uid,
    label: displayName,
  }));
  const authors = (calendar?.authors ?? []).map((author) => ({
    value: author.key,
    label: author.name ?? t(authorTextOf(author)),
  }));
  const all = [
    {
      ...({ name: 'platform', label: t('calendar.filter.platform') } as const),
      options: withChosen(platforms, filters.platform),
    },
    {
      ...({ name: 'type', label: t('calendar.filter.type') } as const),
      options: withChosen(types, filters.type),
    },
    {
      ...({ name: 'author', label: t('calendar.filter.author') } as const),
      options: withChosen(authors, filters.author),
    },
  ];
  return (
    <Fields aria-label={t('calendar.filter.label')}>
      <div>
        <FilterSelect
          name="state"
          label={t('calendar.filter.state')}
          placeholder={t('calendar.filter.any')}
          value={filters.state}
          options={STATE_GROUP_NAMES.map((value) => ({ value, label: t(STATE_GROUP_TEXT[value]) }))}
          onChange={(state) => onChange({ state })}
        />
      </div>
      {all.map(({ name, label, options }) => (
        <div key={name}>
          <FilterSelect
            name={name}
            label={label}
            placeholder={t('calendar.filter.any')}
            value={filters[name]}
            options={options}
            onChange={(value) => onChange({ [name]: value })}
          />
        </div>
      ))}
      {hasFilters(filters) ? (
        <TextButton onClick={onClear}>{t('calendar.filter.clear')}</TextButton>
      ) : null}
    </Fields>
  );
};
