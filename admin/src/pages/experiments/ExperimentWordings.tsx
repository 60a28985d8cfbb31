import { Box, Button, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';

import { VARIANT_KEYS } from '../../../../contracts/experiments';
import type { TemplateView } from '../../../../contracts/templates';
import { ChoiceField } from '../../components/ChoiceField';
import { LinesField } from '../../components/LinesField';
import { TextField } from '../../components/TextField';
import type { FieldTexts } from '../../editing/use-edit-form';
import { useText } from '../../translations/use-text';
import type { ExperimentFields } from './experiment-fields';

/** What the parts of the form share. */
export interface ExperimentFormState {
  form: ExperimentFields;
  texts: FieldTexts;
  change: (changes: Partial<ExperimentFields>) => void;
}

interface WordingsProps {
  state: ExperimentFormState;
  templates: readonly TemplateView[];
  onTemplate: (templateId: string) => void;
  /** Which wording is in hand. */
  onPlace: (place: number) => void;
}

/** Which template is tested, and by which other wordings. */
export const ExperimentWordings = ({ state, templates, onTemplate, onPlace }: WordingsProps) => {
  const t = useText();
  const { form, texts, change } = state;
  const { wordings } = form;
  const reword = (place: number, body: string) =>
    change({ wordings: wordings.map((one, index) => (index === place ? body : one)) });
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <TextField
        name="name"
        label={t('experiments.name')}
        hint={t('experiments.name.hint')}
        error={texts['name']}
        isRequired
        value={form.name}
        onChange={(name) => change({ name })}
      />
      <ChoiceField
        name="templateId"
        label={t('experiments.template')}
        hint={t('experiments.template.hint')}
        error={texts['templateId']}
        value={form.templateId}
        options={templates.map(({ id, name }) => ({ value: String(id), label: name }))}
        onChange={onTemplate}
      />
      {wordings.map((body, place) => (
        <Box key={VARIANT_KEYS[place + 1]} onFocus={() => onPlace(place)}>
          <LinesField
            name={`wordings.${place}`}
            label={t('experiments.wording', { variant: VARIANT_KEYS[place + 1] ?? '' })}
            hint={place === 0 ? t('experiments.wording.hint') : undefined}
            error={place === 0 ? texts['wordings'] : undefined}
            minHeight="12rem"
            value={body}
            onChange={(words) => reword(place, words)}
          />
        </Box>
      ))}
      {wordings.length < VARIANT_KEYS.length - 1 ? (
        <Flex>
          <Button
            type="button"
            variant="tertiary"
            startIcon={<Plus />}
            onClick={() => change({ wordings: [...wordings, ''] })}
          >
            {t('experiments.wording.add')}
          </Button>
        </Flex>
      ) : null}
    </Flex>
  );
};
