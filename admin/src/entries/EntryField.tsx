import { Combobox, ComboboxOption, Field, Flex } from '@strapi/design-system';

import { localeOptions } from '../api/content-locales';
import { useProblemText } from '../api/use-problem-text';
import { ChoiceField } from '../components/ChoiceField';
import { SectionError } from '../components/SectionState';
import { useText } from '../translations/use-text';
import type { EntryChoice } from './use-entry-choice';

/** No language is called so. */
const DEFAULT = '-';

/** Chooses a real entry by its name, and its language. */
export const EntryField = ({ choice }: { choice: EntryChoice }) => {
  const t = useText();
  const problemText = useProblemText();
  const { rows, entry, error, isLoading, locales, locale } = choice;
  if (error) return <SectionError message={problemText(error)} onRetry={choice.retry} />;
  const known = rows ?? [];
  const isListed = entry === null || known.some((row) => row.documentId === entry.documentId);
  const options = isListed ? known : [entry, ...known];
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Field.Root name="entry">
        <Field.Label>{t('entryField.label')}</Field.Label>
        <Combobox
          size="S"
          autocomplete={{ type: 'list', filter: 'contains' }}
          placeholder={t('entryField.search')}
          clearLabel={t('entryField.clear')}
          loading={isLoading}
          loadingMessage={t('section.loading')}
          noOptionsMessage={() => t('entryField.none')}
          value={entry?.documentId ?? ''}
          onInputChange={(event) => choice.search(event.currentTarget.value)}
          // It says undefined when what was typed is no entry.
          onChange={(documentId: string | undefined) => {
            if (documentId) choice.choose(documentId);
          }}
          onClear={() => choice.search('')}
        >
          {options.map((row) => (
            <ComboboxOption key={row.documentId} value={row.documentId}>
              {row.title ?? t('entryField.untitled', { id: row.documentId })}
            </ComboboxOption>
          ))}
        </Combobox>
      </Field.Root>
      {locales.length > 1 ? (
        <ChoiceField
          name="entryLocale"
          size="S"
          label={t('entryField.locale')}
          value={locale === '' ? DEFAULT : locale}
          options={[
            { value: DEFAULT, label: t('entryField.defaultLocale') },
            ...localeOptions(locales, locale),
          ]}
          onChange={(code) => choice.setLocale(code === DEFAULT ? '' : code)}
        />
      ) : null}
    </Flex>
  );
};
