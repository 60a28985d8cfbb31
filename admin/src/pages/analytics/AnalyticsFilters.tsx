import { Box, Flex } from '@strapi/design-system';

import type { AnalyticsGroupBy } from '../../../../contracts/analytics';
import { useGetSocialAnalyticsQuery } from '../../api/analytics-api';
import { ChoiceField } from '../../components/ChoiceField';
import { Disclosure } from '../../components/Disclosure';
import { FilterDay } from '../../lists/FilterDay';
import { FilterSelect } from '../../lists/FilterSelect';
import type { ListControl } from '../../lists/use-list-view';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';
import {
  daysOf,
  OWN_DAYS,
  periodOf,
  PERIODS,
  type AnalyticsFilter,
  type AnalyticsSort,
} from './analytics-view';
import { useGroupName } from './use-group-name';
import { useToday } from './use-today';

interface AnalyticsFiltersProps {
  siteId: number | undefined;
  control: ListControl<AnalyticsFilter, AnalyticsSort>;
}

type Narrowing = 'platform' | 'locale' | 'contentType' | 'target' | 'template' | 'author';

const LABELS: Readonly<Record<Narrowing, readonly [label: MessageId, any: MessageId]>> = {
  platform: ['analytics.by.platform', 'analytics.filter.anyPlatform'],
  contentType: ['analytics.by.contentType', 'analytics.filter.anyContentType'],
  locale: ['analytics.by.locale', 'analytics.filter.anyLocale'],
  target: ['analytics.by.target', 'analytics.filter.anyTarget'],
  template: ['analytics.by.template', 'analytics.filter.anyTemplate'],
  author: ['analytics.by.author', 'analytics.filter.anyAuthor'],
};

const ALWAYS: readonly Narrowing[] = ['platform', 'contentType', 'locale'];
const SELDOM: readonly Narrowing[] = ['target', 'template', 'author'];

/** More are found by the table, which names all of them. */
const OFFERED = 100;

/** One choice among what posts of these days have in common. */
const NarrowBy = ({ by, siteId, control }: AnalyticsFiltersProps & { by: Narrowing }) => {
  const t = useText();
  const nameOf = useGroupName();
  const days = daysOf(control.view, useToday());
  const groupBy: AnalyticsGroupBy = by;
  const { data } = useGetSocialAnalyticsQuery({
    siteId,
    query: { ...days, groupBy, sort: '-posts', pageSize: OFFERED },
  });
  const value = control.view.filters[by];
  const found = (data?.groups?.rows ?? []).map((group) => ({
    value: group.key ?? (by === 'template' ? 'none' : ''),
    label: nameOf(by, group),
  }));
  // What the address names stays there to be taken back, even if no post of these days has it.
  const isFound = value === null || found.some((option) => option.value === value);
  const options = [
    ...found.filter((option) => option.value !== ''),
    ...(isFound ? [] : [{ value, label: value }]),
  ];
  const [label, any] = LABELS[by];
  return (
    <Box flex="1 1 16rem" maxWidth="26rem">
      <FilterSelect
        name={by}
        label={t(label)}
        placeholder={t(any)}
        value={value}
        options={options}
        onChange={(chosen) => control.change({ [by]: chosen })}
      />
    </Box>
  );
};

const Days = ({ control }: Pick<AnalyticsFiltersProps, 'control'>) => {
  const t = useText();
  const { from, to } = control.view.filters;
  return (
    <>
      <Box flex="1 1 14rem" maxWidth="20rem">
        <FilterDay
          name="from"
          label={t('analytics.filter.from')}
          value={from}
          onChange={(day) => control.change({ from: day })}
        />
      </Box>
      <Box flex="1 1 14rem" maxWidth="20rem">
        <FilterDay
          name="to"
          label={t('analytics.filter.to')}
          value={to}
          onChange={(day) => control.change({ to: day })}
        />
      </Box>
    </>
  );
};

/** Which days, and of which posts. */
export const AnalyticsFilters = (props: AnalyticsFiltersProps) => {
  const { control } = props;
  const t = useText();
  const period = String(periodOf(control.view));
  const { filters } = control.view;
  const periods = [
    ...PERIODS.map((days) => ({ value: String(days), label: t('analytics.period', { days }) })),
    { value: OWN_DAYS, label: t('analytics.period.own') },
  ];
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={4} wrap="wrap" alignItems="flex-end">
        <Box flex="1 1 14rem" maxWidth="20rem">
          <ChoiceField
            name="days"
            label={t('analytics.filter.period')}
            size="S"
            value={period}
            options={periods}
            onChange={(days) => control.change({ days })}
          />
        </Box>
        {period === OWN_DAYS ? <Days control={control} /> : null}
        {ALWAYS.map((by) => (
          <NarrowBy key={by} by={by} {...props} />
        ))}
      </Flex>
      <Disclosure
        label={t('analytics.filter.more')}
        isOpenAtFirst={SELDOM.some((by) => filters[by] !== null)}
      >
        <Flex gap={4} wrap="wrap" alignItems="flex-end">
          {SELDOM.map((by) => (
            <NarrowBy key={by} by={by} {...props} />
          ))}
        </Flex>
      </Disclosure>
    </Flex>
  );
};
