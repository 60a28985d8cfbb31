import { useId, useRef } from 'react';

import { Flex, IconButton, Textarea } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Plus, Scissors, Trash } from '@strapi/icons';

import type { TargetPreview } from '../../../contracts/dispatch';
import { useText } from '../translations/use-text';
import { TextCounter } from './TextCounter';
import type { ComposerPart } from './composer-row';
import { canSplit } from './thread-parts';

export interface PartActions {
  onEdit: (text: string) => void;
  onAdd: () => void;
  onRemove: () => void;
  onMove: (by: -1 | 1) => void;
  /** @param cursor offset in the text */
  onSplit: (cursor: number) => void;
  /** The person is here: what is inserted goes here. */
  onFocus: () => void;
}

interface PartEditorProps extends PartActions {
  id: string;
  part: ComposerPart;
  /** 0-based. */
  index: number;
  total: number;
  label: string;
  target: Pick<TargetPreview, 'limit' | 'unit' | 'language' | 'maxParts'>;
  hasError: boolean;
  isDisabled: boolean;
}

/** The text of one part, how much of the platform's limit it takes, and its place in the thread. */
export const PartEditor = (props: PartEditorProps) => {
  const { id, part, index, total, label, target, hasError, isDisabled } = props;
  const t = useText();
  const counterId = useId();
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const hasThread = target.maxParts > 1;
  const canGrow = hasThread && total < target.maxParts && !isDisabled;
  const number = index + 1;

  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Textarea
        ref={fieldRef}
        id={id}
        value={part.text}
        aria-label={label}
        aria-describedby={counterId}
        dir="auto"
        lang={target.language ?? undefined}
        hasError={hasError}
        readOnly={isDisabled}
        padding={3}
        minHeight={total > 1 ? '10.4rem' : '16rem'}
        onFocus={props.onFocus}
        onChange={(event) => props.onEdit(event.target.value)}
      />
      <Flex gap={2} justifyContent="space-between" wrap="wrap">
        {hasThread && !isDisabled ? (
          <Flex gap={1}>
            <IconButton
              size="S"
              variant="ghost"
              label={t('compose.part.add', { number })}
              disabled={!canGrow}
              onClick={props.onAdd}
            >
              <Plus />
            </IconButton>
            <IconButton
              size="S"
              variant="ghost"
              label={t('compose.part.split', { number })}
              disabled={!canGrow || !canSplit(part.text)}
              onClick={() => props.onSplit(fieldRef.current?.selectionStart ?? 0)}
            >
              <Scissors />
            </IconButton>
            {total > 1 ? (
              <>
                <IconButton
                  size="S"
                  variant="ghost"
                  label={t('compose.part.earlier', { number })}
                  disabled={index === 0}
                  onClick={() => props.onMove(-1)}
                >
                  <ArrowUp />
                </IconButton>
                <IconButton
                  size="S"
                  variant="ghost"
                  label={t('compose.part.later', { number })}
                  disabled={index === total - 1}
                  onClick={() => props.onMove(1)}
                >
                  <ArrowDown />
                </IconButton>
                <IconButton
                  size="S"
                  variant="ghost"
                  label={t('compose.part.remove', { number })}
                  onClick={props.onRemove}
                >
                  <Trash />
                </IconButton>
              </>
            ) : null}
          </Flex>
        ) : (
          <span />
        )}
        <TextCounter id={counterId} part={part} target={target} hasBar />
      </Flex>
    </Flex>
  );
};
