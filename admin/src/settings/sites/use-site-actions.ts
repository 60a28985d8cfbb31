import type { SiteDetails } from '../../../../contracts/sites';
import { usePauseSocialSiteMutation, useResumeSocialSiteMutation } from '../../api/health-api';
import { useRemoveSocialSiteMutation } from '../../api/sites-api';
import { useProblemText } from '../../api/use-problem-text';
import { useText } from '../../translations/use-text';

/** How it went; shown on top of the page until it is closed, for a refusal says what to do first. */
export interface SiteOutcome {
  tone: 'success' | 'danger';
  text: string;
}

/** Pausing, resuming and removing one site. */
export const useSiteActions = (
  { id, name, paused }: SiteDetails,
  onOutcome: (outcome: SiteOutcome | null) => void
) => {
  const t = useText();
  const problemText = useProblemText();
  const [pause, pausing] = usePauseSocialSiteMutation();
  const [resume, resuming] = useResumeSocialSiteMutation();
  const [removeSite, removing] = useRemoveSocialSiteMutation();

  const tell = (answer: object, done: string) => {
    const outcome: SiteOutcome =
      'error' in answer
        ? { tone: 'danger', text: problemText(answer.error) }
        : { tone: 'success', text: done };
    onOutcome(outcome);
  };

  const togglePause = async () => {
    onOutcome(null);
    const answer = await (paused ? resume(id) : pause(id));
    tell(
      answer,
      paused ? t('sites.resumed', { site: name }) : t('sites.pausedNow', { site: name })
    );
  };

  const remove = async () => {
    onOutcome(null);
    tell(await removeSite(id), t('sites.removed', { site: name }));
  };

  return {
    isPausing: pausing.isLoading || resuming.isLoading,
    isRemoving: removing.isLoading,
    togglePause,
    remove,
  };
};
