import { html } from 'hono/html';

import { avatar } from './avatar';
import type { AuthorizeRequest } from './authorize-request';
import { pageShell, type Markup } from './page-shell';
import { SCOPE_WORDS } from './scopes';
import type { XSite } from './state';

const PASSED_ON = [
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
];

interface ConsentScreen {
  site: XSite;
  request: AuthorizeRequest;
  params: Readonly<Record<string, string>>;
}

/** Works without JavaScript: a plain form whose hidden fields repeat the request. */
export const consentPage = ({ site, request, params }: ConsentScreen): Markup =>
  pageShell({
    title: 'Authorize app / X sandbox',
    content: html`<main class="dialog">
      <p class="sandbox-note">Sandbox: no real account is involved.</p>
      <h1>${request.app.clientId} wants to access your X account</h1>
      <p class="muted">You will go back to <strong>${originOf(request.redirectUri)}</strong></p>
      <form method="post" action="/i/oauth2/authorize">
        ${PASSED_ON.filter((name) => params[name] !== undefined).map(
          (name) => html`<input type="hidden" name="${name}" value="${params[name]}" />`
        )}
        ${accountChoices(site)}
        <h2>This app will be able to:</h2>
        <ul class="scopes">
          ${request.scopes.map(
            (scope) => html`<li>${SCOPE_WORDS[scope]} <code>${scope}</code></li>`
          )}
        </ul>
        <div class="buttons">
          <button class="primary" name="decision" value="authorize">Authorize app</button>
          <button name="decision" value="cancel">Cancel</button>
        </div>
      </form>
    </main>`,
  });

const accountChoices = (site: XSite): Markup =>
  html`<fieldset>
    <legend>Continue as</legend>
    ${site.state.accounts.map(
      (account, place) =>
        html`<label class="account-choice">
          <input
            type="radio"
            name="account_id"
            value="${account.id}"
            ${place === 0 ? 'checked' : ''}
          />
          ${avatar(account)}
          <span>
            <strong>${account.name}</strong>
            <span class="muted">@${account.username}</span>
            ${
              account.subscriptionType === 'None'
                ? ''
                : html`<span class="chip">${account.subscriptionType}</span>`
            }
          </span>
        </label>`
    )}
  </fieldset>`;

/** What people see instead of the consent screen when the app asked wrongly. */
export const refusalPage = (reason: string): Markup =>
  pageShell({
    title: 'Something went wrong / X sandbox',
    content: html`<main class="dialog">
      <h1>Something went wrong</h1>
      <p>
        You weren’t able to give access to the app. Go back and try logging in again; if it happens
        once more, the app’s settings need a look.
      </p>
      <p class="refusal">${reason}</p>
    </main>`,
  });

const originOf = (url: string): string => new URL(url).origin;
