import { html } from 'hono/html';

import { grantOf } from '../meta/grants';
import { instagramAccountById, type InstagramAccount } from '../meta/instagram-accounts';
import { hiddenFields, pageShell, type Markup } from '../kernel/page-shell';
import type { DialogRequest } from './dialog-request';
import { picturePath } from './nodes';
import { pagesWithRole, roleOn, type Page } from './pages';
import { PEOPLE, type Person } from './people';
import { isInstagramScope, SCOPE_WORDS } from './scopes';
import type { Facebook } from './state';
import { CONSENT_STYLE } from './style';

/** Only the Pages of the person who is chosen are on show; without `:has` they all are. */
const CHOSEN_STYLE = PEOPLE.map(
  ({ key }) =>
    `form:has(#account-${key}:checked) .assets:not([data-of="${key}"]) { display: none; }`
).join('\n');

const hostOf = ({ redirectUri }: DialogRequest): string => new URL(redirectUri).host;

const personChoice = (person: Person, isFirst: boolean): Markup =>
  html`<label class="choice">
    <img class="round" src="${picturePath(person.key)}" width="44" height="44" alt="" />
    <span><b>${person.name}</b><small>${person.about}</small></span>
    <input
      type="radio"
      name="account"
      id="account-${person.key}"
      value="${person.key}"
      ${isFirst ? 'checked' : ''}
      required
    />
  </label>`;

const roleWords = (facebook: Facebook, page: Page, person: Person): Markup => {
  const role = roleOn(facebook, page, person.key);
  const mayPost = role?.tasks.includes('CREATE_CONTENT');
  return html`<small
      >${page.category}${role?.isThroughBusiness ? ' · through a business' : ''}</small
    >
    ${mayPost ? '' : html`<small class="warn">You may not create content on this Page</small>`}`;
};

const pageChoice = (facebook: Facebook, page: Page, person: Person): Markup =>
  html`<label class="choice">
    <img class="round" src="${picturePath(page.id)}" width="40" height="40" alt="" />
    <span><b>${page.name}</b>${roleWords(facebook, page, person)}</span>
    <input type="checkbox" name="pages" value="${page.id}" checked />
  </label>`;

const instagramChoice = (account: InstagramAccount): Markup =>
  html`<label class="choice">
    <span class="gram" style="flex:none">
      <img class="round" src="${picturePath(account.id)}" width="38" height="38" alt="" />
    </span>
    <span><b>${account.username}</b><small>${account.name}</small></span>
    <input type="checkbox" name="instagram" value="${account.id}" checked />
  </label>`;

const declinedEarlier = (facebook: Facebook, request: DialogRequest, person: Person): string[] => {
  if (request.authType === 'rerequest') return [];
  const grant = grantOf(facebook, { clientId: request.app.clientId, personKey: person.key });
  return request.scopes.filter((scope) => grant?.permissions[scope] === 'declined');
};

/** What one person can share. */
const assetsOf = (facebook: Facebook, request: DialogRequest, person: Person): Markup => {
  const pages = pagesWithRole(facebook, person.key);
  const accounts = request.scopes.some(isInstagramScope)
    ? pages.flatMap(({ instagramId }) => instagramAccountById(instagramId ?? '') ?? [])
    : [];
  const declined = declinedEarlier(facebook, request, person);
  return html`<div class="assets" data-of="${person.key}">
    <h2>Choose the Pages you want ${hostOf(request)} to access</h2>
    <p class="soft">
      ${pages.length === 0 ? `${person.name} has no Pages.` : `Signed in as ${person.name}.`}
    </p>
    <div class="choices">${pages.map((page) => pageChoice(facebook, page, person))}</div>
    ${
      accounts.length === 0
        ? ''
        : html`<h2 style="margin-top:1rem">Choose the Instagram accounts</h2>
            <div class="choices">${accounts.map(instagramChoice)}</div>`
    }
    ${
      declined.length === 0
        ? ''
        : html`<p class="soft warn">
            Declined earlier and not asked again: ${declined.join(', ')}
          </p>`
    }
  </div>`;
};

const permissionChoice = (scope: string): Markup =>
  html`<label class="choice">
    <span><b>${SCOPE_WORDS[scope] ?? scope}</b><code>${scope}</code></span>
    <input type="checkbox" name="permissions" value="${scope}" checked />
  </label>`;

const intro = (request: DialogRequest): Markup =>
  html`<div class="intro">
    <span class="app" aria-hidden="true">${hostOf(request).charAt(0)}</span>
    <div>
      <h1>${hostOf(request)} is requesting access</h1>
      <p class="soft">App ${request.app.clientId} will receive your name and profile picture.</p>
    </div>
  </div>`;

const hiddenPart = (request: DialogRequest): Markup[] =>
  hiddenFields({
    client_id: request.app.clientId,
    redirect_uri: request.redirectUri,
    state: request.state,
    scope: request.scope,
    config_id: request.configId,
    auth_type: request.authType,
    response_type: 'code',
  });

/** Who asks for what; the person chooses an account, Pages and permissions. Works without JavaScript. */
export const consentPage = (facebook: Facebook, request: DialogRequest): Markup =>
  pageShell({
    title: 'Log in with Facebook | Facebook sandbox',
    style: `${CONSENT_STYLE}\n${CHOSEN_STYLE}`,
    content: html`<div class="top">
        <span class="word">facebook</span><span class="soft">sandbox · sample accounts only</span>
      </div>
      <main class="card">
        ${intro(request)}
        <form method="post" action="/dialog/oauth/consent">
          ${hiddenPart(request)}
          <section>
            <h2>Continue as</h2>
            <div class="choices people">
              ${PEOPLE.map((person, place) => personChoice(person, place === 0))}
            </div>
          </section>
          ${PEOPLE.map((person) => assetsOf(facebook, request, person))}
          <section>
            <h2>What you allow</h2>
            <p class="soft">Untick what you do not want to allow.</p>
            <div class="choices">${request.scopes.map(permissionChoice)}</div>
          </section>
          <div class="buttons">
            <button class="button" name="decision" value="deny" formnovalidate>Not now</button>
            <button class="button primary" name="decision" value="allow">Continue</button>
          </div>
        </form>
      </main>
      <p class="soft foot">You will go back to ${request.redirectUri}</p>`,
  });
