import { Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';

import { useGetSocialAttentionQuery } from '../api/overview-api';
import { useProblemText } from '../api/use-problem-text';
import { AttentionRows } from '../attention/AttentionRows';
import { StateText } from '../components/StateText';
import { useText } from '../translations/use-text';
import { useRights } from '../use-rights';

/** The overview has the others. */
const MAX_SHOWN = 4;

/** What needs a person, on the homepage. */
export const AttentionWidget = () => {
  const t = useText();
  const problemText = useProblemText();
  const { canMonitor } = useRights();
  const { data, error } = useGetSocialAttentionQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });
  if (!data) return error ? <Widget.Error>{problemText(error)}</Widget.Error> : <Widget.Loading />;
  const { items, from, to } = data;
  if (items.length === 0) {
    return (
      <StateText icon="check" tone="success">
        {t('overview.attention.nothing')}
      </StateText>
    );
  }
  const hidden = items.length - MAX_SHOWN;
  return (
    <div data-social-distribution>
      <AttentionRows
        items={items}
        max={MAX_SHOWN}
        place={{ siteId: undefined, from, to, canMonitor }}
        label={t('widgets.attention.title')}
      />
      {hidden > 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {t('widgets.attention.more', { count: hidden })}
        </Typography>
      ) : null}
    </div>
  );
};
