import { html, raw } from 'hono/html';

export type Markup = ReturnType<typeof html>;

interface Shell {
  title: string;
  style: string;
  content: Markup;
  /** Reload quietly while somebody looks at it. @default false */
  isLive?: boolean;
}

/** Swaps the page's content only when it changed, so that the reader keeps the place. */
const LIVE_SCRIPT = `
  setInterval(async () => {
    const main = document.querySelector('main');
    if (!main || document.hidden || String(getSelection())) return;
    const answer = await fetch(location.href).catch(() => null);
    if (!answer || !answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = fresh.querySelector('main');
    if (next && next.innerHTML !== main.innerHTML) main.innerHTML = next.innerHTML;
  }, 4000);
`;

/** The frame of every page of Meta's platforms. */
export const pageShell = ({ title, style, content, isLive = false }: Shell): Markup =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        <title>${title}</title>
        <style>
          ${raw(style)}
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

/** Fields that carry the app's request through the consent form. */
export const hiddenFields = (fields: Readonly<Record<string, string | null>>): Markup[] =>
  Object.entries(fields)
    .filter((field): field is [string, string] => field[1] !== null)
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
