import { useRef } from 'react';

import { Field, Flex, Textarea } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { HashtagSetView } from '../../../../contracts/templates';
import { useText } from '../../translations/use-text';
import { InsertMenu } from './InsertMenu';
import { withInserted } from './template-fields';

/** Placeholders are told from words more easily when all letters are equally wide. */
const Code = styled(Textarea)`
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  line-height: 1.6;
`;

interface BodyFieldProps {
  value: string;
  error?: string;
  sets: readonly HashtagSetView[];
  isDisabled: boolean;
  onChange: (value: string) => void;
}

/** The text of a template, with a menu of what it can show. */
export const BodyField = ({ value, error, sets, isDisabled, onChange }: BodyFieldProps) => {
  const t = useText();
  const area = useRef<HTMLTextAreaElement>(null);

  const insert = (piece: string) => {
    const { selectionStart: start, selectionEnd: end } = area.current ?? {
      selectionStart: value.length,
      selectionEnd: value.length,
    };
    const { text, caret } = withInserted(value, piece, { start, end });
    onChange(text);
    // React puts the cursor at the end of another text.
    setTimeout(() => area.current?.setSelectionRange(caret, caret));
  };

  return (
    <Field.Root name="body" error={error} hint={t('templates.body.hint')} required>
      <Flex justifyContent="space-between" alignItems="flex-end" gap={2} wrap="wrap">
        <Field.Label>{t('templates.body')}</Field.Label>
        <InsertMenu sets={sets} isDisabled={isDisabled} onInsert={insert} />
      </Flex>
      <Code
        ref={area}
        dir="auto"
        spellCheck={false}
        minHeight="24rem"
        disabled={isDisabled}
        value={value}
        onChange={(event: { target: { value: string } }) => onChange(event.target.value)}
      />
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
};
