import { useForm } from '@strapi/strapi/admin';

import { useGetSocialPreviewQuery, type EntryKey } from '../api/distribution-api';
import { useProblemText } from '../api/use-problem-text';
import { Notice } from '../components/Notice';
import { SectionError, SectionLoading } from '../components/SectionState';
import { useText } from '../translations/use-text';
import { ComposerForm } from './ComposerForm';
import { ConnectFirst } from './ConnectFirst';
import { livingKeyOf } from './living-deliveries';
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
  const { data, error, isLoading, refetch } = useGetSocialPreviewQuery(
    { ...props.entry, revision: `${props.revision}#${livingKeyOf(deliveries.data)}` },
    // One look is enough once it is known what went out; and another one on every visit.
    { skip: deliveries.isLoading || !canCompose, refetchOnMountOrArgChange: true }
  );

  if (!canCompose) return <Notice>{t('panel.forbidden')}</Notice>;
  if (isLoading || deliveries.isLoading) return <SectionLoading />;
  if (!data) {
    return error ? (
      <SectionError message={problemText(error)} onRetry={() => void refetch()} />
    ) : null;
  }
  if (data.targets.length === 0) return <ConnectFirst canConnect={props.canConnect} />;
  return (
    <>
      {isModified || props.hasNewerDraft ? <Notice>{t('panel.sharesPublished')}</Notice> : null}
      <ComposerForm
        entry={props.entry}
        targets={data.targets}
        canDistribute={props.canDistribute}
      />
    </>
  );
};
