import { useId } from 'react';

import { Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';

import { LinesField } from '../../components/LinesField';
import { useText } from '../../translations/use-text';
import { MAX_EXAMPLES } from './voice-fields';

interface ExamplesFieldProps {
  examples: readonly string[];
  error?: string;
  onChange: (examples: string[]) => void;
}

/** Posts to write like. */
export const ExamplesField = ({ examples, error, onChange }: ExamplesFieldProps) => {
  const t = useText();
  const labelId = useId();
  const put = (place: number, text: string) =>
    onChange(examples.map((example, index) => (index === place ? text : example)));
  return (
    <Flex
      role="group"
      aria-labelledby={labelId}
      direction="column"
      alignItems="stretch"
      gap={3}
      width="100%"
    >
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography variant="pi" fontWeight="bold" textColor="neutral800" id={labelId}>
          {t('ai.voice.examples')}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {t('ai.voice.examples.hint')}
        </Typography>
      </Flex>
      {examples.map((example, place) => (
        // They have nothing but their place to be told apart by.
        <Flex key={place} gap={2} alignItems="flex-end">
          <Flex flex="1" direction="column" alignItems="stretch">
            <LinesField
              name={`example-${place}`}
              label={t('ai.voice.example', { number: place + 1 })}
              value={example}
              onChange={(text) => put(place, text)}
            />
          </Flex>
          <IconButton
            type="button"
            variant="ghost"
            label={t('ai.voice.example.remove', { number: place + 1 })}
            onClick={() => onChange(examples.filter((_, index) => index !== place))}
          >
            <Trash />
          </IconButton>
        </Flex>
      ))}
      {error ? (
        <Typography variant="pi" textColor="danger600" role="alert">
          {error}
        </Typography>
      ) : null}
      {examples.length < MAX_EXAMPLES ? (
        <Flex>
          <Button
            type="button"
            variant="tertiary"
            size="S"
            startIcon={<Plus />}
            onClick={() => onChange([...examples, ''])}
          >
            {t('ai.voice.example.add')}
          </Button>
        </Flex>
      ) : null}
    </Flex>
  );
};
