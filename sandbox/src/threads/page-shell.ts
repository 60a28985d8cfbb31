import { html, raw } from 'hono/html';

import { PAGE_STYLE } from './page-style';

export type Markup = ReturnType<typeof html>;

interface Shell {
  title: string;
  content: Markup;
  /** Reload quietly while somebody looks at it. @default false */
  isLive?: boolean;
}

// Swaps the content without losing the scroll position; waits while text is selected.
const LIVE_SCRIPT = `
  setInterval(async () => {
    const main = document.querySelector('main');
    if (document.hidden || String(getSelection())) return;
    const answer = await fetch(location.href).catch(() => null);
    if (!answer || !answer.ok) return;
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
    if (next && next.innerHTML !== main.innerHTML) main.innerHTML = next.innerHTML;
  }, 4000);
`;

/** The frame of every page of this platform. */
export const pageShell = ({ title, content, isLive = false }: Shell): Markup =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        <title>${title} • Threads sandbox</title>
        <style>
          ${raw(PAGE_STYLE)}
        </style>
      </head>
      <body>
        ${content}
        ${
          isLive
            ? html`<script>
                ${raw(LIVE_SCRIPT)};
              </script>`
            : ''
        }
      </body>
    </html>`;

/** A spool of thread: our own drawing, not anybody's mark. */
export const spool = (): Markup =>
  html`<svg class="spool" viewBox="0 0 48 48" fill="none" aria-hidden="true">
    <path
      d="M11 8h26M11 40h26M15 8v32M33 8v32M15 17l18-4M15 24l18-4M15 31l18-4M15 37l18-3M33 34c6 0 9 2 9 7"
      stroke="currentColor"
      stroke-width="3"
      stroke-linecap="round"
    />
  </svg>`;
