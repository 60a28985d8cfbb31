import { useState } from 'react';

import type { AiProviderView } from '../../../../contracts/ai-providers';
import type { SiteDetails } from '../../../../contracts/sites';
import { useUpdateSocialSiteMutation } from '../../api/sites-api';
import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { RowList } from '../../components/RowList';
import { useText } from '../../translations/use-text';
import { moved } from './provider-order';
import { ProviderRow, type ProviderOutcome } from './ProviderRow';

interface ProviderListProps {
  providers: readonly AiProviderView[];
  siteId: number | undefined;
  /** Null: the person may not see the site, so its order cannot be changed. */
  site: SiteDetails | null;
}

/** All AI providers, in the order in which they are asked when the site prefers its own order. */
export const ProviderList = ({ providers, siteId, site }: ProviderListProps) => {
  const t = useText();
  const problemText = useProblemText();
  const [update, updating] = useUpdateSocialSiteMutation();
  const [outcome, setOutcome] = useState<ProviderOutcome | null>(null);
  const ids = providers.map(({ provider }) => provider);

  const move = async ({ provider: id, label }: AiProviderView, by: -1 | 1) => {
    if (!site) return;
    setOutcome(null);
    const order = moved(ids, { id, by });
    const changes = { ai: { ...site.ai, providers: order } };
    const answer = await update({ id: site.id, changes });
    if ('error' in answer) return setOutcome({ tone: 'danger', text: problemText(answer.error) });
    const values = { provider: label, place: order.indexOf(id) + 1 };
    setOutcome({ tone: 'neutral', text: t('ai.provider.moved', values) });
  };

  const movesOf = (place: number) =>
    site && { up: place > 0, down: place < ids.length - 1, isBusy: updating.isLoading };

  return (
    <>
      {outcome ? (
        <Notice tone={outcome.tone} isAnnounced>
          {outcome.text}
        </Notice>
      ) : null}
      <RowList.List label={t('ai.providers')}>
        {providers.map((provider, place) => (
          <ProviderRow
            // What was tested for one site says nothing of another.
            key={`${siteId ?? ''}/${provider.provider}`}
            provider={provider}
            siteId={siteId}
            moves={movesOf(place)}
            onMove={(by) => void move(provider, by)}
            onOutcome={setOutcome}
          />
        ))}
      </RowList.List>
    </>
  );
};
