import { useId } from 'react';

import { Field, Flex, Grid, Toggle, Typography } from '@strapi/design-system';

import type { MappingView } from '../../../../contracts/mappings';
import { useText } from '../../translations/use-text';
import type { ContentLocale } from '../../api/content-locales';
import { LinkFields } from './LinkFields';
import { ROLES, type MappingForm } from './mapping-form';
import type { FieldTexts } from './mapping-problems';
import { RoleField } from './RoleField';

interface MappingFieldsProps {
  view: MappingView;
  form: MappingForm;
  texts: FieldTexts;
  locales: readonly ContentLocale[];
  isDisabled: boolean;
  onChange: (changes: Partial<MappingForm>) => void;
}

/** Whether entries go out at all, what gives each part of a post, and where an entry is. */
export const MappingFields = (props: MappingFieldsProps) => {
  const { view, form, texts, locales, isDisabled, onChange } = props;
  const t = useText();
  const headingId = useId();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Field.Root name="isDistributed" hint={t('content.switch.hint')}>
        <Field.Label>{t('content.switch')}</Field.Label>
        <Toggle
          onLabel={t('content.switch.on')}
          offLabel={t('content.switch.off')}
          checked={form.isDistributed}
          disabled={isDisabled}
          onChange={(event) => onChange({ isDistributed: event.target.checked })}
        />
        <Field.Hint />
      </Field.Root>
      <Flex
        role="group"
        aria-labelledby={headingId}
        direction="column"
        alignItems="stretch"
        gap={4}
      >
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography tag="h2" variant="delta" id={headingId}>
            {t('content.roles.title')}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {t('content.roles.help')}
          </Typography>
        </Flex>
        <Grid.Root gap={4}>
          {ROLES.map((role) => (
            <Grid.Item
              key={role}
              col={6}
              xs={12}
              minWidth={0}
              direction="column"
              alignItems="stretch"
            >
              <RoleField
                role={role}
                choices={view.choices}
                path={form.paths[role]}
                error={texts[role]}
                isDisabled={isDisabled}
                onChange={(path) => onChange({ paths: { ...form.paths, [role]: path } })}
              />
            </Grid.Item>
          ))}
        </Grid.Root>
      </Flex>
      <LinkFields
        form={form}
        texts={texts}
        locales={locales}
        isDisabled={isDisabled}
        onChange={onChange}
      />
    </Flex>
  );
};
