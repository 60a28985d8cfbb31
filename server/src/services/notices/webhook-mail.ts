import type { NoticeMail } from './notice-mail';
import { oneLine } from './one-line';

/** A webhook that was switched off, in words. */
export interface DisabledWebhook {
  name: string;
  /** Without what may hold a secret. */
  address: string;
  /** What was wrong, in whole sentences. */
  why: string;
}

/** @param url where it is switched on again */
export const webhookMail = ({ name, address, why }: DisabledWebhook, url: string): NoticeMail => ({
  subject: oneLine(`The webhook "${name}" was switched off`),
  text: `${[
    `Events are not sent to the webhook "${name}" (${address}) any more.`,
    why,
    'What happens now: events that wait for it are kept for 30 days. What happens from now on is not collected for it.',
    `What to do: see to it that the address takes events again, then switch the webhook on at ${url}.`,
  ].join('\n\n')}\n`,
});
