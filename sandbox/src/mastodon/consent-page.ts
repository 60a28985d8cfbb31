import { html } from 'hono/html';

import { ACCOUNTS, type MastodonAccount } from './accounts';
import type { AuthorizeRequest } from './authorize-request';
import { avatar } from './avatar';
import { INSTANCE_TITLE } from './instance';
import { hiddenFields } from '../kernel/page-shell';
import { brand, pageShell, type Markup } from './page-shell';
import { scopeWords } from './scopes';

const PASSED_ON = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
];

/** Works without JavaScript; Mastodon grants all scopes or none, so none can be unticked. */
export const consentPage = (
  request: AuthorizeRequest,
  params: Readonly<Record<string, string>>
): Markup =>
  dialog(
    'Authorization required',
    html`<h1>${request.app.name} would like permission to access your account</h1>
      <p class="soft">
        If you do not trust it, do not authorize it. These are sample accounts, nothing is public.
      </p>
      <form method="post" action="/oauth/authorize">
        ${hiddenFields(Object.fromEntries(PASSED_ON.map((name) => [name, params[name]])))}
        <fieldset>
          <legend>Continue as</legend>
          ${ACCOUNTS.map((account, place) => accountChoice(account, place === 0))}
        </fieldset>
        <ul class="scopes">
          ${request.scopes.map(
            (scope) => html`<li><span>${scopeWords(scope)}</span><code>${scope}</code></li>`
          )}
        </ul>
        <div class="buttons">
          <button class="primary" name="decision" value="allow">Authorize</button>
          <button name="decision" value="cancel" formnovalidate>Deny</button>
        </div>
      </form>
      <p class="soft small" style="margin:1rem 0 0">
        ${request.app.website ? html`Website: ${request.app.website}<br />` : ''} You will go to
        ${request.redirectUri}
      </p>`
  );

const accountChoice = (account: MastodonAccount, isFirst: boolean): Markup =>
  html`<label class="choice">
    <input
      type="radio"
      name="account"
      value="${account.username}"
      ${isFirst ? 'checked' : ''}
      required
    />
    ${avatar(account, 42)}
    <span>
      <b>${account.displayName}</b>
      <small>@${account.username}${account.isLocked ? ' · approves followers' : ''}</small>
    </span>
  </label>`;

/** The code, for apps that cannot be redirected to. */
export const codePage = (code: string): Markup =>
  dialog(
    'Authorization code',
    html`<h1>Authorization code</h1>
      <p class="soft">Copy this code and paste it into the app.</p>
      <p class="code">${code}</p>`
  );

/** What people see when there is no address that the app can be told at. */
export const refusalPage = (reason: string): Markup =>
  dialog(
    'An error has occurred',
    html`<h1>An error has occurred</h1>
      <p>${reason}</p>
      <p class="soft">Go back to the app and connect again; it may have to register anew here.</p>`
  );

const dialog = (title: string, content: Markup): Markup =>
  pageShell({
    title,
    content: html`<main class="dialog">
      ${brand(INSTANCE_TITLE)}
      <section class="panel">${content}</section>
    </main>`,
  });
