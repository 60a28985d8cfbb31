import { VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { relativeTimeOf } from './relative-time';

/** "3 days ago", with the full time and zone on hover and for screen readers. */
export const TimeText = ({ at }: { at: string }) => {
  const intl = useIntl();
  const { value, unit } = relativeTimeOf(Date.parse(at), Date.now());
  const full = intl.formatDate(at, { dateStyle: 'full', timeStyle: 'long' });
  return (
    <time dateTime={at} title={full}>
      {intl.formatRelativeTime(value, unit, { numeric: 'auto' })}
      <VisuallyHidden>{` (${full})`}</VisuallyHidden>
    </time>
  );
};
