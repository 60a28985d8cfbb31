import { useId, useState } from 'react';

import { Button, Flex, TextButton, Typography } from '@strapi/design-system';
import { Eye, PaperPlane } from '@strapi/icons';

import type { PreviewResponse } from '../../../contracts/dispatch';
import type { Recurrence } from '../../../contracts/schedules';
import type { EntryKey } from '../api/distribution-api';
import type { ComposerFocus } from '../composer/composer-address';
import { obstacleOf, type Obstacle } from '../composer/composer-row';
import { chosenAfter, PRIMARY_WORDS, primaryActionOf } from '../composer/primary-action';
import type { Composer } from '../composer/use-composer';
import { StateText } from '../components/StateText';
import type { MessageId } from '../translations/message';
import { useText } from '../translations/use-text';
import { WhenField } from '../when/WhenField';
import { choicesFor, isComplete, possibleWhen } from '../when/when-choice';
import { PanelOutcome } from './PanelOutcome';
import { PostExcerpt } from './PostExcerpt';
import { ProblemLine } from './ProblemLine';
import { TargetToggles } from './TargetToggles';
import { usePanelDispatch } from './use-panel-dispatch';
import { useSiteZone } from './use-site-zone';

interface PanelComposerProps {
  entry: EntryKey;
  preview: PreviewResponse;
  composer: Composer;
  isPublished: boolean;
  canDistribute: boolean;
  canSchedule: boolean;
  /** What is shown is not about what stands here now. */
  isLooking: boolean;
  /** Opens the composer. */
  onCompose: (place?: ComposerFocus) => void;
}

const OBSTACLES: Record<Obstacle, MessageId> = {
  forbidden: 'composer.obstacle.forbidden',
  all_done: 'panel.obstacle.allDone',
  nothing_chosen: 'panel.obstacle.nothingChosen',
  empty_text: 'panel.obstacle.emptyText',
  too_long: 'panel.obstacle.tooLong',
  has_errors: 'panel.obstacle.hasErrors',
};

/** Where it goes, what it says, when, and the one button that says what it will do. */
export const PanelComposer = (props: PanelComposerProps) => {
  const { entry, preview, composer, isPublished, canDistribute, canSchedule, isLooking } = props;
  const t = useText();
  const reasonId = useId();
  const zone = useSiteZone();
  const [recurrence, setRecurrence] = useState<Recurrence | null>(null);
  const situation = { isPublished, canSchedule };
  const rows = composer.rowsOf(preview.targets);
  const chosen = rows.filter(({ isChosen }) => isChosen);
  const when = possibleWhen(composer.state.when ?? { kind: 'now' }, situation);
  const { distribute, isSending, outcome } = usePanelDispatch({
    ...{ entry, composer, when, recurrence },
  });
  const obstacle = obstacleOf(rows, canDistribute);
  const reason = obstacle ? t(OBSTACLES[obstacle]) : null;
  const isTimed = choicesFor(situation).length > 0 && isComplete(when, { zone, now: Date.now() });

  return (
    <>
      <TargetToggles
        rows={rows}
        isDisabled={!canDistribute || isSending}
        onToggle={(targetId, isChosen) => composer.choose(chosenAfter(rows, targetId, isChosen))}
      />
      <PostExcerpt rows={rows} />
      <ProblemLine rows={rows} onFix={props.onCompose} />
      <WhenField
        value={when}
        onChange={composer.time}
        targetIds={chosen.map(({ target }) => target.targetId)}
        zone={zone}
        isPublished={isPublished}
        canSchedule={canSchedule}
        isDisabled={!canDistribute || isSending}
        recurrence={recurrence}
        onRepeat={setRecurrence}
      />
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Button
          fullWidth
          startIcon={<PaperPlane />}
          disabled={obstacle !== null || !isTimed || isLooking}
          loading={isSending}
          aria-describedby={reason ? reasonId : undefined}
          onClick={() => void distribute(rows)}
        >
          {t(PRIMARY_WORDS[primaryActionOf({ rows, when })], { count: chosen.length })}
        </Button>
        {reason ? (
          <Typography id={reasonId} variant="pi" textColor="neutral600">
            {reason}
          </Typography>
        ) : null}
        <Button fullWidth variant="tertiary" startIcon={<Eye />} onClick={() => props.onCompose()}>
          {t('panel.compose')}
        </Button>
        {composer.keeping === 'failed' ? (
          <StateText icon="question" tone="warning">
            {t('composer.notKept')}
          </StateText>
        ) : null}
        {composer.keeping === 'elsewhere' ? <KeptElsewhere onReload={composer.reload} /> : null}
        {preview.leftOut.map(({ targetId, reason: why }) => (
          <Typography key={targetId} variant="pi" textColor="neutral600">
            {t('composer.skipped', { reason: why })}
          </Typography>
        ))}
        {outcome ? <PanelOutcome outcome={outcome} /> : null}
      </Flex>
    </>
  );
};

const KeptElsewhere = ({ onReload }: { onReload: () => void }) => {
  const t = useText();
  return (
    <Flex role="status" direction="column" alignItems="flex-start" gap={1}>
      <StateText icon="warning" tone="warning">
        {t('panel.elsewhere')}
      </StateText>
      <TextButton type="button" onClick={onReload}>
        {t('panel.elsewhere.reload')}
      </TextButton>
    </Flex>
  );
};
