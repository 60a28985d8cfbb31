import { useState, type FormEvent } from 'react';

import type { WebhookEventType } from '../../../../contracts/webhook-events';
import type {
  WebhookRequest,
  WebhookView,
  WebhookWithSecret,
} from '../../../../contracts/webhooks';
import { requestProblemOf } from '../../api/request-problem';
import {
  useCreateSocialWebhookMutation,
  useUpdateSocialWebhookMutation,
} from '../../api/webhooks-api';
import { useText } from '../../translations/use-text';

export type WebhookFields = Required<WebhookRequest>;

export interface WebhookFormInput {
  /** Null: a new one. */
  webhook: WebhookView | null;
  /** Of which sites a new one hears; null: of all. */
  firstSiteIds: number[] | null;
  /** With what is shown once, when it is new. */
  onSaved: (made: WebhookWithSecret | null) => void;
}

const USUAL: WebhookEventType[] = ['delivery.published', 'delivery.failed'];

export const webhookFieldsOf = (
  webhook: WebhookView | null,
  firstSiteIds: number[] | null
): WebhookFields => ({
  name: webhook?.name ?? '',
  url: webhook?.url ?? '',
  events: webhook?.events ?? USUAL,
  siteIds: webhook ? webhook.siteIds : firstSiteIds,
  isOrdered: webhook?.isOrdered ?? false,
});

/** Fields, their problems and the way to the server. An error keeps everything that was entered. */
export const useWebhookForm = ({ webhook, firstSiteIds, onSaved }: WebhookFormInput) => {
  const t = useText();
  const [create, creating] = useCreateSocialWebhookMutation();
  const [update, updating] = useUpdateSocialWebhookMutation();
  const [fields, setFields] = useState(() => webhookFieldsOf(webhook, firstSiteIds));
  const [texts, setTexts] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const isBusy = creating.isLoading || updating.isLoading;

  const change = (changes: Partial<WebhookFields>) => {
    setFields((earlier) => ({ ...earlier, ...changes }));
    const left = Object.entries(texts).filter(([name]) => !Object.hasOwn(changes, name));
    setTexts(Object.fromEntries(left));
    // No field needs another look any more.
    if (left.length === 0 && Object.keys(texts).length > 0) setProblem(null);
  };

  const emptyTexts = (): Record<string, string> => ({
    ...(fields.name.trim() === '' ? { name: t('webhooks.form.name.missing') } : {}),
    ...(fields.url.trim() === '' ? { url: t('webhooks.form.url.missing') } : {}),
    ...(fields.events.length === 0 ? { events: t('webhooks.form.events.missing') } : {}),
    ...(fields.siteIds?.length === 0 ? { siteIds: t('webhooks.form.sites.missing') } : {}),
  });

  const send = async () => {
    const empty = emptyTexts();
    setTexts(empty);
    setProblem(null);
    if (Object.keys(empty).length > 0) return setProblem(t('webhooks.form.problems'));
    const request = { ...fields, url: fields.url.trim() };
    const save = async () => {
      if (!webhook) return create(request);
      const changed = await update({ id: webhook.id, request });
      return 'error' in changed ? changed : { data: null };
    };
    const answer = await save();
    if (!('error' in answer)) return onSaved(answer.data);
    const { message, fields: named } = requestProblemOf(answer.error);
    setTexts(named);
    setProblem(message ?? t('request.noAnswer'));
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) void send();
  };

  return { fields, texts, problem, isBusy, change, submit };
};

export type WebhookFormState = ReturnType<typeof useWebhookForm>;
