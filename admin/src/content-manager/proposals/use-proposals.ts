import { useEffect, useReducer, useRef } from 'react';

import type { Verdict } from '../../../../contracts/adaptations';
import {
  useAdaptSocialEntryMutation,
  useJudgeSocialProposalMutation,
} from '../../api/adaptations-api';
import type { EntryKey } from '../../api/distribution-api';
import { useProblemText } from '../../api/use-problem-text';
import type { ComposerRow } from '../composer-state';
import type { Composer } from '../use-composer';
import { adaptationRequestOf, type Wish } from './adaptation-request';
import { cardsOf, type ProposalCard } from './proposal-card';
import { EMPTY_SESSION, reduceSession, type ProposalSession } from './proposal-session';
import { putBackOverride, takenOverride } from './take-proposal';
import { useFileRight } from './use-file-right';

export interface Proposals extends ProposalSession {
  cards: ProposalCard[];
  canUseFiles: boolean;
  ask: (wish: Wish) => void;
  /** Nobody waits for the answer any more. */
  cancel: () => void;
  take: (card: ProposalCard, verdict: 'accepted' | 'edited') => void;
  discard: (card: ProposalCard) => void;
}

interface ProposalsArgs {
  entry: EntryKey;
  rows: readonly ComposerRow[];
  composer: Pick<Composer, 'override'>;
}

const standingOf = (rows: readonly ComposerRow[]): Map<number, string[]> =>
  new Map(rows.map(({ target, parts }) => [target.targetId, parts.map(({ text }) => text)]));

/** Asks for proposals, and puts those that are taken into the composer. */
export const useProposals = ({ entry, rows, composer }: ProposalsArgs): Proposals => {
  const [session, dispatch] = useReducer(reduceSession, EMPTY_SESSION);
  const canUseFiles = useFileRight();
  const problemText = useProblemText();
  const [adapt] = useAdaptSocialEntryMutation();
  const [sendVerdict] = useJudgeSocialProposalMutation();
  const underWay = useRef<{ abort: () => void } | null>(null);
  // Whoever leaves the entry does not want to pay for an answer that nobody sees.
  useEffect(() => () => underWay.current?.abort(), []);

  const run = async (wish: Wish) => {
    underWay.current?.abort();
    const request = adapt(adaptationRequestOf(entry, wish));
    underWay.current = request;
    const standing = standingOf(wish.rows);
    dispatch({ type: 'started', run: { standing, startedAt: Date.now() } });
    const answer = await request;
    if (underWay.current !== request) return;
    underWay.current = null;
    if ('error' in answer) dispatch({ type: 'failed', problem: problemText(answer.error) });
    else dispatch({ type: 'arrived', view: answer.data });
  };

  // What people think is only counted: a lost verdict must not stand in their way.
  const judge = ({ words }: ProposalCard, verdict: Verdict) => {
    const { targetId } = words.proposal;
    void sendVerdict({ id: words.adaptationId, request: { targetId, verdict } });
  };

  return {
    ...session,
    cards: cardsOf(session.words, rows, { canUseFiles }),
    canUseFiles,
    ask: (wish) => void run(wish),
    cancel: () => {
      underWay.current?.abort();
      underWay.current = null;
      dispatch({ type: 'cancelled' });
    },
    take: (card, verdict) => {
      const { targetId } = card.words.proposal;
      const isTaken = card.state === 'accepted' || card.state === 'edited';
      const before = isTaken ? card.words.before : card.row.override;
      dispatch({ type: 'taken', targetId, verdict, before });
      // Whoever goes on editing keeps what they edited already.
      const keepsWords = isTaken && verdict === 'edited';
      if (!keepsWords) composer.override(targetId, takenOverride(card, { canUseFiles }));
      judge(card, verdict);
    },
    discard: (card) => {
      const { targetId } = card.words.proposal;
      const isTaken = card.state === 'accepted' || card.state === 'edited';
      if (isTaken) composer.override(targetId, putBackOverride(card));
      dispatch({ type: 'discarded', targetId });
      judge(card, 'discarded');
    },
  };
};
