import { Typography } from '@strapi/design-system';

import { useGetSocialConnectionsQuery } from '../api/connections-api';
import type { EntryKey } from '../api/distribution-api';
import { useText } from '../translations/use-text';
import { ConnectFirst } from './ConnectFirst';
import { OnPublish } from './OnPublish';

interface DraftStateProps {
  entry: EntryKey;
  revision: string;
  canConnect: boolean;
}

/** An entry without a published version in this language: what will happen, or what to do first. */
export const DraftState = ({ entry, revision, canConnect }: DraftStateProps) => {
  const t = useText();
  const { data: connections } = useGetSocialConnectionsQuery();

  if (connections?.length === 0) return <ConnectFirst canConnect={canConnect} />;
  return (
    <>
      <Typography variant="pi" textColor="neutral600">
        {t('panel.publishFirst')}
      </Typography>
      <OnPublish entry={entry} revision={revision} />
    </>
  );
};
