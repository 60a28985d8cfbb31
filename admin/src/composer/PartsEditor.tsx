import { Flex, Typography } from '@strapi/design-system';

import { accountNameOf } from '../platforms/presentation';
import { useText } from '../translations/use-text';
import { PartEditor } from './PartEditor';
import type { ComposerRow } from './composer-row';
import { textFieldId } from './field-ids';
import {
  withoutPart,
  withPartAfter,
  withPartMoved,
  withPartSplit,
  withPartText,
} from './thread-parts';

interface PartsEditorProps {
  row: ComposerRow;
  isDisabled: boolean;
  onEdit: (texts: readonly string[]) => void;
  /** A part was added or moved: the focus goes there. */
  onGoTo: (fieldId: string) => void;
  /** The person writes in this part, 0-based. */
  onFocus: (partIndex: number) => void;
}

/** The text of a post, or all parts of a thread. */
export const PartsEditor = ({ row, isDisabled, onEdit, onGoTo, onFocus }: PartsEditorProps) => {
  const t = useText();
  const { target, parts, isEmpty } = row;
  const { platformLabel: platform, targetId } = target;
  const account = accountNameOf(target.platform, target.handle);
  const texts = parts.map(({ text }) => text);
  const total = texts.length;
  const change = (next: readonly string[], focused: number) => {
    onEdit(next);
    onGoTo(textFieldId(targetId, Math.max(0, Math.min(focused, next.length - 1))));
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {parts.map((part, index) => (
        <Flex key={index} direction="column" alignItems="stretch" gap={1}>
          {total > 1 ? (
            <Typography variant="pi" fontWeight="semiBold" textColor="neutral600" aria-hidden>
              {t('proposals.part', { number: index + 1, total })}
            </Typography>
          ) : null}
          <PartEditor
            id={textFieldId(targetId, index)}
            part={part}
            index={index}
            total={total}
            label={
              total === 1
                ? t('target.text', { platform, account })
                : t('target.part', { platform, account, number: index + 1, total })
            }
            target={target}
            hasError={part.isTooLong || (isEmpty && part.text.trim() === '')}
            isDisabled={isDisabled}
            onEdit={(text) => onEdit(withPartText(texts, index, text))}
            onAdd={() => change(withPartAfter(texts, index), index + 1)}
            onRemove={() => change(withoutPart(texts, index), index)}
            onMove={(by) => change(withPartMoved(texts, index, by), index + by)}
            onSplit={(cursor) => change(withPartSplit(texts, index, cursor), index + 1)}
            onFocus={() => onFocus(index)}
          />
        </Flex>
      ))}
    </Flex>
  );
};
