import { useState } from 'react';

import { TextButton } from '@strapi/design-system';

import type { EntryKey } from '../api/distribution-api';
import { useProblemText } from '../api/use-problem-text';
import { ComposerDialog } from '../composer/ComposerDialog';
import type { ComposerFocus } from '../composer/composer-address';
import { useComposer } from '../composer/use-composer';
import { useComposerAddress, useFirstComposerAddress } from '../composer/use-composer-address';
import { useComposerPreview } from '../composer/use-composer-preview';
import { SectionError, SectionLoading } from '../components/SectionState';
import { useText } from '../translations/use-text';
import { ConnectFirst } from './ConnectFirst';
import { PanelComposer } from './PanelComposer';
import { SharedVersion } from './SharedVersion';
import type { EntryVersion } from './entry-version';
import { livingKeyOf } from './living-deliveries';
import type { Deliveries } from './use-deliveries';

interface PanelBodyProps extends EntryVersion {
  entry: EntryKey;
  deliveries: Deliveries;
  canDistribute: boolean;
  canSchedule: boolean;
  canConnect: boolean;
}

/** What would go out of the entry as it is saved, and the way into the composer. */
export const PanelBody = (props: PanelBodyProps) => {
  const { entry, deliveries, state } = props;
  const t = useText();
  const problemText = useProblemText();
  const composer = useComposer(entry);
  const address = useComposerAddress();
  useFirstComposerAddress();
  const [focus, setFocus] = useState<ComposerFocus | null>(null);
  const revision = `${props.revision}#${livingKeyOf(deliveries.data)}`;
  const preview = useComposerPreview({
    ...{ entry, revision, composer },
    // One look is enough once it is known what went out.
    isSkipped: deliveries.isLoading,
  });
  const { data, error } = preview;

  const compose = (place?: ComposerFocus) => {
    setFocus(place ?? null);
    address.open(place?.targetId ?? null);
  };

  if (!data) {
    if (!error) return <SectionLoading />;
    return (
      <>
        <SectionError message={problemText(error)} onRetry={preview.retry} />
        {/* A picture that was described for a post may be gone from the library. */}
        {composer.isChanged ? (
          <TextButton type="button" onClick={composer.startOver}>
            {t('composer.startOver')}
          </TextButton>
        ) : null}
      </>
    );
  }
  if (data.targets.length + data.leftOut.length === 0) {
    return <ConnectFirst canConnect={props.canConnect} />;
  }
  return (
    <>
      <SharedVersion {...props} />
      {error ? <SectionError message={problemText(error)} onRetry={preview.retry} /> : null}
      <PanelComposer
        entry={entry}
        preview={data}
        composer={composer}
        isPublished={state === 'published'}
        canDistribute={props.canDistribute}
        canSchedule={props.canSchedule}
        isLooking={!preview.isCurrent}
        onCompose={compose}
      />
      <ComposerDialog
        entry={entry}
        revision={revision}
        isDraft={state === 'draft'}
        composer={composer}
        isOpen={address.isOpen}
        onClose={address.close}
        focus={focus}
      />
    </>
  );
};
