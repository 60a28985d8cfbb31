import { ScriptedHttp } from '../../../platform-kit/scripted-http';
import {
  aConnector,
  anAccount,
  CREATOR,
  creatorAnswer,
  failureOf,
  ok,
  refusal,
  someCredentials,
} from './builders';

const user = () => ok({ user: { open_id: 'open-id', display_name: 'Harbour Light' } });

describe('what the account may post', () => {
  const readTraits = async (creator: ReturnType<typeof ok>, known = anAccount()) => {
    const own = new ScriptedHttp().on('GET', '/v2/user/info/', user()).on('POST', CREATOR, creator);
    const { connector } = aConnector({ http: own.client });
    const { account } = await connector.validateCredentials(someCredentials(), known);
    return account.traits;
  };

  it('is read anew with each check', async () => {
    const creator = creatorAnswer({
      ...{ privacy_level_options: ['FOLLOWER_OF_CREATOR', 'SELF_ONLY'], comment_disabled: true },
      ...{ duet_disabled: true, stitch_disabled: true, max_video_post_duration_sec: 180 },
    });
    expect(await readTraits(creator)).toEqual({
      username: 'harbourlight',
      privacyLevels: ['FOLLOWER_OF_CREATOR', 'SELF_ONLY'],
      ...{ isCommentOff: true, isDuetOff: true, isStitchOff: true, maxVideoDurationS: 180 },
    });
  });

  it.each([
    ['spam_risk_too_many_posts', 200],
    ['reached_active_user_cap', 200],
    ['rate_limit_exceeded', 429],
    ['internal_error', 500],
  ])('stays what it was while TikTok does not say: %s', async (code, status) => {
    expect(await readTraits(refusal(code, status))).toEqual(anAccount().traits);
    expect(await readTraits(refusal(code, status), anAccount({ traits: undefined }))).toBe(
      undefined
    );
  });

  it('is nothing for a banned account', async () => {
    const failure = await failureOf(readTraits(refusal('spam_risk_user_banned_from_posting', 200)));
    expect(failure.family).toBe('account_problem');
  });

  it('is not asked without the permission to post', async () => {
    const { http, connector } = aConnector();
    http.on('GET', '/v2/user/info/', user());
    const credentials = someCredentials({ scopes: ['user.info.basic'] });
    const { accounts } = await connector.readGrant(credentials);
    expect(accounts[0]?.account).toMatchObject({ profileUrl: null });
    expect(http.sent('POST', CREATOR)).toEqual([]);
  });
});
