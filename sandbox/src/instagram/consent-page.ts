import { html } from 'hono/html';

import { INSTAGRAM_ACCOUNTS, type InstagramAccount } from '../meta/instagram-accounts';
import { hiddenFields, pageShell, type Markup } from '../kernel/page-shell';
import { picturePath } from './accounts';
import type { AuthorizeRequest } from './authorize-request';
import { BASIC_SCOPE, SCOPE_WORDS } from './scopes';
import { CONSENT_STYLE } from './style';

const TYPE_WORDS = {
  BUSINESS: 'Business account',
  MEDIA_CREATOR: 'Creator account',
  PERSONAL: 'Personal account: apps cannot publish for it',
} as const;

const accountChoice = (account: InstagramAccount, isFirst: boolean): Markup =>
  html`<label class="choice">
    <span class="ring"><img src="${picturePath(account)}" width="44" height="44" alt="" /></span>
    <span><b>${account.username}</b><small>${TYPE_WORDS[account.accountType]}</small></span>
    <input
      type="radio"
      name="account"
      value="${account.username}"
      ${isFirst ? 'checked' : ''}
      required
    />
  </label>`;

const permissionChoice = (scope: string): Markup =>
  html`<label class="choice">
    <span>
      <b>${SCOPE_WORDS[scope] ?? scope}</b>
      <small>${scope}${scope === BASIC_SCOPE ? ' · required' : ''}</small>
    </span>
    <input
      class="switch"
      type="checkbox"
      role="switch"
      name="permissions"
      value="${scope}"
      checked
      ${scope === BASIC_SCOPE ? 'disabled' : ''}
    />
  </label>`;

/** Who asks for what; the person chooses an account and permissions. Works without JavaScript. */
export const consentPage = (request: AuthorizeRequest): Markup => {
  const { host } = new URL(request.redirectUri);
  return pageShell({
    title: 'Authorize app • Instagram sandbox',
    style: CONSENT_STYLE,
    content: html`<main>
      <form method="post" action="/oauth/authorize">
        ${hiddenFields({
          client_id: request.app.clientId,
          redirect_uri: request.redirectUri,
          response_type: 'code',
          scope: request.scopes.join(','),
          state: request.state,
        })}
        <div class="inner">
          <span class="word">Instagram</span>
          <div>
            <h1>${host} wants to manage your professional account</h1>
            <p class="soft">App ${request.app.clientId}</p>
          </div>
          <fieldset>
            <legend>Continue as</legend>
            ${INSTAGRAM_ACCOUNTS.map((account, place) => accountChoice(account, place === 0))}
          </fieldset>
          <fieldset>
            <legend>It will be able to</legend>
            ${request.scopes.map(permissionChoice)}
          </fieldset>
        </div>
        <div class="buttons">
          <button class="primary" name="decision" value="allow">Allow</button>
          <button name="decision" value="deny" formnovalidate>Cancel</button>
        </div>
      </form>
      <p class="soft foot">
        You will go back to ${request.redirectUri}. These are sample accounts in a sandbox.
      </p>
    </main>`,
  });
};

/** What people see when the app asked wrongly; Instagram does not send them back. */
export const problemPage = (problem: string): Markup =>
  pageShell({
    title: 'Page unavailable • Instagram sandbox',
    style: CONSENT_STYLE,
    content: html`<main>
      <div class="inner" style="padding-bottom:1.5rem">
        <span class="word">Instagram</span>
        <h1>Sorry, this page isn’t available.</h1>
        <p>${problem}</p>
        <p class="soft">This is a sandbox: no real account is involved.</p>
      </div>
    </main>`,
  });
