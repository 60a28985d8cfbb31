import { useId } from 'react';

import { Flex, Textarea } from '@strapi/design-system';

import type { TargetPreview } from '../../../contracts/dispatch';
import { TextCounter } from './TextCounter';
import type { ComposerPart } from './composer-state';

interface PartFieldProps {
  id: string;
  part: ComposerPart;
  label: string;
  target: TargetPreview;
  hasError: boolean;
  /** Id of what is said of the whole post. */
  notesId: string;
  isDisabled: boolean;
  onEdit: (text: string) => void;
}

/** The text of one part, and how much of the platform's limit it takes. */
export const PartField = (props: PartFieldProps) => {
  const { id, part, label, target, hasError, notesId, isDisabled, onEdit } = props;
  const counterId = useId();

  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Textarea
        id={id}
        value={part.text}
        aria-label={label}
        aria-describedby={`${counterId} ${notesId}`}
        dir="auto"
        hasError={hasError}
        readOnly={isDisabled}
        padding={2}
        minHeight="9.6rem"
        onChange={(event) => onEdit(event.target.value)}
      />
      <Flex justifyContent="flex-end">
        <TextCounter id={counterId} part={part} target={target} />
      </Flex>
    </Flex>
  );
};
