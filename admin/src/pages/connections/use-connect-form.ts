import { useState, type FormEvent } from 'react';

import { useConnectSocialPlatformMutation } from '../../api/connections-api';
import { requestProblemOf } from '../../api/request-problem';
import { useChosenSite } from '../../components/use-site';
import { useText } from '../../translations/use-text';
import {
  findFieldProblems,
  sortProblem,
  type ConnectField,
  type ConnectFields,
} from './connect-fields';
import { connectRequestOf, fieldsToAsk, placeToGo, type ConnectWish } from './connect-wish';

type FieldTexts = Partial<Record<ConnectField, string>>;

interface ConnectFormInput {
  wish: ConnectWish;
  /** The account is connected; with OAuth the browser leaves instead. */
  onConnected: (handle: string) => void;
}

/** Fields, their problems and the way to the server. An error keeps everything that was typed. */
export const useConnectForm = ({ wish, onConnected }: ConnectFormInput) => {
  const t = useText();
  const siteId = useChosenSite();
  const [connect, { isLoading }] = useConnectSocialPlatformMutation();
  const { platform, connection } = wish;
  const asked = fieldsToAsk(wish);
  const [fields, setFields] = useState<ConnectFields>({
    identifier: connection?.handle ?? '',
    password: '',
    serviceUrl: platform.defaultServiceUrl ?? '',
  });
  const [fieldTexts, setFieldTexts] = useState<FieldTexts>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);
  const isBusy = isLoading || isLeaving;

  const change = (name: ConnectField, value: string) => {
    setFields((earlier) => ({ ...earlier, [name]: value }));
    setFieldTexts((earlier) => ({ ...earlier, [name]: undefined }));
  };

  const send = async () => {
    const found = Object.entries(findFieldProblems(fields, asked));
    setFieldTexts(Object.fromEntries(found.map(([name, id]) => [name, t(id)])));
    setProblem(null);
    if (found.length > 0) return;
    // An account that is connected again stays on its own site.
    const request = { siteId, ...connectRequestOf(wish, fields) };
    const answer = await connect({ platform: platform.id, request });
    if ('error' in answer) {
      const refused = sortProblem(requestProblemOf(answer.error), asked);
      setFieldTexts(refused.fields);
      const isAboutFields = Object.keys(refused.fields).length > 0;
      return setProblem(isAboutFields ? null : (refused.message ?? t('request.noAnswer')));
    }
    if (wish.method.connectBy === 'app_password') return onConnected(request.identifier ?? '');
    const place = placeToGo(answer.data);
    if (!place) return setProblem(t('connect.notStarted', { platform: platform.label }));
    setIsLeaving(true);
    window.location.assign(place);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) void send();
  };

  return { asked, fields, fieldTexts, problem, isBusy, change, submit };
};
