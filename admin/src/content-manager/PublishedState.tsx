import { TextButton } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';

import { useGetSocialPreviewQuery, type EntryKey } from '../api/distribution-api';
import { useProblemText } from '../api/use-problem-text';
import { Notice } from '../components/Notice';
import { SectionError, SectionLoading } from '../components/SectionState';
import { useText } from '../translations/use-text';
import { ComposerForm } from './ComposerForm';
import { ConnectFirst } from './ConnectFirst';
import { OnPublish } from './OnPublish';
import { livingKeyOf } from './living-deliveries';
import { useComposer } from './use-composer';
import type { Deliveries } from './use-deliveries';

interface PublishedStateProps {
  entry: EntryKey;
  revision: string;
  hasNewerDraft: boolean;
  deliveries: Deliveries;
  canCompose: boolean;
  canDistribute: boolean;
  canConnect: boolean;
}

/** A published entry: what would go out, and the button that sends it. */
export const PublishedState = (props: PublishedStateProps) => {
  const t = useText();
  const problemText = useProblemText();
  const isModified = useForm('DistributePanel', (form) => form.modified, false) === true;
  const { deliveries, canCompose } = props;
  const composer = useComposer(props.entry);
  const { data, error, isLoading, refetch } = useGetSocialPreviewQuery(
    {
      ...props.entry,
      overrides: composer.overrides,
      revision: `${props.revision}#${livingKeyOf(deliveries.data)}`,
    },
    {
      // One look is enough once it is known what went out; and another one on every visit.
      skip: deliveries.isLoading || !canCompose || !composer.isOpen,
      refetchOnMountOrArgChange: true,
    }
  );

  if (!canCompose) return <Notice>{t('panel.forbidden')}</Notice>;
  if (isLoading || deliveries.isLoading || !composer.isOpen) return <SectionLoading />;
  if (!data) {
    return error ? (
      <>
        <SectionError message={problemText(error)} onRetry={() => void refetch()} />
        {/* A picture that was described for a post may be gone from the library. */}
        {composer.isChanged ? (
          <TextButton onClick={composer.startOver}>{t('composer.startOver')}</TextButton>
        ) : null}
      </>
    ) : null;
  }
  if (data.targets.length + data.leftOut.length === 0)
    return <ConnectFirst canConnect={props.canConnect} />;
  return (
    <>
      {isModified || props.hasNewerDraft ? <Notice>{t('panel.sharesPublished')}</Notice> : null}
      {props.hasNewerDraft ? <OnPublish entry={props.entry} revision={props.revision} /> : null}
      {error ? <SectionError message={problemText(error)} onRetry={() => void refetch()} /> : null}
      <ComposerForm
        entry={props.entry}
        preview={data}
        composer={composer}
        canDistribute={props.canDistribute}
      />
    </>
  );
};
