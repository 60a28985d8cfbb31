import { Flex, Typography } from '@strapi/design-system';

import type { EntryKey } from '../api/distribution-api';
import { useGetSocialRuleForecastQuery } from '../api/rules-api';
import { Notice } from '../components/Notice';
import { useText } from '../translations/use-text';
import { SharingField } from './SharingField';

interface OnPublishProps {
  entry: EntryKey;
  /** Another text each time when the entry was saved. */
  revision: string;
  canCompose: boolean;
}

/** What rules will do when the entry is published as it is saved, and why others will not. */
export const OnPublish = ({ entry, revision, canCompose }: OnPublishProps) => {
  const t = useText();
  const { data: forecasts = [] } = useGetSocialRuleForecastQuery(
    { ...entry, revision },
    { skip: entry.documentId === '', refetchOnMountOrArgChange: true }
  );
  if (forecasts.length === 0) return null;
  const sharing = forecasts.filter(({ willShare }) => willShare);
  const others = forecasts.filter(({ willShare }) => !willShare);

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {sharing.length > 0 ? (
        <Notice>
          {t('panel.goesOutOnPublish')}
          {sharing.map(({ ruleId, ruleName, reason }) => (
            <Typography key={ruleId} tag="span" display="block" variant="pi">
              {t('panel.rule', { rule: ruleName ?? '', reason })}
            </Typography>
          ))}
        </Notice>
      ) : null}
      {others.map(({ siteId, ruleId, reason }) => (
        <Typography key={`${siteId}:${ruleId}`} variant="pi" textColor="neutral600" dir="auto">
          {reason}
        </Typography>
      ))}
      <SharingField entry={entry} forecasts={forecasts} canCompose={canCompose} />
    </Flex>
  );
};
