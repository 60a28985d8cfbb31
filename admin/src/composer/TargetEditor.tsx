import { useRef, type ReactNode } from 'react';

import { Flex, Typography } from '@strapi/design-system';

import type { Platform } from '../../../contracts/platforms';
import { StateText } from '../components/StateText';
import { accountNameOf } from '../platforms/presentation';
import { useText } from '../translations/use-text';
import { FirstComment } from './FirstComment';
import { HashtagSetMenu } from './HashtagSetMenu';
import { LinkState, type TextSource } from './LinkState';
import { MediaEditor } from './MediaEditor';
import { PartsEditor } from './PartsEditor';
import { PostOptions } from './PostOptions';
import { TargetProblems } from './TargetProblems';
import type { ComposerRow } from './composer-row';
import { textFieldId } from './field-ids';
import { withHashtags } from './hashtag-insertion';
import { withoutTexts } from './override-changes';
import { problemsOf } from './problem-place';
import { withPartText } from './thread-parts';
import type { Composer } from './use-composer';

interface TargetEditorProps {
  row: ComposerRow;
  /** Null: not known. */
  platform: Platform | null;
  composer: Composer;
  isDisabled: boolean;
  onGoTo: (fieldId: string) => void;
  onOpenAll: () => void;
  /** What else is decided for this account alone. */
  children: ReactNode;
}

/** A story says nothing beside its picture. */
const hasText = ({ target, override }: ComposerRow): boolean =>
  target.format !== 'story' ||
  override?.texts !== undefined ||
  target.parts.some(({ text }) => text !== '');

const sourceOf = ({ target }: ComposerRow, text: string | undefined): TextSource => {
  if (text !== undefined) return { kind: 'all' };
  return target.template ? { kind: 'template', name: target.template.name } : { kind: 'entry' };
};

/** Everything that one account will post. */
export const TargetEditor = (props: TargetEditorProps) => {
  const { row, platform, composer, isDisabled, onGoTo } = props;
  const t = useText();
  const lastPart = useRef(0);
  const { target, override, parts } = row;
  const { targetId, platformLabel } = target;
  const texts = parts.map(({ text }) => text);
  const name = `${platformLabel} ${accountNameOf(target.platform, target.handle)}`;
  const hasOptionProblem = problemsOf([row]).some(({ place }) => place.field === 'options');

  const insert = (tags: readonly string[]) => {
    const at = Math.min(lastPart.current, texts.length - 1);
    composer.edit(target, withPartText(texts, at, withHashtags(texts[at] ?? '', tags)));
    onGoTo(textFieldId(targetId, at));
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {hasText(row) ? (
        <Flex direction="column" alignItems="stretch" gap={3}>
          <LinkState
            isCustomised={override?.texts !== undefined}
            source={sourceOf(row, composer.state.text)}
            name={name}
            isDisabled={isDisabled}
            onFollow={() => composer.override(targetId, withoutTexts(override))}
            onOpenAll={props.onOpenAll}
          />
          <PartsEditor
            row={row}
            isDisabled={isDisabled}
            onEdit={(next) => composer.edit(target, next)}
            onGoTo={onGoTo}
            onFocus={(index) => {
              lastPart.current = index;
            }}
          />
          <HashtagSetMenu isDisabled={isDisabled} onInsert={insert} />
        </Flex>
      ) : (
        <Typography variant="omega" textColor="neutral600">
          {t('compose.noText', { platform: platformLabel })}
        </Typography>
      )}
      <TargetProblems row={row} />
      {target.waits ? (
        <StateText icon="pause" tone="warning">
          {target.waits}
        </StateText>
      ) : null}
      {target.isDone ? (
        <StateText icon="check" tone="warning">
          {t('target.again')}
        </StateText>
      ) : null}
      <MediaEditor row={row} composer={composer} isDisabled={isDisabled} />
      <PostOptions
        row={row}
        platform={platform}
        composer={composer}
        hasProblem={hasOptionProblem}
      />
      <FirstComment row={row} composer={composer} isDisabled={isDisabled} />
      {props.children}
    </Flex>
  );
};
