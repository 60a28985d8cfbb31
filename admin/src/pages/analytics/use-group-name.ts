import { useIntl } from 'react-intl';

import type { AnalyticsGroup, AnalyticsGroupBy } from '../../../../contracts/analytics';
import { presentPlatform } from '../../platforms/presentation';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';

const SOURCES: Readonly<Record<string, MessageId>> = {
  manual: 'activity.source.manual',
  schedule: 'activity.source.schedule',
  bulk: 'activity.source.bulk',
  api: 'activity.source.api',
};

const NAMELESS: Partial<Record<AnalyticsGroupBy, MessageId>> = {
  template: 'analytics.group.noTemplate',
  author: 'activity.source.unknown',
  entry: 'analytics.group.untitled',
};

type Named = Pick<AnalyticsGroup, 'key' | 'label' | 'platform'>;

/** How people call what the posts of a group have in common. */
export const useGroupName = (): ((by: AnalyticsGroupBy, group: Named) => string) => {
  const t = useText();
  const intl = useIntl();
  return (by, { key, label, platform }) => {
    if (by === 'platform') return presentPlatform(key ?? '').label;
    if (by === 'target' && platform !== null) {
      const account = label ?? t('analytics.group.gone', { key: key ?? '' });
      return t('analytics.group.account', { account, platform: presentPlatform(platform).label });
    }
    if (label !== null) return label;
    const source = by === 'author' && key !== null ? SOURCES[key] : undefined;
    if (source) return t(source);
    if (by === 'locale' && key) return intl.formatDisplayName(key, { type: 'language' }) ?? key;
    if (key === null) return t(NAMELESS[by] ?? 'analytics.group.none');
    return t('analytics.group.gone', { key });
  };
};
