import type { Context, Hono } from 'hono';
import { html, raw } from 'hono/html';

import type { SandboxEnv } from '../../kernel/platform-sandbox';
import { findAccount, type AppPassword, type SampleAccount } from '../accounts';
import { addAppPassword, revokeAppPassword } from '../app-passwords';
import type { Bluesky } from '../state';
import { profilePath } from './addresses';
import { avatarOf, pageOf, type Html } from './layout';

const PATH = '/settings/app-passwords';
const MAX_NAME_LENGTH = 32;

const COPY_SCRIPT = `
document.addEventListener('click', async (event) => {
  const button = event.target.closest('button[data-copy]');
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  button.textContent = 'Copied';
  setTimeout(() => { button.textContent = 'Copy'; }, 1500);
})`;

const copyRow = (label: string, value: string, extra: Html | '' = ''): Html =>
  html`<div class="row">
    <span class="label">${label}</span>
    <code>${value}</code>
    <button type="button" class="quiet" data-copy="${value}" aria-label="Copy ${label}">
      Copy
    </button>
    ${extra}
  </div>`;

const passwordRow = (account: SampleAccount, { name, password }: AppPassword): Html =>
  copyRow(
    `App password “${name}”`,
    password,
    html`<form method="post" action="${PATH}/revoke">
      <input type="hidden" name="account" value="${account.did}" />
      <input type="hidden" name="name" value="${name}" />
      <button class="quiet" aria-label="Revoke ${name}">Revoke</button>
    </form>`
  );

const accountSection = (account: SampleAccount): Html =>
  html`<section class="account">
    <header>
      ${avatarOf(account)}
      <div>
        <h2><a href="${profilePath(account)}">${account.displayName}</a></h2>
        <span class="muted">${account.did}</span>
      </div>
    </header>
    ${copyRow('Handle', account.handle)}
    ${account.appPasswords.map((password) => passwordRow(account, password))}
    <form method="post" action="${PATH}" class="row">
      <input type="hidden" name="account" value="${account.did}" />
      <span class="label">Add another</span>
      <input
        name="name"
        aria-label="Name of the new app password"
        placeholder="Name"
        required
        maxlength="${MAX_NAME_LENGTH}"
      />
      <button>Add app password</button>
    </form>
    <details>
      <summary class="muted">E-mail and main password</summary>
      ${copyRow('E-mail', account.email)}${copyRow('Main password', account.password)}
    </details>
  </section>`;

const settingsPage = (bluesky: Bluesky, context: Context<SandboxEnv>) => {
  const { world, state } = bluesky;
  const url = world.baseUrl();
  return context.html(
    pageOf({
      title: 'App passwords',
      path: PATH,
      accounts: state.accounts,
      isLive: false,
      main: html`<div class="settings">
          <p>
            App passwords let another program post for an account without knowing its main password.
            These sample accounts belong to you: copy a handle and its password, and connect.
          </p>
          ${copyRow('Service URL', url)} ${state.accounts.map(accountSection)}
        </div>
        <script>
          ${raw(COPY_SCRIPT)};
        </script>`,
    })
  );
};

const formField = (form: Record<string, unknown>, name: string): string => {
  const value = form[name];
  return typeof value === 'string' ? value.trim() : '';
};

/** Reads the posted account and name; a stale form changes nothing. */
const change = async (
  bluesky: Bluesky,
  context: Context<SandboxEnv>,
  apply: (account: SampleAccount, name: string) => void
) => {
  const form = await context.req.parseBody();
  const account = findAccount(bluesky.state, formField(form, 'account'));
  const name = formField(form, 'name').slice(0, MAX_NAME_LENGTH);
  if (account && name) apply(account, name);
  return context.redirect(PATH, 303);
};

/** Where a newcomer finds what to connect with: there is no OAuth screen on this platform. */
export const mountSettings = (app: Hono<SandboxEnv>, bluesky: Bluesky): void => {
  app.get(PATH, (context) => settingsPage(bluesky, context));
  app.post(PATH, (context) =>
    change(bluesky, context, (account, name) => void addAppPassword(bluesky, account, { name }))
  );
  app.post(`${PATH}/revoke`, (context) =>
    change(bluesky, context, (account, name) => revokeAppPassword(bluesky, account, name))
  );
};
