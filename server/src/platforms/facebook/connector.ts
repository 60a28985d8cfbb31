import { missingScopesOf, PlatformConnector, PlatformFailure } from '../contract';
import type { Account, CredentialCheck, Credentials, FoundAccount, Grant } from '../contract';
import {
  contentTaskMissing,
  fetchGrantedScopes,
  fetchPages,
  mayCreateContent,
  pageCredentials,
  pageName,
  pageProblem,
  pageTokenOver,
  type FacebookPage,
} from '../meta';
import { facebookApi, fetchPage, PAGE_FIELDS, type OwnPage } from './client';
import { FACEBOOK_BASE_URLS, facebookConnectorDescriptor } from './descriptor';

/** Connects Facebook Pages, each with a token of its own. */
export class FacebookConnector extends PlatformConnector {
  override readonly descriptor = facebookConnectorDescriptor;

  override async readGrant(credentials: Credentials): Promise<Grant> {
    const { accessToken } = credentials;
    const api = facebookApi(this.deps, { accessToken, subject: 'your Facebook account' });
    const scopes = await fetchGrantedScopes(api);
    const pages = await fetchPages(api, { granted: scopes, fields: PAGE_FIELDS });
    return { scopes, accounts: pages.map((page) => this.#found(page, scopes, credentials)) };
  }

  /** What was granted is not asked again: only the person's own token would tell. */
  override async validateCredentials(
    { accessToken, scopes }: Credentials,
    account: Account
  ): Promise<CredentialCheck> {
    const subject = pageName(account);
    const page = await fetchPage(facebookApi(this.deps, { accessToken, subject }), account.id);
    if (!mayCreateContent(page)) {
      throw new PlatformFailure(
        { family: 'account_problem' },
        { code: 'ROLE_LOST', message: contentTaskMissing(subject) }
      );
    }
    const missingScopes = missingScopesOf(this.method, scopes)
      .filter(({ isNeeded }) => isNeeded)
      .map(({ name }) => name);
    return { account: this.#account(page), missingScopes };
  }

  override refreshToken(): Promise<Credentials> {
    return Promise.reject(pageTokenOver('a Page'));
  }

  /**
   * Nothing: Facebook takes back the grant of the whole person (DELETE /{user}/permissions), which
   * would end the tokens of all the other Pages that this person connected.
   */
  override revoke(): Promise<void> {
    return Promise.resolve();
  }

  #found(page: FacebookPage, scopes: string[], user: Credentials): FoundAccount {
    const problem = pageProblem(page);
    const { access_token: pageToken } = page;
    return {
      account: this.#account(page),
      // Without a token of its own the Page has a problem, and is not stored.
      credentials: pageToken ? pageCredentials({ pageToken, scopes, user }) : user,
      problem,
    };
  }

  #account({ id, name, username, picture }: FacebookPage | OwnPage): Account {
    const shownName = name === '' ? `Page ${id}` : name;
    const web = this.deps.baseUrls.web ?? FACEBOOK_BASE_URLS.web;
    return {
      id,
      // Pages are known by their names; many have no username.
      handle: shownName,
      name: shownName,
      avatarUrl: picture?.data.url ?? null,
      kind: 'organization',
      profileUrl: `${web}/${encodeURIComponent(username ?? id)}`,
    };
  }
}
