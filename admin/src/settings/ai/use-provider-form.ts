import { useState, type FormEvent } from 'react';

import type { AiProviderView } from '../../../../contracts/ai-providers';
import { useSaveSocialAiProviderMutation } from '../../api/ai-api';
import { requestProblemOf } from '../../api/request-problem';
import { useText } from '../../translations/use-text';
import {
  providerFieldsOf,
  providerProblems,
  providerRequestOf,
  providerTextsOf,
  type ProviderFields,
} from './provider-fields';

export interface ProviderFormInput {
  provider: AiProviderView;
  siteId: number | undefined;
  onSaved: () => void;
}

type Texts = Partial<Record<string, string>>;

/** Fields, their problems and the way to the server. An error keeps everything that was entered. */
export const useProviderForm = ({ provider, siteId, onSaved }: ProviderFormInput) => {
  const t = useText();
  const [save, saving] = useSaveSocialAiProviderMutation();
  const [fields, setFields] = useState<ProviderFields>(() => providerFieldsOf(provider));
  const [texts, setTexts] = useState<Texts>({});
  const [problem, setProblem] = useState<string | null>(null);

  const change = (changes: Partial<ProviderFields>) => {
    setFields((earlier) => ({ ...earlier, ...changes }));
    setTexts((earlier) =>
      Object.fromEntries(Object.entries(earlier).filter(([name]) => !Object.hasOwn(changes, name)))
    );
  };

  const send = async () => {
    setProblem(null);
    const found = Object.entries(providerProblems(fields));
    setTexts(Object.fromEntries(found.map(([name, one]) => [name, t(one.messageId, one.values)])));
    if (found.length > 0) return setProblem(t('ai.form.problems'));
    const address = { provider: provider.provider, siteId };
    const answer = await save({ address, request: providerRequestOf(fields, provider) });
    if (!('error' in answer)) return onSaved();
    const { message, fields: named } = requestProblemOf(answer.error);
    setTexts(providerTextsOf(named));
    setProblem(message ?? t('request.noAnswer'));
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!saving.isLoading) void send();
  };

  return { fields, texts, problem, isBusy: saving.isLoading, change, submit };
};

export type ProviderFormState = ReturnType<typeof useProviderForm>;
