import { useId, useState } from 'react';

import { Flex, TextButton } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';

import { useText } from '../../translations/use-text';
import { OptionInputField } from './OptionInputField';
import type { WayFormState } from './use-way-form';
import { optionField } from './way-fields';

interface OptionsFieldsProps {
  /** How people write the platform. */
  platformLabel: string;
  form: WayFormState;
}

/** What the platform alone offers; folded in while nothing is chosen there. */
export const OptionsFields = ({ platformLabel, form }: OptionsFieldsProps) => {
  const t = useText();
  const id = useId();
  const { fields, texts, optionFields, changeOption } = form;
  const [isWanted, setIsWanted] = useState(() =>
    Object.values(fields.options).some((text) => text !== '')
  );
  if (optionFields.length === 0) return null;
  // A problem in there must be seen.
  const isOpen = isWanted || optionFields.some(({ name }) => texts[optionField(name)]);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex>
        <TextButton
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          endIcon={isOpen ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
          onClick={() => setIsWanted(!isOpen)}
        >
          {t('wayForm.options', { platform: platformLabel })}
        </TextButton>
      </Flex>
      {isOpen ? (
        <Flex id={id} direction="column" alignItems="stretch" gap={4}>
          {optionFields.map((field) => (
            <OptionInputField
              key={field.name}
              field={field}
              text={fields.options[field.name] ?? ''}
              error={texts[optionField(field.name)]}
              onChange={(text) => changeOption(field.name, text)}
            />
          ))}
        </Flex>
      ) : null}
    </Flex>
  );
};
