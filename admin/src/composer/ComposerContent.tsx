import type { PreviewResponse } from '../../../contracts/dispatch';
import { useGetSocialPlatformsQuery } from '../api/connections-api';
import { useProblemText } from '../api/use-problem-text';
import { SectionError } from '../components/SectionState';
import type { ComposerDialogProps } from './ComposerDialog';
import { ComposerFooter } from './ComposerFooter';
import { ComposerTabs } from './ComposerTabs';
import { LanguageField } from './LanguageField';
import { MasterEditor } from './MasterEditor';
import { OwnTime } from './OwnTime';
import { PreviewPane } from './PreviewPane';
import { ChangedElsewhere } from './SavedState';
import { TargetChips } from './TargetChips';
import { TargetEditor } from './TargetEditor';
import { ViewSwitch } from './ViewSwitch';
import { Bar, BarEnd, Pane, Panes, Stack } from './composer-layout';
import { chosenAfter } from './primary-action';
import { AdaptAction } from './proposals/AdaptAction';
import type { ComposerPreview } from './use-composer-preview';
import { useComposerView } from './use-composer-view';
import { useDispatch } from './use-dispatch';

interface ComposerContentProps extends Omit<ComposerDialogProps, 'isOpen'> {
  preview: ComposerPreview;
  data: PreviewResponse;
}

/** Targets on top, words at the start, preview at the end, and below what will happen. */
export const ComposerContent = (props: ComposerContentProps) => {
  const { entry, composer, preview, data, isDraft = false, focus = null, onClose } = props;
  const problemText = useProblemText();
  const { data: platforms = [] } = useGetSocialPlatformsQuery();
  const { distribute, isSending, outcome } = useDispatch(entry, composer);
  const state = useComposerView({ composer, data, isDraft, focus });
  const { rows, chosen, row, shown, when, zone, canDistribute, canSchedule, view, jump } = state;
  const isDisabled = !canDistribute || isSending;

  return (
    <>
      <Bar>
        <TargetChips
          rows={rows}
          leftOut={data.leftOut}
          isDisabled={isDisabled}
          onChoose={(targetId, isChosen) => composer.choose(chosenAfter(rows, targetId, isChosen))}
        />
        <BarEnd>
          <LanguageField locale={entry.locale} />
          <ViewSwitch view={view} onView={state.setView} />
        </BarEnd>
      </Bar>
      <Panes>
        <Pane $isShown={view === 'write'}>
          <Stack>
            <ChangedElsewhere {...composer} />
            {preview.error ? (
              <SectionError message={problemText(preview.error)} onRetry={preview.retry} />
            ) : null}
            <ComposerTabs rows={chosen} open={row ? row.target.targetId : null} onOpen={state.open}>
              {row ? (
                <TargetEditor
                  key={row.target.targetId}
                  row={row}
                  platform={platforms.find(({ id }) => id === row.target.platform) ?? null}
                  composer={composer}
                  isDisabled={isDisabled}
                  onGoTo={state.goTo}
                  onOpenAll={() => jump({ targetId: null })}
                >
                  <OwnTime {...{ row, composer, when, isDraft, canSchedule, zone, isDisabled }} />
                </TargetEditor>
              ) : (
                <MasterEditor
                  text={data.text}
                  rows={rows}
                  composer={composer}
                  isDisabled={isDisabled}
                  onGoTo={state.goTo}
                  onOpen={(targetId) => jump({ targetId })}
                />
              )}
            </ComposerTabs>
            <AdaptAction
              entry={entry}
              revision={data.versionHash}
              rows={rows}
              composer={composer}
              canDistribute={canDistribute}
              isDisabled={isSending}
              onEdit={(targetId) => jump({ targetId })}
            />
          </Stack>
        </Pane>
        <Pane $isShown={view === 'preview'} $isTinted>
          <PreviewPane
            rows={chosen}
            shown={shown}
            isLooking={!preview.isCurrent}
            onShow={state.show}
          />
        </Pane>
      </Panes>
      <ComposerFooter
        {...{ rows, when, isDraft, canDistribute, canSchedule, zone, isSending, outcome, onClose }}
        isLooking={!preview.isCurrent}
        isTimed={state.isTimed}
        onWhen={composer.time}
        onJump={jump}
        onSend={() => void distribute(rows, when)}
      />
    </>
  );
};
