import type { AdaptationEstimate } from '../../../../contracts/adaptations';
import { useEstimateSocialAdaptationQuery } from '../../api/adaptations-api';
import type { EntryKey } from '../../api/distribution-api';
import { useGetSocialSitesQuery } from '../../api/sites-api';
import { useProblemText } from '../../api/use-problem-text';
import { chosenSiteOf } from '../../settings/sites/site-choice';
import type { ComposerRow } from '../composer-row';
import { estimateRequestOf } from './adaptation-request';
import { adaptOffer, type AdaptOffer } from './adapt-offer';
import { unwrittenRows } from './proposal-card';

interface EstimateQuestion {
  entry: EntryKey;
  /** Another text each time when the entry changed. */
  revision: string;
  rows: readonly ComposerRow[];
  isFresh: boolean;
  isSkipped: boolean;
}

export interface Estimate {
  data: AdaptationEstimate | null;
  problem: string | null;
  retry: () => void;
}

/** What it would cost to ask for these rows. */
export const useEstimate = (question: EstimateQuestion): Estimate => {
  const { entry, revision, rows, isFresh, isSkipped } = question;
  const problemText = useProblemText();
  const { currentData, error, isFetching, refetch } = useEstimateSocialAdaptationQuery(
    { ...estimateRequestOf(entry, { rows, isFresh }), revision },
    { skip: isSkipped, refetchOnMountOrArgChange: true }
  );
  return {
    data: currentData ?? null,
    problem: error && !isFetching ? problemText(error) : null,
    retry: () => void refetch(),
  };
};

interface OfferQuestion extends Pick<EstimateQuestion, 'entry' | 'revision' | 'rows'> {
  canDistribute: boolean;
}

/** Whether proposals can be asked for in the panel, at what price, and why not. */
export const useAdaptOffer = (
  question: OfferQuestion
): { offer: AdaptOffer; retry: () => void } => {
  const { entry, revision, rows, canDistribute } = question;
  // Requests of the panel name no site, and the server takes the same one.
  const { data: sites } = useGetSocialSitesQuery();
  const site = chosenSiteOf(sites ?? [], null);
  const isSkipped = !site?.ai.isEnabled || !canDistribute || unwrittenRows(rows).length === 0;
  const { data, problem, retry } = useEstimate({
    ...{ entry, revision, isSkipped },
    rows: rows.filter(({ isChosen }) => isChosen),
    isFresh: false,
  });
  return { offer: adaptOffer({ site, canDistribute, rows, estimate: data, problem }), retry };
};
