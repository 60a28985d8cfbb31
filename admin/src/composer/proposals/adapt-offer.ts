import type { AdaptationEstimate } from '../../../../contracts/adaptations';
import type { SiteDetails } from '../../../../contracts/sites';
import { canChange } from '../../settings/sites/sites-right';
import type { ComposerRow } from '../composer-row';
import { unwrittenRows } from './proposal-card';

/** Whether proposals can be asked for, and what is said beside the button. */
export type AdaptOffer =
  /** People who do not want AI, and cannot have it, do not see it. */
  | { kind: 'hidden' }
  | { kind: 'switched_off'; site: string }
  | { kind: 'forbidden' }
  | { kind: 'nothing_chosen' }
  /** Nobody is asked unless the person wants it for a single text. */
  | { kind: 'all_written' }
  | { kind: 'estimating' }
  | { kind: 'not_estimated'; problem: string }
  | { kind: 'impossible'; reason: string }
  | { kind: 'possible'; estimate: AdaptationEstimate };

interface OfferCircumstances {
  /** Null: not known yet. */
  site: Pick<SiteDetails, 'name' | 'ai' | 'memberUsers'> | null;
  canDistribute: boolean;
  rows: readonly ComposerRow[];
  estimate: AdaptationEstimate | null;
  /** Why it could not be estimated; null: it could, or nobody knows yet. */
  problem: string | null;
}

/** Which of the reasons comes first is decided here: nothing is estimated that cannot be. */
export const adaptOffer = (circumstances: OfferCircumstances): AdaptOffer => {
  const { site, canDistribute, rows, estimate, problem } = circumstances;
  if (!site) return { kind: 'hidden' };
  if (!site.ai.isEnabled) {
    return canChange(site) ? { kind: 'switched_off', site: site.name } : { kind: 'hidden' };
  }
  if (!canDistribute) return { kind: 'forbidden' };
  if (!rows.some(({ isChosen }) => isChosen)) return { kind: 'nothing_chosen' };
  if (unwrittenRows(rows).length === 0) return { kind: 'all_written' };
  if (problem !== null) return { kind: 'not_estimated', problem };
  if (!estimate) return { kind: 'estimating' };
  return estimate.isPossible
    ? { kind: 'possible', estimate }
    : { kind: 'impossible', reason: estimate.reason ?? estimate.message };
};

export const canAsk = ({ kind }: AdaptOffer): boolean =>
  kind === 'possible' || kind === 'all_written';
