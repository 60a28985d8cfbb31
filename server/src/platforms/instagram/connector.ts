import { missingScopesOf, PlatformConnector, PlatformFailure } from '../contract';
import type { Account, CredentialCheck, Credentials, FoundAccount, Grant } from '../contract';
import {
  classifyGraphRefusal,
  fetchGrantedScopes,
  fetchPages,
  pageCredentials,
  pageProblem,
  pageTokenOver,
  POSTING_TASKS,
  type FacebookPage,
} from '../meta';
import { refreshCredentials } from '../oauth';
import { accountOfOwner, accountOfPage, personalAccountProblem } from './accounts';
import {
  facebookGraphApi,
  fetchLinkedAccount,
  fetchMe,
  instagramApi,
  LINKED_ACCOUNT_FIELD,
} from './client';
import {
  FACEBOOK_LOGIN_METHOD,
  INSTAGRAM_BASE_URLS,
  INSTAGRAM_OAUTH,
  instagramConnectorDescriptor,
} from './descriptor';

/** MED: either task on the Page lets people post to the account behind it. */
const SUFFICIENT_TASKS = [...POSTING_TASKS, 'MANAGE'];

/** Connects professional Instagram accounts: by themselves, or through the Facebook Page behind them. */
export class InstagramConnector extends PlatformConnector {
  override readonly descriptor = instagramConnectorDescriptor;

  override readGrant(credentials: Credentials): Promise<Grant> {
    return this.#isByFacebook ? this.#readLinked(credentials) : this.#readOwn(credentials);
  }

  override async validateCredentials(
    credentials: Credentials,
    account: Account
  ): Promise<CredentialCheck> {
    const missingScopes = missingScopesOf(this.method, credentials.scopes)
      .filter(({ isNeeded }) => isNeeded)
      .map(({ name }) => name);
    const access = { accessToken: credentials.accessToken, subject: `@${account.handle}` };
    if (this.#isByFacebook) {
      const linked = await fetchLinkedAccount(facebookGraphApi(this.deps, access), account.id);
      return { account: accountOfPage(linked, this.#web), missingScopes };
    }
    const me = await fetchMe(instagramApi(this.deps, access));
    const problem = personalAccountProblem(me);
    if (problem === null) return { account: accountOfOwner(me, this.#web), missingScopes };
    throw new PlatformFailure(
      { family: 'account_problem' },
      { code: 'PERSONAL_ACCOUNT', message: problem }
    );
  }

  override async refreshToken(credentials: Credentials): Promise<Credentials> {
    if (this.#isByFacebook) throw pageTokenOver('an account behind a Page');
    const { accessToken } = credentials;
    return refreshCredentials({
      oauth: INSTAGRAM_OAUTH,
      deps: this.deps,
      credentials,
      deadToken: (response) =>
        classifyGraphRefusal({
          ...{ response, platform: 'Instagram', subject: 'this account', secrets: [accessToken] },
          now: this.deps.clock.now(),
        }),
    });
  }

  /**
   * Nothing. Instagram Login has no way to give a token back; Facebook takes back the grant of the
   * whole person, and with it all their other accounts and Pages.
   */
  override revoke(): Promise<void> {
    return Promise.resolve();
  }

  async #readOwn(credentials: Credentials): Promise<Grant> {
    const { accessToken, scopes } = credentials;
    const me = await fetchMe(
      instagramApi(this.deps, { accessToken, subject: 'your Instagram account' })
    );
    const account = accountOfOwner(me, this.#web);
    return { scopes, accounts: [{ account, credentials, problem: personalAccountProblem(me) }] };
  }

  async #readLinked(user: Credentials): Promise<Grant> {
    const { accessToken } = user;
    const api = facebookGraphApi(this.deps, { accessToken, subject: 'your Facebook account' });
    const scopes = await fetchGrantedScopes(api);
    const fields = scopes.includes('instagram_basic') ? [LINKED_ACCOUNT_FIELD] : [];
    const pages = await fetchPages(api, { granted: scopes, fields });
    return { scopes, accounts: pages.flatMap((page) => this.#found(page, scopes, user)) };
  }

  /** Pages without an Instagram account behind them are left out. */
  #found(page: FacebookPage, scopes: string[], user: Credentials): FoundAccount[] {
    const { instagram_business_account: linked, access_token: pageToken } = page;
    if (!linked) return [];
    // Documented calls differ in which token they want; deleting wants the person's own (MED).
    const credentials = pageToken
      ? { ...pageCredentials({ pageToken, scopes, user }), userAccessToken: user.accessToken }
      : user;
    const problem = pageProblem(page, SUFFICIENT_TASKS);
    return [{ account: accountOfPage(linked, this.#web), credentials, problem }];
  }

  get #isByFacebook(): boolean {
    return this.deps.method === FACEBOOK_LOGIN_METHOD;
  }

  get #web(): string {
    return this.deps.baseUrls.web ?? INSTAGRAM_BASE_URLS.web;
  }
}
