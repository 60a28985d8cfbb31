import { Flex } from '@strapi/design-system';

import type { EntryKey } from '../api/distribution-api';
import { useProblemText } from '../api/use-problem-text';
import { SectionError } from '../components/SectionState';
import { DeliveryList } from './DeliveryList';
import { DraftState } from './DraftState';
import { PublishedState } from './PublishedState';
import type { EntryVersion } from './entry-version';
import { useDeliveries } from './use-deliveries';

export interface PanelContentProps extends EntryKey, EntryVersion {
  canCompose: boolean;
  canDistribute: boolean;
  canConnect: boolean;
}

/** Composing on top, what became of it below. */
export const PanelContent = (props: PanelContentProps) => {
  const { contentType, documentId, locale, state, revision } = props;
  const problemText = useProblemText();
  const entry = { contentType, documentId, locale };
  const deliveries = useDeliveries({ entry, revision, isSaved: state !== 'unsaved' });

  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {state === 'published' ? (
        <PublishedState
          entry={entry}
          revision={revision}
          hasNewerDraft={props.hasNewerDraft}
          deliveries={deliveries}
          canCompose={props.canCompose}
          canDistribute={props.canDistribute}
          canConnect={props.canConnect}
        />
      ) : (
        <DraftState entry={entry} revision={revision} canConnect={props.canConnect} />
      )}
      {deliveries.error ? (
        <SectionError message={problemText(deliveries.error)} onRetry={deliveries.retry} />
      ) : null}
      <DeliveryList deliveries={deliveries.data} canDistribute={props.canDistribute} />
    </Flex>
  );
};
