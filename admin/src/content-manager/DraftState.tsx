import { Typography } from '@strapi/design-system';

import type { DeliveryView } from '../../../contracts/deliveries';
import { useGetSocialConnectionsQuery } from '../api/connections-api';
import { useGetSocialRulesQuery } from '../api/rules-api';
import { Notice } from '../components/Notice';
import { useText } from '../translations/use-text';
import { ConnectFirst } from './ConnectFirst';
import { goesOutOnPublish } from './goes-out-on-publish';

interface DraftStateProps {
  contentType: string;
  deliveries: DeliveryView[];
  canConnect: boolean;
}

/** An entry without a published version in this language: what will happen, or what to do first. */
export const DraftState = ({ contentType, deliveries, canConnect }: DraftStateProps) => {
  const t = useText();
  const { data: connections } = useGetSocialConnectionsQuery();
  const { data: rules = [] } = useGetSocialRulesQuery();

  if (connections?.length === 0) return <ConnectFirst canConnect={canConnect} />;
  return (
    <>
      <Typography variant="pi" textColor="neutral600">
        {t('panel.publishFirst')}
      </Typography>
      {goesOutOnPublish({ contentType, rules, deliveries }) ? (
        <Notice>{t('panel.goesOutOnPublish')}</Notice>
      ) : null}
    </>
  );
};
