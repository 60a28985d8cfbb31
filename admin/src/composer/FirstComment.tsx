import { Field, Textarea } from '@strapi/design-system';

import { useText } from '../translations/use-text';
import { Fold } from './Fold';
import type { ComposerRow } from './composer-row';
import { commentFieldId } from './field-ids';
import { changedOverride } from './override-changes';
import type { Composer } from './use-composer';

interface FirstCommentProps {
  row: ComposerRow;
  composer: Pick<Composer, 'override'>;
  isDisabled: boolean;
}

/** Our own comment to put under the post once it is out. */
export const FirstComment = ({ row, composer, isDisabled }: FirstCommentProps) => {
  const t = useText();
  const { target, override } = row;
  const { targetId } = target;
  const text = override?.firstComment ?? '';
  if (!target.canComment && text === '') return null;

  const write = (next: string) => {
    const firstComment = next.trim() === '' ? undefined : next;
    composer.override(targetId, changedOverride(override, { firstComment }));
  };

  return (
    <Fold
      id={`${commentFieldId(targetId)}-fold`}
      title={t('compose.comment')}
      isWanted={text !== ''}
    >
      <Field.Root name={commentFieldId(targetId)} hint={t('compose.comment.hint')}>
        <Field.Label>{t('compose.comment.label')}</Field.Label>
        <Textarea
          id={commentFieldId(targetId)}
          dir="auto"
          padding={3}
          minHeight="8rem"
          readOnly={isDisabled}
          value={text}
          onChange={(event) => write(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
    </Fold>
  );
};
