import {
  Box,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { Search } from '@strapi/icons';

import { useText } from '../translations/use-text';
import type { ListControl } from './use-list-view';

interface Option {
  value: string;
  label: string;
}

export interface ListFilter {
  /** Its name in the address. */
  name: string;
  label: string;
  /** Shown when nothing is chosen. */
  placeholder: string;
  options: readonly Option[];
}

/** The option that takes a choice back; a small cross beside it would be hard to hit. */
const ANY = 'any';

interface ListToolsProps {
  control: ListControl<string, string>;
  searchLabel: string;
  filters: readonly ListFilter[];
  /** Left out where a list has one order only. */
  sorts?: readonly Option[];
}

const Filter = ({
  filter,
  control,
}: {
  filter: ListFilter;
  control: ListControl<string, string>;
}) => {
  const { name, label, placeholder, options } = filter;
  const chosen = control.view.filters[name] ?? null;
  return (
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        size="S"
        value={options.some(({ value }) => value === chosen) ? chosen : ANY}
        onChange={(value) => control.change({ [name]: value === ANY ? null : String(value) })}
      >
        <SingleSelectOption value={ANY}>{placeholder}</SingleSelectOption>
        {options.map(({ value, label: text }) => (
          <SingleSelectOption key={value} value={value}>
            {text}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};

/** Search, filters and order of a list. */
export const ListTools = ({ control, searchLabel, filters, sorts }: ListToolsProps) => {
  const t = useText();
  return (
    <Flex tag="search" gap={4} wrap="wrap" alignItems="flex-end">
      <Box flex="2 1 22rem" minWidth="18rem" maxWidth="40rem">
        <Field.Root name="search">
          <Field.Label>{searchLabel}</Field.Label>
          <TextInput
            size="S"
            type="search"
            dir="auto"
            autoComplete="off"
            startAction={<Search aria-hidden fill="neutral500" />}
            value={control.view.search}
            onChange={(event) => control.change({ _q: event.target.value })}
          />
        </Field.Root>
      </Box>
      {filters.map((filter) => (
        <Box key={filter.name} flex="1 1 16rem" minWidth="14rem" maxWidth="26rem">
          <Filter filter={filter} control={control} />
        </Box>
      ))}
      {sorts && sorts.length > 1 ? (
        <Box flex="1 1 14rem" minWidth="14rem" maxWidth="22rem">
          <Field.Root name="sort">
            <Field.Label>{t('listing.sort')}</Field.Label>
            <SingleSelect
              size="S"
              value={control.view.sort}
              onChange={(value) => control.change({ sort: String(value) })}
            >
              {sorts.map(({ value, label }) => (
                <SingleSelectOption key={value} value={value}>
                  {label}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
        </Box>
      ) : null}
    </Flex>
  );
};
