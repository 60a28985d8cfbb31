import { Field, Flex, TextButton, Textarea, Typography } from '@strapi/design-system';

import { PlatformBadge } from '../components/PlatformBadge';
import { accountNameOf } from '../platforms/presentation';
import { useText } from '../translations/use-text';
import { HashtagSetMenu } from './HashtagSetMenu';
import type { ComposerRow } from './composer-row';
import { TEXT_FOR_ALL_ID } from './field-ids';
import { withHashtags } from './hashtag-insertion';
import type { Composer } from './use-composer';

interface MasterEditorProps {
  /** What all say as things stand: the entry's words, or those written for all. */
  text: string;
  rows: readonly ComposerRow[];
  composer: Composer;
  isDisabled: boolean;
  onGoTo: (fieldId: string) => void;
  onOpen: (targetId: number) => void;
}

/** One text for all accounts; each platform gets it fitted. */
export const MasterEditor = (props: MasterEditorProps) => {
  const { rows, composer, isDisabled, onGoTo, onOpen } = props;
  const t = useText();
  const written = composer.state.text;
  const text = written ?? props.text;
  const chosen = rows.filter(({ isChosen }) => isChosen);
  const customised = chosen.filter(({ override }) => override?.texts !== undefined);

  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Field.Root
        name={TEXT_FOR_ALL_ID}
        hint={written === undefined ? t('compose.all.entry') : t('compose.all.written')}
      >
        <Field.Label>{t('compose.all.label')}</Field.Label>
        <Textarea
          id={TEXT_FOR_ALL_ID}
          dir="auto"
          padding={3}
          minHeight="20rem"
          readOnly={isDisabled}
          value={text}
          onChange={(event) => composer.write(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
      <Flex gap={4} wrap="wrap">
        <HashtagSetMenu
          isDisabled={isDisabled}
          onInsert={(tags) => {
            composer.write(withHashtags(text, tags));
            onGoTo(TEXT_FOR_ALL_ID);
          }}
        />
        {written === undefined || isDisabled ? null : (
          <TextButton onClick={() => composer.write('')}>{t('compose.all.restore')}</TextButton>
        )}
      </Flex>
      {customised.length > 0 ? (
        <Flex direction="column" alignItems="flex-start" gap={2}>
          <Typography variant="pi" textColor="neutral600">
            {t('compose.all.customised', { count: customised.length })}
          </Typography>
          <Flex gap={3} wrap="wrap">
            {customised.map(({ target }) => (
              <TextButton
                key={target.targetId}
                startIcon={<PlatformBadge platform={target.platform} />}
                onClick={() => onOpen(target.targetId)}
              >
                {accountNameOf(target.platform, target.handle)}
              </TextButton>
            ))}
          </Flex>
        </Flex>
      ) : null}
    </Flex>
  );
};
