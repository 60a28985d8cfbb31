import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { systemClock } from '../environment';
import type { NoticeMail } from './notice-mail';

/** Each mail to each address is tried so often, once a tick. */
const MAX_TRIES = 3;
/** A mail server that says nothing for this long is given up for this tick, ms. */
const SEND_MS = 10_000;

interface UnsentMail extends NoticeMail {
  to: string;
  tries: number;
}

interface EmailService {
  send(mail: { to: string; subject: string; text: string }): Promise<unknown>;
}

/**
 * Hands mails to Strapi's e-mail plugin, whichever provider it has. What could not be sent is kept in
 * this process for the next tick: a restart forgets it, the next warning comes anyway.
 */
export class NoticeMails {
  readonly #unsent: UnsentMail[] = [];

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly sendMs = SEND_MS
  ) {}

  /**
   * One mail to each address; nothing when there is none or no e-mail plugin.
   *
   * @param emails by default `notices.emails`
   */
  add(mail: NoticeMail, emails: readonly string[] = this.#configured): void {
    if (!this.#service) return;
    this.#unsent.push(...emails.map((to) => ({ ...mail, to, tries: 0 })));
  }

  /** Tries everything that waits once. Never throws. */
  async flush(): Promise<void> {
    const mails = this.#unsent.splice(0);
    await Promise.all(mails.map((mail) => this.#try(mail)));
  }

  async #try(mail: UnsentMail): Promise<void> {
    const tries = mail.tries + 1;
    try {
      await this.#send(mail);
    } catch (error) {
      const isLast = tries >= MAX_TRIES;
      if (!isLast) this.#unsent.push({ ...mail, tries });
      this.strapi.log.error(
        `Social distribution: the mail "${mail.subject}" to ${mail.to} was not sent (try ${tries} of ${MAX_TRIES}): ${messageOf(error)}${isLast ? ' It is given up; check the e-mail provider in config/plugins.' : ''}`
      );
    }
  }

  async #send({ to, subject, text }: UnsentMail): Promise<void> {
    const sending = this.#service?.send({ to, subject, text });
    const giveUp = new AbortController();
    const tooLong = systemClock.sleep(this.sendMs, giveUp.signal).then(() => {
      throw new Error(`The mail server did not answer within ${this.sendMs / 1000} seconds.`);
    });
    // The loser of the race ends unheard.
    tooLong.catch(() => undefined);
    try {
      await Promise.race([sending, tooLong]);
    } finally {
      giveUp.abort();
    }
  }

  get #configured(): readonly string[] {
    return getConfig(this.strapi).notices.emails;
  }

  /** Null where the e-mail plugin is switched off. */
  get #service(): EmailService | null {
    const plugin = this.strapi.plugin('email') as Core.Plugin | undefined;
    return plugin ? plugin.service<EmailService>('email') : null;
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
