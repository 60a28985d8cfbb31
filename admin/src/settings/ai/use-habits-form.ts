import { useState, type FormEvent } from 'react';

import type { SiteDetails } from '../../../../contracts/sites';
import { requestProblemOf } from '../../api/request-problem';
import { useUpdateSocialSiteMutation } from '../../api/sites-api';
import { useText } from '../../translations/use-text';
import {
  areHabitsChanged,
  habitsFieldsOf,
  habitsOf,
  habitsProblems,
  habitsTextsOf,
  type HabitsFields,
} from './habits-fields';

type Texts = Partial<Record<string, string>>;

/** How a site uses AI: fields, their problems and the way to the server. */
export const useHabitsForm = ({ id, ai }: Pick<SiteDetails, 'id' | 'ai'>) => {
  const t = useText();
  const [update, updating] = useUpdateSocialSiteMutation();
  const [fields, setFields] = useState<HabitsFields>(() => habitsFieldsOf(ai));
  const [texts, setTexts] = useState<Texts>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaved, setIsSaved] = useState(false);

  const change = (changes: Partial<HabitsFields>) => {
    setFields((earlier) => ({ ...earlier, ...changes }));
    setTexts({});
    setIsSaved(false);
  };

  const send = async () => {
    setProblem(null);
    setIsSaved(false);
    const found = Object.entries(habitsProblems(fields));
    setTexts(Object.fromEntries(found.map(([name, one]) => [name, t(one.messageId, one.values)])));
    if (found.length > 0) return setProblem(t('ai.form.problems'));
    const answer = await update({ id, changes: { ai: habitsOf(fields, ai) } });
    if ('error' in answer) {
      const { message, fields: named } = requestProblemOf(answer.error);
      setTexts(habitsTextsOf(named));
      return setProblem(message ?? t('request.noAnswer'));
    }
    setFields(habitsFieldsOf(answer.data.ai));
    setIsSaved(true);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!updating.isLoading) void send();
  };

  return {
    ...{ fields, texts, problem, isSaved, change, submit },
    isBusy: updating.isLoading,
    isChanged: areHabitsChanged(fields, ai),
  };
};

export type HabitsFormState = ReturnType<typeof useHabitsForm>;
