import type { Core } from '@strapi/types';

import { NoticeMails } from '../../../../server/src/services/notices/notice-mails';

const MAIL = { subject: 'An account ends', text: 'Soon.' };

interface Sent {
  to: string;
  subject: string;
  text: string;
}

/** Strapi with an e-mail plugin whose provider does as it is told. */
const aStrapi = (send: ((mail: Sent) => Promise<unknown>) | null, emails: string[]) => {
  const errors: string[] = [];
  const strapi = {
    config: { get: () => ({ notices: { emails } }) },
    log: { error: (line: string) => errors.push(line) },
    plugin: (name: string) =>
      send && name === 'email' ? { service: () => ({ send }) } : undefined,
  };
  return { strapi: strapi as unknown as Core.Strapi, errors };
};

const recording = (failures = 0) => {
  const sent: Sent[] = [];
  let tries = 0;
  return {
    sent,
    tries: () => tries,
    send: (mail: Sent) => {
      tries += 1;
      if (tries <= failures) return Promise.reject(new Error('The server is closed.'));
      sent.push(mail);
      return Promise.resolve();
    },
  };
};

describe('sending warnings by mail', () => {
  it('sends one mail to each address, once', async () => {
    const { send, sent } = recording();
    const { strapi } = aStrapi(send, ['ada@harbour.example', 'bo@harbour.example']);
    const mails = new NoticeMails(strapi);
    mails.add(MAIL);
    await mails.flush();
    await mails.flush();
    expect(sent.map(({ to }) => to)).toEqual(['ada@harbour.example', 'bo@harbour.example']);
    expect(sent[0]).toMatchObject(MAIL);
  });

  it('sends a mail for certain people to them, and not to the addresses of the config', async () => {
    const { send, sent } = recording();
    const mails = new NoticeMails(aStrapi(send, ['ada@harbour.example']).strapi);
    mails.add(MAIL, ['bo@harbour.example']);
    mails.add(MAIL, []);
    await mails.flush();
    expect(sent.map(({ to }) => to)).toEqual(['bo@harbour.example']);
  });

  it('tries again at the next tick and not before, and says in the log why', async () => {
    const { send, sent, tries } = recording(2);
    const { strapi, errors } = aStrapi(send, ['ada@harbour.example']);
    const mails = new NoticeMails(strapi);
    mails.add(MAIL);
    await mails.flush();
    expect([tries(), sent.length]).toEqual([1, 0]);
    await mails.flush();
    await mails.flush();
    await mails.flush();
    expect([tries(), sent.length]).toEqual([3, 1]);
    expect(errors).toHaveLength(2);
    expect(errors[0]).toContain('The server is closed.');
    expect(errors[0]).toContain('try 1 of 3');
  });

  it('gives up after three tries', async () => {
    const { send, tries } = recording(99);
    const { strapi, errors } = aStrapi(send, ['ada@harbour.example']);
    const mails = new NoticeMails(strapi);
    mails.add(MAIL);
    for (let tick = 0; tick < 5; tick += 1) await mails.flush();
    expect(tries()).toBe(3);
    expect(errors.at(-1)).toContain('given up');
  });

  it('tries the failed address again, not the others', async () => {
    const sent: string[] = [];
    const send = ({ to }: Sent) => {
      sent.push(to);
      const isBad = to.startsWith('bo') && sent.length <= 2;
      return isBad ? Promise.reject(new Error('No such mailbox.')) : Promise.resolve();
    };
    const { strapi } = aStrapi(send, ['ada@harbour.example', 'bo@harbour.example']);
    const mails = new NoticeMails(strapi);
    mails.add(MAIL);
    await mails.flush();
    await mails.flush();
    expect(sent).toEqual(['ada@harbour.example', 'bo@harbour.example', 'bo@harbour.example']);
  });

  it('does not wait for a mail server that says nothing', async () => {
    const { strapi, errors } = aStrapi(() => new Promise(() => undefined), ['ada@harbour.example']);
    const mails = new NoticeMails(strapi, 20);
    mails.add(MAIL);
    await mails.flush();
    expect(errors[0]).toContain('did not answer within 0.02 seconds');
  });

  it.each([
    ['no address is configured', (send: () => Promise<void>) => aStrapi(send, [])],
    ['the e-mail plugin is off', () => aStrapi(null, ['ada@harbour.example'])],
  ])('does nothing when %s', async (_, make) => {
    let calls = 0;
    const { strapi, errors } = make(() => {
      calls += 1;
      return Promise.resolve();
    });
    const mails = new NoticeMails(strapi);
    mails.add(MAIL);
    await mails.flush();
    expect([calls, errors]).toEqual([0, []]);
  });
});
