import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

import type { AuthorizeRequest } from './authorize';
import { MEMBERS, type Member } from './people';
import { SCOPE_WORDS } from './scopes';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const STYLE = `
  :root { color-scheme: light dark; --page: #f4f2ee; --card: #fff; --ink: #1d1d1b; --soft: #5e5e5a;
    --line: #dcd8d0; --accent: #0a66c2; --tint: #e9f1fa; font: 16px/1.5 system-ui, sans-serif; }
  @media (prefers-color-scheme: dark) { :root { --page: #16181b; --card: #1f2328; --ink: #ecebe8;
    --soft: #a9adb2; --line: #3a4047; --accent: #71b7fb; --tint: #1f3247; } }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem 1rem;
    background: var(--page); color: var(--ink); }
  main { width: 100%; max-width: 27rem; background: var(--card); border: 1px solid var(--line);
    border-radius: .75rem; padding: 1.75rem; }
  .brand { color: var(--accent); font-weight: 700; font-size: 1.15rem; margin: 0 0 1rem; }
  .brand small { color: var(--soft); font-weight: 400; }
  h1 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 .35rem; overflow-wrap: anywhere; }
  p { margin: 0 0 1rem; } .soft { color: var(--soft); font-size: .9rem; overflow-wrap: anywhere; }
  ul { margin: 0 0 1.25rem; padding-left: 1.2rem; } li { margin: .3rem 0; }
  fieldset { border: 0; margin: 0 0 1.25rem; padding: 0; display: grid; gap: .5rem; }
  legend { font-weight: 600; padding: 0; margin-bottom: .5rem; }
  label { display: flex; gap: .75rem; align-items: center; padding: .6rem .75rem; cursor: pointer;
    border: 1px solid var(--line); border-radius: .6rem; }
  label:has(input:checked) { border-color: var(--accent); background: var(--tint); }
  label img { border-radius: 50%; } label small { display: block; color: var(--soft); line-height: 1.3; }
  .buttons { display: flex; flex-direction: row-reverse; gap: .75rem; }
  button { flex: 1; font: inherit; font-weight: 600; padding: .65rem 1rem; border-radius: 2rem;
    border: 1px solid var(--accent); background: transparent; color: var(--accent); cursor: pointer; }
  button.primary { background: var(--accent); color: var(--card); }
  button:focus-visible, input:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;

const page = (title: string, content: Html): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <main>
          <p class="brand">LinkedIn <small>sandbox</small></p>
          ${content}
        </main>
      </body>
    </html>`;

const accountChoice = (member: Member, isFirst: boolean): Html =>
  html`<label>
    <input type="radio" name="member" value="${member.key}" ${isFirst ? 'checked' : ''} required />
    <img src="/dms/profile/${member.key}.svg" width="44" height="44" alt="" />
    <span><b>${member.name}</b><small>${member.headline}</small></span>
  </label>`;

/** "This app would like to…", with a choice of sample accounts. Works without JavaScript. */
export const consentPage = (request: AuthorizeRequest): Html => {
  const hidden = {
    response_type: request.responseType,
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    scope: request.scopes.join(' '),
    ...(request.state === null ? {} : { state: request.state }),
  };
  return page(
    'Authorize | LinkedIn sandbox',
    html`<h1>${new URL(request.redirectUri).host} would like to:</h1>
      <p class="soft">App ${request.clientId}</p>
      <ul>
        ${request.scopes.map((scope) => html`<li>${SCOPE_WORDS[scope] ?? scope}</li>`)}
      </ul>
      <form method="post" action="/oauth/v2/authorization-submit">
        ${Object.entries(hidden).map(
          ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`
        )}
        <fieldset>
          <legend>Continue as</legend>
          ${MEMBERS.map((member, place) => accountChoice(member, place === 0))}
        </fieldset>
        <div class="buttons">
          <button class="primary" name="decision" value="allow">Allow</button>
          <button name="decision" value="cancel" formnovalidate>Cancel</button>
        </div>
      </form>
      <p class="soft" style="margin:1rem 0 0">
        You will go to ${request.redirectUri}. These are sample accounts on this machine.
      </p>`
  );
};

export const authorizeErrorPage = (problem: string): Html =>
  page(
    'Something went wrong | LinkedIn sandbox',
    html`<h1>Bummer, something went wrong.</h1>
      <p>${problem}</p>
      <p class="soft">Check the app’s settings, then start the sign-in again.</p>`
  );
