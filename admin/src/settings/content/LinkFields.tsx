import { useId, useRef } from 'react';

import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';

import { ChoiceField } from '../../components/ChoiceField';
import { TextField } from '../../components/TextField';
import { useText } from '../../translations/use-text';
import { localeOptions, type ContentLocale } from '../../api/content-locales';
import {
  localeField,
  patternField,
  withChangedRow,
  withoutRow,
  withRow,
  type LocalePattern,
  type MappingForm,
} from './mapping-form';
import type { FieldTexts } from './mapping-problems';

interface LinkFieldsProps {
  form: MappingForm;
  texts: FieldTexts;
  /** Strapi's languages; empty when they are not known. */
  locales: readonly ContentLocale[];
  isDisabled: boolean;
  onChange: (changes: Partial<MappingForm>) => void;
}

interface RowProps extends Omit<LinkFieldsProps, 'form' | 'onChange'> {
  row: LocalePattern;
  /** Counted from 1. */
  number: number;
  onChange: (row: LocalePattern) => void;
  onRemove: () => void;
}

/** A language: one of Strapi's where they are known, else as it is typed. */
const LocaleField = ({ row, number, texts, locales, isDisabled, onChange }: RowProps) => {
  const t = useText();
  const field = {
    name: localeField(row.id),
    label: t('content.link.locale', { number }),
    error: texts[localeField(row.id)],
    isDisabled,
    value: row.locale,
    onChange: (locale: string) => onChange({ ...row, locale }),
  };
  if (locales.length === 0) return <TextField {...field} isCode />;
  return <ChoiceField {...field} options={localeOptions(locales, row.locale)} />;
};

const PatternRow = (props: RowProps) => {
  const { row, number, texts, isDisabled, onChange, onRemove } = props;
  const t = useText();
  return (
    <Flex tag="li" gap={3} alignItems="flex-start" wrap="wrap">
      <Box flex="1 1 14rem">
        <LocaleField {...props} />
      </Box>
      <Box flex="2 1 22rem">
        <TextField
          name={patternField(row.id)}
          label={t('content.link.pattern', { number })}
          error={texts[patternField(row.id)]}
          value={row.pattern}
          isCode
          isDisabled={isDisabled}
          onChange={(pattern) => onChange({ ...row, pattern })}
        />
      </Box>
      {/* Beside the inputs, below their labels. */}
      <Box paddingTop={6}>
        <IconButton
          label={t('content.link.remove', { number })}
          disabled={isDisabled}
          onClick={onRemove}
        >
          <Trash />
        </IconButton>
      </Box>
    </Flex>
  );
};

/** The address of an entry on the website, and where languages have another. */
export const LinkFields = ({ form, onChange, ...props }: LinkFieldsProps) => {
  const t = useText();
  const headingId = useId();
  const adder = useRef<HTMLButtonElement>(null);
  const { texts, isDisabled } = props;
  const rows = form.linkByLocale;

  const remove = (id: number) => {
    onChange({ linkByLocale: withoutRow(rows, id) });
    // The button is gone then, and the focus with it.
    adder.current?.focus();
  };

  return (
    <Flex role="group" aria-labelledby={headingId} direction="column" alignItems="stretch" gap={4}>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography tag="h2" variant="delta" id={headingId}>
          {t('content.link.title')}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {t('content.link.help')}
        </Typography>
      </Flex>
      <TextField
        name="link"
        label={t('content.link')}
        hint={t('content.link.hint')}
        error={texts['link']}
        value={form.link}
        isCode
        isDisabled={isDisabled}
        onChange={(link) => onChange({ link })}
      />
      {rows.length > 0 ? (
        <Flex
          tag="ul"
          aria-label={t('content.link.byLocale')}
          direction="column"
          alignItems="stretch"
          gap={4}
        >
          {rows.map((row, index) => (
            <PatternRow
              key={row.id}
              {...props}
              row={row}
              number={index + 1}
              onChange={(changed) => onChange({ linkByLocale: withChangedRow(rows, changed) })}
              onRemove={() => remove(row.id)}
            />
          ))}
        </Flex>
      ) : null}
      <Box>
        <Button
          ref={adder}
          type="button"
          variant="tertiary"
          size="S"
          startIcon={<Plus />}
          disabled={isDisabled}
          onClick={() => onChange({ linkByLocale: withRow(rows) })}
        >
          {t('content.link.add')}
        </Button>
      </Box>
    </Flex>
  );
};
