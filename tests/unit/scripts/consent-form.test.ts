import { readConsentForm } from '../../../scripts/person/consent-form';

describe('reading a consent page', () => {
  it('takes hidden fields, the checked choice and the first button, unescaped', () => {
    const { action, fields } = readConsentForm(
      `<form method="post" action="/agree?a=1&amp;b=2">
         <input type="hidden" name="state" value="x&quot;y" />
         <input type="radio" name="account" value="one" />
         <input type="radio" name="account" value="two" checked required />
         <button class="primary" name="decision" value="allow">Allow</button>
         <button name="decision" value="cancel">Cancel</button>
       </form>`,
      'https://platform.example/authorize?x=1'
    );
    expect(action).toBe('https://platform.example/agree?a=1&b=2');
    expect([...fields]).toEqual([
      ['state', 'x"y'],
      ['account', 'two'],
      ['decision', 'allow'],
    ]);
  });

  it('presses the button that stands out, wherever it is', () => {
    const { fields } = readConsentForm(
      `<form method="post" action="/agree">
         <button class="button" name="decision" value="deny">Not now</button>
         <button class="button primary" name="decision" value="allow">Continue</button>
       </form>`,
      'https://platform.example/dialog'
    );
    expect([...fields]).toEqual([['decision', 'allow']]);
  });

  it('says where there is no form', () => {
    expect(() => readConsentForm('<p>Error</p>', 'https://platform.example/a')).toThrow(
      'no consent form at https://platform.example'
    );
  });
});
