import {
  arrivalMessageOf,
  callbackMessageOf,
  connectedMessage,
  withoutCallback,
} from '../../../admin/src/pages/connections/connect-message';

const messageFor = (query: string) => callbackMessageOf(new URLSearchParams(query));

describe('the message after coming back from a platform', () => {
  it('is none on an ordinary visit', () => {
    expect(messageFor('')).toBeNull();
    expect(messageFor('platform=x')).toBeNull();
    expect(messageFor('connected=acme')).toBeNull();
  });

  it('names account and platform after a success', () => {
    expect(messageFor('platform=x&connected=acme')).toEqual({
      tone: 'success',
      messageId: 'callback.connected',
      values: { platform: 'X', account: '@acme', count: 1 },
      detail: null,
      connectedTo: 'x',
    });
  });

  it('writes LinkedIn names without @', () => {
    const message = messageFor('platform=linkedin&connected=Harbour+Light+Weekly');
    expect(message?.values).toEqual({
      platform: 'LinkedIn',
      account: 'Harbour Light Weekly',
      count: 1,
    });
  });

  it.each([
    ['denied', 'callback.denied'],
    ['state_unknown', 'callback.stateUnknown'],
    ['other_browser', 'callback.otherBrowser'],
    ['permission_lost', 'callback.permissionLost'],
    ['exchange_refused', 'callback.exchangeRefused'],
    ['missing_scopes', 'callback.missingScopes'],
    ['no_accounts', 'callback.noAccounts'],
    ['other_account', 'callback.otherAccount'],
    ['platform_error', 'callback.platformError'],
  ])('has a sentence of its own for %s', (problem, messageId) => {
    expect(messageFor(`platform=x&problem=${problem}`)).toEqual({
      tone: 'danger',
      messageId,
      values: { platform: 'X' },
      detail: null,
      connectedTo: null,
    });
  });

  it('says who signed in when that is not the account to reconnect', () => {
    const asX = messageFor('platform=x&problem=other_account&detail=quayside');
    expect(asX).toMatchObject({
      messageId: 'callback.otherAccountNamed',
      values: { platform: 'X', account: '@quayside' },
      detail: null,
    });
    const several = messageFor('platform=threads&problem=other_account&detail=quayside,+pier');
    expect(several?.values['account']).toBe('@quayside, @pier');
    const asPage = messageFor('platform=facebook&problem=other_account&detail=Quayside+Caf%C3%A9');
    expect(asPage?.values['account']).toBe('Quayside Café');
  });

  it('keeps the sentence that says why an account cannot be used', () => {
    const detail = 'Quayside is a personal account: switch it to a professional one.';
    const query = new URLSearchParams({ platform: 'instagram', problem: 'no_accounts', detail });
    expect(callbackMessageOf(query)).toMatchObject({ messageId: 'callback.noAccounts', detail });
  });

  it('takes a problem that it does not know for one of the platform', () => {
    expect(messageFor('platform=x&problem=brand_new')?.messageId).toBe('callback.platformError');
  });

  it('shows what the platform said, cut to a readable length', () => {
    expect(messageFor('platform=x&problem=missing_scopes&detail=tweet.write')?.detail).toBe(
      'tweet.write'
    );
    const long = messageFor(`platform=x&problem=platform_error&detail=${'a'.repeat(5000)}`);
    expect(long?.detail).toHaveLength(500);
  });

  it('leaves everything else in the address', () => {
    const rest = withoutCallback(
      new URLSearchParams('platform=x&problem=denied&detail=no&connected=a&page=2')
    );
    expect(rest.toString()).toBe('page=2');
  });

  it('does not double the @ of a handle that was typed with one', () => {
    expect(connectedMessage('bluesky', ['@acme.example']).values['account']).toBe('@acme.example');
  });

  it('names and counts all accounts that were picked', () => {
    expect(connectedMessage('instagram', ['quayside', 'pier']).values).toEqual({
      platform: 'Instagram',
      account: '@quayside, @pier',
      count: 2,
    });
  });

  it('is also taken from the page that led here', () => {
    const socialMessage = connectedMessage('facebook', ['Quayside']);
    expect(arrivalMessageOf({ socialMessage })).toBe(socialMessage);
    expect(arrivalMessageOf(null)).toBeNull();
    expect(arrivalMessageOf({ from: 'elsewhere' })).toBeNull();
  });
});
