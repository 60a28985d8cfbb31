import { html } from 'hono/html';

import { ACCOUNTS, type ThreadsAccount } from './accounts';
import type { AuthorizeRefusal, AuthorizeRequest } from './authorize-request';
import { avatar } from './avatar';
import { hiddenFields } from '../kernel/page-shell';
import { spool, pageShell, type Markup } from './page-shell';
import { BASIC_SCOPE, SCOPE_WORDS } from './scopes';

const PASSED_ON = ['client_id', 'redirect_uri', 'scope', 'response_type', 'state'];

/** Form field of one permission; a value means granted, an empty or absent one means not. */
export const grantField = (scope: string): string => `grant_${scope}`;

/** Works without JavaScript: a plain form whose hidden fields repeat the request. */
export const consentPage = (
  request: AuthorizeRequest,
  params: Readonly<Record<string, string>>
): Markup =>
  pageShell({
    title: 'Continue with Threads',
    content: html`<main class="dialog">
      ${spool()}
      <h1>${new URL(request.redirectUri).host} wants to use your Threads profile</h1>
      <p class="soft small">App ${request.app.clientId} · sample profiles, nothing is public</p>
      <form method="post" action="/oauth/authorize">
        ${hiddenFields(Object.fromEntries(PASSED_ON.map((name) => [name, params[name]])))}
        <fieldset>
          <legend>Continue as</legend>
          ${ACCOUNTS.map((account, place) => accountChoice(account, place === 0))}
        </fieldset>
        <fieldset>
          <legend>This app will be able to</legend>
          ${request.scopes.map(scopeChoice)}
        </fieldset>
        <button class="primary" name="decision" value="allow">Authorize</button>
        <button name="decision" value="cancel" formnovalidate>Cancel</button>
      </form>
      <p class="soft small" style="margin:1rem 0 0">You will go to ${request.redirectUri}</p>
    </main>`,
  });

const accountChoice = (account: ThreadsAccount, isFirst: boolean): Markup =>
  html`<label class="choice">
    <input
      type="radio"
      name="account"
      value="${account.username}"
      ${isFirst ? 'checked' : ''}
      required
    />
    ${avatar(account, 40)}
    <span>
      <b>${account.username} ${account.isVerified ? html`<span class="badge">✓</span>` : ''}</b>
      <small>${account.name}${account.isPrivate ? ' · private profile' : ''}</small>
    </span>
  </label>`;

const scopeChoice = (scope: string): Markup =>
  html`<label class="scope">
    <span>${SCOPE_WORDS[scope]}<code>${scope}</code></span>
    ${
      scope === BASIC_SCOPE
        ? html`<span class="soft small">required</span>`
        : html`<input type="checkbox" name="${grantField(scope)}" value="on" checked />`
    }
  </label>`;

/** What people see when the app asked wrongly or may not ask them. */
export const refusalPage = ({ message, code }: AuthorizeRefusal): Markup =>
  pageShell({
    title: 'Something went wrong',
    content: html`<main class="dialog">
      ${spool()}
      <h1>Sorry, something went wrong</h1>
      <p class="soft">Go back to the app and try again; its settings may need a look.</p>
      <p class="refusal">${message}<br /><code>error_code ${code}</code></p>
    </main>`,
  });
