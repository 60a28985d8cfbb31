import { html } from 'hono/html';

import { pageShell, type Markup } from '../kernel/page-shell';
import type { DialogProblem } from './dialog-request';
import { PROBLEM_STYLE } from './style';

/** What people see when something cannot be shown or the app asked wrongly. */
export const problemPage = ({ title, problem }: DialogProblem): Markup =>
  pageShell({
    title: `${title} | Facebook sandbox`,
    style: PROBLEM_STYLE,
    content: html`<main class="card">
      <span class="word">facebook</span>
      <h1>${title}</h1>
      <p>${problem}</p>
      <p class="soft">This is a sandbox: no real account or Page is involved.</p>
    </main>`,
  });
