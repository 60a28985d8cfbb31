import { useForm } from '@strapi/strapi/admin';

import { Notice } from '../components/Notice';
import { useText } from '../translations/use-text';
import type { EntryVersion } from './entry-version';
import { useDeliveryTime } from './use-delivery-time';

/** Which version is shared, where it is not the one that stands in the form. */
export const SharedVersion = ({
  state,
  hasNewerDraft,
  hasDrafts,
  sharedAt,
}: Pick<EntryVersion, 'state' | 'hasNewerDraft' | 'hasDrafts' | 'sharedAt'>) => {
  const t = useText();
  const timeOf = useDeliveryTime();
  const isModified = useForm('DistributePanel', (form) => form.modified, false) === true;
  if (!isModified && !(hasNewerDraft && state === 'published')) return null;
  const time = timeOf({ at: sharedAt, isZoned: false });
  if (state === 'draft') return <Notice>{t('panel.sharesDraft', { time })}</Notice>;
  return (
    <Notice>
      {hasDrafts ? t('panel.sharesPublished', { time }) : t('panel.sharesSaved', { time })}
    </Notice>
  );
};
