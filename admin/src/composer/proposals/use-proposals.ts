import { useEffect, useReducer, useRef, useState } from 'react';

import type { AdaptationView, Verdict } from '../../../../contracts/adaptations';
import {
  useAdaptSocialEntryMutation,
  useJudgeSocialProposalMutation,
  useLazyGetSocialAdaptationQuery,
} from '../../api/adaptations-api';
import type { EntryKey } from '../../api/distribution-api';
import { useProblemText } from '../../api/use-problem-text';
import type { ComposerRow } from '../composer-row';
import type { Composer } from '../use-composer';
import { adaptationRequestOf, type Wish } from './adaptation-request';
import { cardsOf, type ProposalCard } from './proposal-card';
import {
  EMPTY_SESSION,
  reduceSession,
  undecidedIds,
  type ProposalSession,
} from './proposal-session';
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
  composer: Pick<Composer, 'override' | 'state' | 'keepProposals'>;
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
  const isFound = useEarlierProposals(composer, (views) => dispatch({ type: 'found', views }));
  useKeptProposals({ composer, session, isFound });
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
    ask: (wish) => void run({ ...wish, text: composer.state.text }),
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

/** Proposals of an earlier visit that nobody decided on; true once it is known which. */
const useEarlierProposals = (
  { state }: Pick<Composer, 'state'>,
  show: (views: AdaptationView[]) => void
): boolean => {
  const [load] = useLazyGetSocialAdaptationQuery();
  const [isFound, setIsFound] = useState(false);
  const ids = useRef(state.adaptationIds ?? []);
  useEffect(() => {
    let isGone = false;
    void Promise.all(ids.current.map((id) => load(id))).then((answers) => {
      if (isGone) return;
      // Those that are gone by now are missed by nobody.
      show(answers.flatMap(({ data }) => data ?? []));
      setIsFound(true);
    });
    return () => {
      isGone = true;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the composer opens
  }, []);
  return isFound;
};

/** Remembers what is undecided, for the next visit. */
const useKeptProposals = (args: {
  composer: Pick<Composer, 'state' | 'keepProposals'>;
  session: ProposalSession;
  isFound: boolean;
}): void => {
  const { composer, session, isFound } = args;
  const wanted = undecidedIds(session.words).join(' ');
  const kept = (composer.state.adaptationIds ?? []).join(' ');
  useEffect(() => {
    if (!isFound || wanted === kept) return;
    composer.keepProposals(wanted === '' ? [] : wanted.split(' ').map(Number));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the ids are all that matters
  }, [isFound, wanted, kept]);
};
