import { useState } from 'react';

import { Box, Flex, Grid, TextButton } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { SearchInput } from '@strapi/strapi/admin';

import { useGetSocialPlatformsQuery } from '../../api/connections-api';
import { useText } from '../../translations/use-text';
import { FilterSelect } from '../../lists/FilterSelect';
import { FurtherFilters } from './FurtherFilters';
import { furtherCount, hasFilters, type ActivityFilters } from './activity-filters';
import { SOURCE_TEXT, SOURCES, STATE_CHOICES, STATE_TEXT } from './activity-words';

interface ActivityFilterBarProps {
  filters: ActivityFilters;
  onChange: (changes: Partial<ActivityFilters>) => void;
  onClear: () => void;
}

/** Everything that narrows the list; it stands in the address, so a view can be passed on. */
export const ActivityFilterBar = ({ filters, onChange, onClear }: ActivityFilterBarProps) => {
  const t = useText();
  const further = furtherCount(filters);
  const [isOpen, setIsOpen] = useState(further > 0);
  // Without the names the list can still be read, so a failure here is no failure of the page.
  const { data: platforms = [] } = useGetSocialPlatformsQuery();
  const states = STATE_CHOICES.flatMap((value) => {
    const id = STATE_TEXT[value];
    return id ? [{ value, label: t(id) }] : [];
  });

  return (
    <Box tag="section" aria-label={t('activity.filter.label')}>
      <Grid.Root gap={4}>
        <Grid.Item col={4} s={6} xs={12} direction="column" alignItems="stretch">
          <FilterSelect
            name="state"
            label={t('activity.filter.state')}
            placeholder={t('activity.filter.any')}
            value={filters.state}
            options={states}
            onChange={(state) => onChange({ state })}
          />
        </Grid.Item>
        <Grid.Item col={4} s={6} xs={12} direction="column" alignItems="stretch">
          <FilterSelect
            name="platform"
            label={t('activity.filter.platform')}
            placeholder={t('activity.filter.any')}
            value={filters.platform}
            options={platforms.map(({ id, label }) => ({ value: id, label }))}
            onChange={(platform) => onChange({ platform })}
          />
        </Grid.Item>
        <Grid.Item col={4} s={6} xs={12} direction="column" alignItems="stretch">
          <FilterSelect
            name="source"
            label={t('activity.filter.source')}
            placeholder={t('activity.filter.any')}
            value={filters.source}
            options={SOURCES.map((value) => ({ value, label: t(SOURCE_TEXT[value]) }))}
            onChange={(source) => onChange({ source })}
          />
        </Grid.Item>
        {isOpen ? <FurtherFilters filters={filters} onChange={onChange} /> : null}
        <Grid.Item col={12} direction="column" alignItems="stretch">
          <Flex gap={4} wrap="wrap" alignItems="center">
            <SearchInput label={t('activity.search')} placeholder={t('activity.search')} />
            <TextButton
              endIcon={isOpen ? <CaretUp /> : <CaretDown />}
              aria-expanded={isOpen}
              onClick={() => setIsOpen(!isOpen)}
            >
              {t('activity.filter.more', { count: further })}
            </TextButton>
            {hasFilters(filters) ? (
              <TextButton onClick={onClear}>{t('activity.filter.clear')}</TextButton>
            ) : null}
          </Flex>
        </Grid.Item>
      </Grid.Root>
    </Box>
  );
};
