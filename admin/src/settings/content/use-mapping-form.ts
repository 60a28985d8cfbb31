import { useState, type FormEvent } from 'react';

import type { MappingView } from '../../../../contracts/mappings';
import {
  useRemoveSocialMappingMutation,
  useSaveSocialMappingMutation,
} from '../../api/mappings-api';
import { requestProblemOf } from '../../api/request-problem';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';
import { formOf, isFormChanged, requestOf, type MappingForm } from './mapping-form';
import { formProblems, textsOfRefusal, unchangedTexts, type FieldTexts } from './mapping-problems';

/** Fields, their problems and the way to the server. An error keeps everything that was chosen. */
export const useMappingForm = (first: MappingView) => {
  const t = useText();
  const [save, saving] = useSaveSocialMappingMutation();
  const [remove, removing] = useRemoveSocialMappingMutation();
  const [stored, setStored] = useState(first);
  const [form, setForm] = useState<MappingForm>(() => formOf(first));
  const [texts, setTexts] = useState<FieldTexts>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [doneId, setDoneId] = useState<MessageId | null>(null);
  const isBusy = saving.isLoading || removing.isLoading;

  const change = (changes: Partial<MappingForm>) => {
    const next = { ...form, ...changes };
    setForm(next);
    setTexts((earlier) => unchangedTexts(earlier, { from: form, to: next }));
    setDoneId(null);
  };

  const begin = () => {
    setProblem(null);
    setTexts({});
    setDoneId(null);
  };

  const refuse = (error: unknown) => {
    const { message, fields } = requestProblemOf(error);
    const named = textsOfRefusal(fields, form);
    setTexts(named);
    if (Object.keys(named).length > 0) setProblem(t('content.problems.form'));
    else setProblem(message ?? t('request.noAnswer'));
  };

  const finish = (view: MappingView, messageId: MessageId) => {
    setStored(view);
    setForm(formOf(view));
    setDoneId(messageId);
  };

  const send = async () => {
    begin();
    const found = Object.entries(formProblems(form));
    setTexts(Object.fromEntries(found.map(([field, id]) => [field, t(id)])));
    if (found.length > 0) return setProblem(t('content.problems.form'));
    const answer = await save({ contentType: stored.contentType, request: requestOf(form) });
    if ('error' in answer) refuse(answer.error);
    else finish(answer.data, 'content.saved');
  };

  /** Whether it worked. */
  const forget = async (): Promise<boolean> => {
    begin();
    const answer = await remove(stored.contentType);
    if ('error' in answer) refuse(answer.error);
    else finish(answer.data, 'content.forgotten');
    return !('error' in answer);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) void send();
  };

  return {
    /** As the server has it. */
    stored,
    form,
    texts,
    problem,
    doneId,
    isChanged: isFormChanged(form, formOf(stored)),
    isBusy,
    isSaving: saving.isLoading,
    change,
    submit,
    forget,
  };
};

export type MappingFormState = ReturnType<typeof useMappingForm>;
