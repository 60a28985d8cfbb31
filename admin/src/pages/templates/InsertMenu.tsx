import { MenuItem, SimpleMenu } from '@strapi/design-system';

import type { HashtagSetView } from '../../../../contracts/templates';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';

const PIECES: readonly { piece: string; textId: MessageId }[] = [
  { piece: '{{ title }}', textId: 'templates.insert.title' },
  { piece: '{{ summary | truncate: 200 }}', textId: 'templates.insert.summary' },
  { piece: '{{ body }}', textId: 'templates.insert.body' },
  { piece: '{{ link }}', textId: 'templates.insert.link' },
  { piece: '{{ hashtags }}', textId: 'templates.insert.hashtags' },
  { piece: '{{ author }}', textId: 'templates.insert.author' },
  { piece: '{{ account.handle }}', textId: 'templates.insert.account' },
  { piece: '{{ site.name }}', textId: 'templates.insert.site' },
  { piece: '{% if author %}{{ author }}{% endif %}', textId: 'templates.insert.if' },
];

interface InsertMenuProps {
  /** Of the template's site. */
  sets: readonly HashtagSetView[];
  isDisabled: boolean;
  onInsert: (piece: string) => void;
}

/** Puts a placeholder where the cursor stands. */
export const InsertMenu = ({ sets, isDisabled, onInsert }: InsertMenuProps) => {
  const t = useText();
  return (
    <SimpleMenu label={t('templates.insert')} variant="tertiary" size="S" disabled={isDisabled}>
      {PIECES.map(({ piece, textId }) => (
        <MenuItem key={piece} onSelect={() => onInsert(piece)}>
          {t(textId)}
        </MenuItem>
      ))}
      {sets.map(({ id, name, slug }) => (
        <MenuItem key={id} onSelect={() => onInsert(`{{ sets.${slug} }}`)}>
          {t('templates.insert.set', { name })}
        </MenuItem>
      ))}
    </SimpleMenu>
  );
};
