import { useState, type FormEvent } from 'react';

import { requestProblemOf } from '../api/request-problem';
import { useText } from '../translations/use-text';

/** A sentence for each field that has one. */
export type FieldTexts = Readonly<Record<string, string>>;

type Answer<Saved> = { data: Saved } | { error: unknown };

interface EditFormInput<Form extends object, Saved> {
  /** As it is stored, or as a new one begins. */
  first: Form;
  formOf: (saved: Saved) => Form;
  /** What can be said without asking the server, by field. */
  problemsOf: (form: Form) => FieldTexts;
  send: (form: Form) => Promise<Answer<Saved>>;
  onSaved?: (saved: Saved) => void;
}

/** `conditions.0.value` belongs to `conditions`. */
const byField = (fields: FieldTexts): FieldTexts =>
  Object.fromEntries(
    Object.entries(fields).map(([path, text]) => [path.split('.')[0] ?? path, text])
  );

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Without the sentences of fields that were changed since. */
const unchanged = <Form extends object>(texts: FieldTexts, changes: Partial<Form>): FieldTexts =>
  Object.fromEntries(Object.entries(texts).filter(([field]) => !(field in changes)));

/** Fields, their problems and the way to the server. An error keeps everything that was entered. */
export const useEditForm = <Form extends object, Saved>(input: EditFormInput<Form, Saved>) => {
  const { first, formOf, problemsOf, send, onSaved } = input;
  const t = useText();
  const [stored, setStored] = useState(first);
  const [form, setForm] = useState(first);
  const [texts, setTexts] = useState<FieldTexts>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaved, setSaved] = useState(false);
  const [isSaving, setSaving] = useState(false);

  const change = (changes: Partial<Form>) => {
    setForm((now) => ({ ...now, ...changes }));
    setTexts((now) => unchanged(now, changes));
    setSaved(false);
  };

  const refuse = (error: unknown) => {
    const { message, fields } = requestProblemOf(error);
    const named = byField(fields);
    setTexts(named);
    const isKnown = Object.keys(named).some((field) => field in form);
    setProblem(isKnown ? t('listing.fixFields') : (message ?? t('request.noAnswer')));
  };

  const finish = (saved: Saved) => {
    const next = formOf(saved);
    setStored(next);
    setForm(next);
    setSaved(true);
    onSaved?.(saved);
  };

  const save = async () => {
    setProblem(null);
    setSaved(false);
    const found = problemsOf(form);
    setTexts(found);
    if (Object.keys(found).length > 0) return setProblem(t('listing.fixFields'));
    setSaving(true);
    const answer = await send(form);
    setSaving(false);
    if ('error' in answer) refuse(answer.error);
    else finish(answer.data);
  };

  return {
    form,
    texts,
    problem,
    isSaved,
    isSaving,
    isChanged: !isSame(form, stored),
    change,
    submit: (event: FormEvent) => {
      event.preventDefault();
      if (!isSaving) void save();
    },
  };
};

export type EditForm<Form extends object> = Pick<
  ReturnType<typeof useEditForm<Form, unknown>>,
  'form' | 'texts' | 'change'
>;
