import {
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
      values: { platform: 'X', account: '@acme' },
      detail: null,
    });
  });

  it('writes LinkedIn names without @', () => {
    const message = messageFor('platform=linkedin&connected=Harbour+Light+Weekly');
    expect(message?.values).toEqual({ platform: 'LinkedIn', account: 'Harbour Light Weekly' });
  });

  it.each([
    ['denied', 'callback.denied'],
    ['state_unknown', 'callback.stateUnknown'],
    ['other_browser', 'callback.otherBrowser'],
    ['permission_lost', 'callback.permissionLost'],
    ['exchange_refused', 'callback.exchangeRefused'],
    ['missing_scopes', 'callback.missingScopes'],
    ['platform_error', 'callback.platformError'],
  ])('has a sentence of its own for %s', (problem, messageId) => {
    expect(messageFor(`platform=x&problem=${problem}`)).toEqual({
      tone: 'danger',
      messageId,
      values: { platform: 'X' },
      detail: null,
    });
  });

  it('takes a problem that it does not know for one of the platform', () => {
    expect(messageFor('platform=x&problem=brand_new')?.messageId).toBe('callback.platformError');
  });

  it('shows what the platform said, cut to a readable length', () => {
    expect(messageFor('platform=x&problem=missing_scopes&detail=tweet.write')?.detail).toBe(
      'tweet.write'
    );
    const long = messageFor(`platform=x&problem=platform_error&detail=${'a'.repeat(5000)}`);
    expect(long?.detail).toHaveLength(300);
  });

  it('leaves everything else in the address', () => {
    const rest = withoutCallback(
      new URLSearchParams('platform=x&problem=denied&detail=no&connected=a&page=2')
    );
    expect(rest.toString()).toBe('page=2');
  });

  it('does not double the @ of a handle that was typed with one', () => {
    expect(connectedMessage('bluesky', '@acme.example').values['account']).toBe('@acme.example');
  });
});
