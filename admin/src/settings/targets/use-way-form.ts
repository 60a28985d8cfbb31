import { useMemo, useState, type FormEvent } from 'react';

import type { ConnectionView } from '../../../../contracts/connections';
import type { Platform } from '../../../../contracts/platforms';
import { requestProblemOf } from '../../api/request-problem';
import {
  useCreateSocialTargetMutation,
  useUpdateSocialTargetMutation,
  type TargetView,
} from '../../api/targets-api';
import { useText } from '../../translations/use-text';
import { fieldsForFormat, optionFieldsOf } from './option-fields';
import {
  optionField,
  wayFieldsOf,
  wayProblems,
  wayRequestOf,
  wayTextsOf,
  type WayFields,
} from './way-fields';
import type { WayVoice } from './way-voice';

export interface WayFormInput {
  connection: ConnectionView;
  /** Null: not installed any more. */
  platform: Platform | null;
  /** Null: a new one. */
  target: TargetView | null;
  onSaved: (name: string) => void;
}

type Texts = Partial<Record<string, string>>;

/** Fields, their problems and the way to the server. An error keeps everything that was entered. */
export const useWayForm = ({ connection, platform, target, onSaved }: WayFormInput) => {
  const t = useText();
  const [create, creating] = useCreateSocialTargetMutation();
  const [update, updating] = useUpdateSocialTargetMutation();
  const optionFields = useMemo(
    () => optionFieldsOf(platform?.optionsSchema, target?.options ?? {}),
    [platform, target]
  );
  const [fields, setFields] = useState<WayFields>(() => wayFieldsOf(target, optionFields));
  const [texts, setTexts] = useState<Texts>({});
  const [problem, setProblem] = useState<string | null>(null);
  const isBusy = creating.isLoading || updating.isLoading;

  const forget = (names: readonly string[]) =>
    setTexts((earlier) =>
      Object.fromEntries(Object.entries(earlier).filter(([name]) => !names.includes(name)))
    );

  const change = (changes: Partial<WayFields>) => {
    setFields((earlier) => ({ ...earlier, ...changes }));
    forget(Object.keys(changes).map((name) => (name === 'languages' ? 'locales' : name)));
  };

  const changeVoice = (changes: Partial<WayVoice>) => {
    setFields((earlier) => ({ ...earlier, voice: { ...earlier.voice, ...changes } }));
    forget(Object.keys(changes).map((name) => `voice.${name}`));
  };

  const changeOption = (name: string, text: string) => {
    setFields((earlier) => ({ ...earlier, options: { ...earlier.options, [name]: text } }));
    forget([optionField(name)]);
  };

  const send = async () => {
    setProblem(null);
    const found = Object.entries(wayProblems(fields, optionFields));
    setTexts(Object.fromEntries(found.map(([name, one]) => [name, t(one.messageId, one.values)])));
    if (found.length > 0) return setProblem(t('wayForm.problems'));
    const request = wayRequestOf(fields, optionFields);
    const answer = await (target
      ? update({ id: target.id, request })
      : create({ ...request, connectionId: connection.id }));
    if ('error' in answer) {
      const { message, fields: named } = requestProblemOf(answer.error);
      setTexts(wayTextsOf(named));
      setProblem(message ?? t('request.noAnswer'));
    } else onSaved(request.name);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) void send();
  };

  return {
    fields,
    texts,
    problem,
    isBusy,
    /** Those of the chosen format. */
    optionFields: fieldsForFormat(optionFields, fields.format),
    change,
    changeVoice,
    changeOption,
    submit,
  };
};

export type WayFormState = ReturnType<typeof useWayForm>;
