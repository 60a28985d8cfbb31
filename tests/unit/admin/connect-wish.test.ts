import type { ConnectMethodView, Platform } from '../../../contracts/platforms';
import {
  findFieldProblems,
  sortProblem,
} from '../../../admin/src/pages/connections/connect-fields';
import {
  connectRequestOf,
  fieldsToAsk,
  methodOfConnection,
  placeToGo,
  type ConnectWish,
} from '../../../admin/src/pages/connections/connect-wish';
import { aConnection } from './a-connection';

const oauth: ConnectMethodView = {
  id: 'default',
  label: 'Profile',
  connectBy: 'oauth2',
  app: 'x',
  isConfigured: true,
  passwordPageUrl: null,
};

const byPassword: ConnectMethodView = {
  ...oauth,
  connectBy: 'app_password',
  app: null,
  passwordPageUrl: 'https://bsky.example/settings/app-passwords',
};

const aPlatform = (over: Partial<Platform> = {}): Platform => ({
  id: 'x',
  label: 'X',
  formats: [{ id: 'feed', label: 'Post' }],
  optionsSchema: {},
  methods: [oauth],
  callbackUrl: 'https://cms.example/api/admin/distribution/platforms/x/callback',
  hasServers: false,
  defaultServiceUrl: null,
  ...over,
});

const aWish = (over: Partial<ConnectWish> = {}): ConnectWish => ({
  platform: aPlatform(),
  method: oauth,
  connection: null,
  ...over,
});

const mastodon = aPlatform({ id: 'mastodon', label: 'Mastodon', hasServers: true });
const bluesky = aPlatform({ id: 'bluesky', hasServers: true, methods: [byPassword] });
const typed = {
  identifier: ' @harbourlight.example ',
  password: ' abcd-efgh ',
  serviceUrl: ' mastodon.example ',
};

describe('what is asked before an account is connected', () => {
  it('is nothing where the platform asks everything itself', () => {
    expect(fieldsToAsk(aWish())).toEqual([]);
  });

  it('is the server where accounts live on many', () => {
    expect(fieldsToAsk(aWish({ platform: mastodon }))).toEqual(['serviceUrl']);
  });

  it('is handle, app password and server where there is no consent page', () => {
    const wish = aWish({ platform: bluesky, method: byPassword });
    expect(fieldsToAsk(wish)).toEqual(['identifier', 'password', 'serviceUrl']);
  });

  it('is never the server of an account that is connected again', () => {
    const connection = aConnection({ serviceUrl: 'https://mastodon.example' });
    expect(fieldsToAsk(aWish({ platform: mastodon, connection }))).toEqual([]);
    const again = aWish({ platform: bluesky, method: byPassword, connection });
    expect(fieldsToAsk(again)).toEqual(['identifier', 'password']);
  });
});

describe('the request to connect', () => {
  it('says the way and only what was asked', () => {
    expect(connectRequestOf(aWish(), typed)).toEqual({ method: 'default' });
    expect(connectRequestOf(aWish({ platform: mastodon }), typed)).toEqual({
      method: 'default',
      serviceUrl: 'mastodon.example',
    });
  });

  it('cleans handle and address but never the password', () => {
    expect(connectRequestOf(aWish({ platform: bluesky, method: byPassword }), typed)).toEqual({
      method: 'default',
      identifier: 'harbourlight.example',
      password: ' abcd-efgh ',
      serviceUrl: 'mastodon.example',
    });
  });

  it('names the account that is connected again, and its site', () => {
    const connection = aConnection({ id: 12, siteId: 3 });
    expect(connectRequestOf(aWish({ connection }), typed)).toEqual({
      method: 'default',
      connectionId: 12,
      siteId: 3,
    });
  });

  it('uses the way in which the account was connected, when there still is one', () => {
    const pages = { ...oauth, id: 'organization' };
    const platform = aPlatform({ methods: [oauth, pages] });
    expect(methodOfConnection(platform, aConnection({ method: 'organization' }))).toBe(pages);
    expect(methodOfConnection(platform, aConnection({ method: 'gone' }))).toBeUndefined();
  });
});

describe('the answer to it', () => {
  it('leads to web addresses only', () => {
    expect(placeToGo({ authorizeUrl: 'https://x.example/authorize' })).toBe(
      'https://x.example/authorize'
    );
    expect(placeToGo({ authorizeUrl: 'javascript:alert(1)' })).toBeNull();
    expect(placeToGo({ connectionIds: [1] })).toBeNull();
  });
});

describe('the fields of the dialog', () => {
  const asked = ['identifier', 'password', 'serviceUrl'] as const;

  it('are all asked for at once when they are empty', () => {
    const empty = { identifier: ' ', password: '', serviceUrl: '' };
    expect(findFieldProblems(empty, asked)).toEqual({
      identifier: 'password.identifier.missing',
      password: 'password.password.missing',
      serviceUrl: 'server.missing',
    });
    expect(findFieldProblems(empty, ['serviceUrl'])).toEqual({ serviceUrl: 'server.missing' });
  });

  it.each(['mastodon.example', 'https://mastodon.example/', '@ana@mastodon.example'])(
    'take a server as people type it: %s',
    (serviceUrl) => {
      expect(findFieldProblems({ ...typed, serviceUrl }, asked)).toEqual({});
    }
  );

  it('show a refusal where it belongs', () => {
    const message = 'serviceUrl: "pier" is not the address of a server.';
    expect(sortProblem({ message, fields: {} }, ['serviceUrl'])).toEqual({
      fields: { serviceUrl: '"pier" is not the address of a server.' },
      message: null,
    });
  });

  it('show a refusal above them when its field is not there', () => {
    const problem = { message: 'serviceUrl: Name the server.', fields: {} };
    expect(sortProblem(problem, [])).toEqual({ fields: {}, message: 'Name the server.' });
    const refused = { message: 'Bluesky did not accept this.', fields: {} };
    expect(sortProblem(refused, asked)).toEqual({ fields: {}, message: refused.message });
    const siteId = { message: 'siteId: too small', fields: { siteId: 'too small' } };
    expect(sortProblem(siteId, asked)).toEqual({ fields: {}, message: 'siteId: too small' });
  });

  it('stay empty of words when no answer came', () => {
    expect(sortProblem({ message: null, fields: {} }, asked)).toEqual({
      fields: {},
      message: null,
    });
  });
});
