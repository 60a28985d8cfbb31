import { useState, type FormEvent } from 'react';

import type { AppView } from '../../../../contracts/apps';
import {
  useRemoveSocialAppMutation,
  useSaveSocialAppMutation,
  type AppAddress,
} from '../../api/apps-api';
import { requestProblemOf } from '../../api/request-problem';
import { useText } from '../../translations/use-text';
import type { MessageId } from '../../translations/message';
import {
  appFieldProblems,
  appFieldsOf,
  isAppChanged,
  saveRequestOf,
  type AppField,
  type AppFields,
} from './app-fields';

type FieldTexts = Partial<Record<AppField, string>>;

interface AppFormInput {
  app: AppView;
  siteId: number | undefined;
  /** It was saved or removed: what was known about the earlier one is over. */
  onChanged: () => void;
}

/** Fields, their problems and the way to the server. An error keeps everything that was typed. */
export const useAppForm = ({ app, siteId, onChanged }: AppFormInput) => {
  const t = useText();
  const [save, saving] = useSaveSocialAppMutation();
  const [remove, removing] = useRemoveSocialAppMutation();
  const [fields, setFields] = useState<AppFields>(() => appFieldsOf(app));
  const [fieldTexts, setFieldTexts] = useState<FieldTexts>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [doneId, setDoneId] = useState<MessageId | null>(null);
  const address: AppAddress = { app: app.app, siteId };
  const isBusy = saving.isLoading || removing.isLoading;

  const change = (changes: Partial<AppFields>) => {
    setFields((earlier) => ({ ...earlier, ...changes }));
    setFieldTexts({});
    setDoneId(null);
  };

  const refuse = (error: unknown) => {
    const { message, fields: named } = requestProblemOf(error);
    const { clientId, clientSecret } = named;
    if (clientId || clientSecret) setFieldTexts({ clientId, clientSecret });
    else setProblem(message ?? t('request.noAnswer'));
  };

  const finish = (apps: readonly AppView[], messageId: MessageId) => {
    const now = apps.find((one) => one.app === app.app);
    if (now) setFields(appFieldsOf(now));
    setDoneId(messageId);
    onChanged();
  };

  const begin = () => {
    setProblem(null);
    setFieldTexts({});
    setDoneId(null);
  };

  const send = async () => {
    begin();
    const found = Object.entries(appFieldProblems(fields, app));
    if (found.length > 0) {
      setFieldTexts(Object.fromEntries(found.map(([name, id]) => [name, t(id)])));
      return;
    }
    const answer = await save({ address, request: saveRequestOf(fields) });
    if ('error' in answer) refuse(answer.error);
    else finish(answer.data, 'app.saved');
  };

  /** Whether it worked. */
  const forget = async (): Promise<boolean> => {
    begin();
    const answer = await remove(address);
    if ('error' in answer) refuse(answer.error);
    else finish(answer.data, 'app.removed');
    return !('error' in answer);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) void send();
  };

  return {
    fields,
    fieldTexts,
    problem,
    doneId,
    isChanged: isAppChanged(fields, app),
    isSaving: saving.isLoading,
    isRemoving: removing.isLoading,
    change,
    submit,
    forget,
  };
};

export type AppForm = ReturnType<typeof useAppForm>;
