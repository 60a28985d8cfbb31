import { useState } from 'react';

import { useNavigate } from 'react-router-dom';

import {
  useForgetSocialAccountChoiceMutation,
  usePickSocialAccountsMutation,
} from '../../../api/connections-api';
import { useProblemText } from '../../../api/use-problem-text';
import { CONNECTIONS_PATH } from '../../../plugin-id';
import { connectedMessage, type ArrivalState } from '../connect-message';
import type { ChoiceAccount } from './account-selection';

export interface Choosing {
  isBusy: boolean;
  isConnecting: boolean;
  /** Why nothing was connected; what is ticked stays. */
  problem: string | null;
  connect: (accounts: readonly ChoiceAccount[]) => void;
  cancel: () => void;
}

/** The choice that the page asks about. */
export interface ChoiceInHand {
  token: string;
  platform: string;
  siteId: number;
}

/** Connects what was picked, or forgets the consent; both end on the Connections page. */
export const useChoosing = ({ token, platform, siteId }: ChoiceInHand): Choosing => {
  const navigate = useNavigate();
  const problemText = useProblemText();
  const [pick, picking] = usePickSocialAccountsMutation();
  const [forget, forgetting] = useForgetSocialAccountChoiceMutation();
  const [problem, setProblem] = useState<string | null>(null);

  /** The choice is over, so the browser's "back" must not lead here. */
  const leave = (state?: ArrivalState) =>
    navigate(`${CONNECTIONS_PATH}?site=${siteId}`, { replace: true, state });

  const connect = async (accounts: readonly ChoiceAccount[]) => {
    setProblem(null);
    const accountIds = accounts.map(({ id }) => id);
    const answer = await pick({ token, picked: { accountIds } });
    if ('error' in answer) return setProblem(problemText(answer.error));
    const handles = accounts.map(({ handle }) => handle);
    return leave({ socialMessage: connectedMessage(platform, handles) });
  };

  const cancel = async () => {
    // Should it not get through: it is forgotten by itself after half an hour.
    await forget(token);
    return leave();
  };

  return {
    isBusy: picking.isLoading || forgetting.isLoading,
    isConnecting: picking.isLoading,
    problem,
    connect: (accounts) => void connect(accounts),
    cancel: () => void cancel(),
  };
};
