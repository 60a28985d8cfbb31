import { html } from 'hono/html';

import { ACCOUNTS, type TikTokAccount } from './accounts';
import type { AuthorizeRefusal, AuthorizeRequest } from './authorize-request';
import { avatar } from './avatar';
import { hiddenFields } from '../kernel/page-shell';
import { brand, pageShell, type Markup } from './page-shell';
import { BASIC_SCOPE, SCOPE_WORDS, type Scope } from './scopes';

const PASSED_ON = [
  'client_key',
  'redirect_uri',
  'scope',
  'response_type',
  'state',
  'code_challenge',
  'code_challenge_method',
];

/** Form field of one permission; a value means granted, an empty or absent one means not. */
export const grantField = (scope: Scope): string => `grant_${scope}`;

/** Works without JavaScript: a plain form whose hidden fields repeat the request. */
export const consentPage = (
  request: AuthorizeRequest,
  params: Readonly<Record<string, string>>
): Markup =>
  pageShell({
    title: 'Log in',
    bodyClass: 'stage',
    content: html`<main class="dialog">
      ${brand()}
      <h1>${new URL(request.redirectUri).host} wants to connect to your TikTok account</h1>
      <p class="soft small">App ${request.app.clientId} · sample accounts, nothing is public</p>
      <form method="post" action="/v2/auth/authorize/">
        ${hiddenFields(Object.fromEntries(PASSED_ON.map((name) => [name, params[name]])))}
        <fieldset>
          <legend>Continue as</legend>
          ${ACCOUNTS.map((account, place) => accountChoice(account, place === 0))}
        </fieldset>
        <fieldset>
          <legend>Manage what the app can do</legend>
          ${request.scopes.map(scopeChoice)}
        </fieldset>
        <button class="primary" name="decision" value="allow">Authorize</button>
        <button name="decision" value="cancel" formnovalidate>Cancel</button>
      </form>
      <p class="soft small" style="margin:1rem 0 0">You will go to ${request.redirectUri}</p>
    </main>`,
  });

const accountChoice = (account: TikTokAccount, isFirst: boolean): Markup =>
  html`<label class="choice">
    <input
      type="radio"
      name="account"
      value="${account.username}"
      ${isFirst ? 'checked' : ''}
      required
    />
    ${avatar(account, 44)}
    <span>
      <b>${account.displayName} ${account.isVerified ? html`<span class="badge">✓</span>` : ''}</b>
      <small>@${account.username}${account.isPrivate ? ' · private account' : ''}</small>
    </span>
  </label>`;

const scopeChoice = (scope: Scope): Markup =>
  html`<label class="scope">
    <span>${SCOPE_WORDS[scope]}<code>${scope}</code></span>
    ${
      scope === BASIC_SCOPE
        ? html`<span class="soft small">required</span>`
        : html`<input type="checkbox" name="${grantField(scope)}" value="on" checked />`
    }
  </label>`;

/** What people see when the app asked wrongly: TikTok names the parameter. */
export const refusalPage = ({ parameter, reason }: AuthorizeRefusal): Markup =>
  pageShell({
    title: 'Something went wrong',
    bodyClass: 'stage',
    content: html`<main class="dialog">
      ${brand()}
      <h1>Something went wrong</h1>
      <p class="soft">The log-in with TikTok was not possible. The app’s settings may be wrong.</p>
      <p class="refusal">
        If you are its developer, correct this: <b>${parameter}</b><br />${reason}
      </p>
    </main>`,
  });
