import { parseConfig } from '../../../../server/src/config/parse-config';

const parse = (notices?: unknown) =>
  parseConfig({ encryption: { key: '0f'.repeat(32) }, ...(notices ? { notices } : {}) }).notices;

describe('the config of warnings', () => {
  it('mails nobody unless somebody is named', () => {
    expect(parse()).toEqual({ emails: [] });
    const emails = ['ada@harbour.example'];
    expect(parse({ emails })).toEqual({ emails });
  });

  it.each([{ emails: ['ada'] }, { emails: ['Ada <ada@harbour.example>'] }])(
    'names the place of a mistake: %j',
    (notices) => {
      expect(() => parse(notices)).toThrow('notices.emails.0: must be an e-mail address');
    }
  );
});
