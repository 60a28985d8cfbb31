import { Link } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import type { DeliveryDetails } from '../../../../../contracts/answers';
import { Facts, type Fact } from '../../../components/Facts';
import { Section } from '../../../components/Section';
import { PLUGIN_PATH } from '../../../plugin-id';
import { useText } from '../../../translations/use-text';
import { SOURCE_TEXT } from '../activity-words';

interface DeliveryFactsProps {
  delivery: DeliveryDetails;
  canMonitor: boolean;
}

/** Where the decisions of rules about an entry are listed. */
const decisionsOf = ({ entryUid, entryDocumentId, locale }: DeliveryDetails) => ({
  pathname: `/${PLUGIN_PATH}/activity/decisions`,
  search: new URLSearchParams({
    type: entryUid,
    entry: entryDocumentId,
    ...(locale ? { language: locale } : {}),
  }).toString(),
});

/** Who asked, when, and how it was worded. */
export const DeliveryFacts = ({ delivery, canMonitor }: DeliveryFactsProps) => {
  const t = useText();
  const intl = useIntl();
  const { source, askedBy, createdAt, scheduledAt, postedAt, removedAt, attempts, template } =
    delivery;
  const timeOf = (at: string) => intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'medium' });
  const asked = source === null ? t('activity.source.unknown') : t(SOURCE_TEXT[source]);
  const facts: Fact[] = [
    { name: t('activity.fact.asked'), value: askedBy ? `${asked}, ${askedBy}` : asked },
    { name: t('activity.fact.askedAt'), value: timeOf(createdAt) },
  ];
  const add = (name: string, value: string | null) => {
    if (value !== null) facts.push({ name, value });
  };
  add(t('activity.fact.planned'), scheduledAt && timeOf(scheduledAt));
  add(t('activity.fact.posted'), postedAt && timeOf(postedAt));
  add(t('activity.fact.removed'), removedAt && timeOf(removedAt));
  add(t('activity.fact.gone'), delivery.goneAt && timeOf(delivery.goneAt));
  add(t('activity.fact.attempts'), intl.formatNumber(attempts));
  add(
    t('activity.fact.template'),
    template && t('activity.fact.templateName', { name: template.name, version: template.version })
  );
  add(t('activity.fact.code'), canMonitor ? delivery.errorCode : null);

  return (
    <Section title={t('activity.facts')}>
      <Facts facts={facts} />
      {source === 'rule' ? (
        <Link tag={RouterLink} to={decisionsOf(delivery)}>
          {t('activity.fact.why')}
        </Link>
      ) : null}
    </Section>
  );
};
