import { useEffect, useRef, useState } from 'react';

import { useConnectSocialPlatformMutation } from '../../api/connections-api';
import { useProblemText } from '../../api/use-problem-text';
import { useChosenSite } from '../../components/use-site';
import type { ConnectFields } from './connect-fields';
import type { PageMessage } from './connect-message';
import { connectRequestOf, fieldsToAsk, placeToGo, type ConnectWish } from './connect-wish';

const NO_FIELDS: ConnectFields = { identifier: '', password: '', serviceUrl: '' };

/** The browser may come back to the page as it was left; then nothing is going on any more. */
const useReset = (reset: () => void): void => {
  const latest = useRef(reset);
  latest.current = reset;
  useEffect(() => {
    const onShow = ({ persisted }: PageTransitionEvent) => (persisted ? latest.current() : null);
    window.addEventListener('pageshow', onShow);
    return () => window.removeEventListener('pageshow', onShow);
  }, []);
};

/**
 * Begins to connect an account: asks what must be asked, else sends the browser to the platform,
 * which sends it back to the Connections page.
 */
export const useConnecting = (onMessage: (message: PageMessage) => void) => {
  const problemText = useProblemText();
  const siteId = useChosenSite();
  const [connect] = useConnectSocialPlatformMutation();
  const [asked, setAsked] = useState<ConnectWish | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);
  /** Gets the focus back after the dialog; a dialog that a menu opened has no trigger of its own. */
  const opener = useRef<HTMLButtonElement>(null);
  useReset(() => setIsLeaving(false));

  const leave = async (wish: ConnectWish) => {
    setIsLeaving(true);
    const { id, label } = wish.platform;
    // An account that is connected again stays on its own site.
    const request = { siteId, ...connectRequestOf(wish, NO_FIELDS) };
    const answer = await connect({ platform: id, request });
    const place = 'data' in answer ? placeToGo(answer.data) : null;
    if (place) return window.location.assign(place);
    setIsLeaving(false);
    onMessage({
      tone: 'danger',
      messageId: 'connect.notStarted',
      values: { platform: label },
      detail: 'error' in answer ? problemText(answer.error) : null,
      connectedTo: null,
    });
  };

  const begin = (wish: ConnectWish) =>
    fieldsToAsk(wish).length > 0 ? setAsked(wish) : void leave(wish);

  const close = () => {
    setAsked(null);
    requestAnimationFrame(() => opener.current?.focus());
  };

  return { begin, isLeaving, opener, dialog: { wish: asked, onClose: close, onMessage } };
};
