import { Hono } from 'hono';
import { html } from 'hono/html';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import type { Sandbox } from '../sandbox';
import { controlApp } from './control';

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 44rem; margin: 3rem auto; padding: 0 1rem; }
  ul { list-style: none; padding: 0; display: grid; gap: .75rem; }
  li a { display: block; padding: 1rem 1.25rem; border: 1px solid color-mix(in srgb, currentColor 20%, transparent);
         border-radius: .75rem; text-decoration: none; color: inherit; }
  li a:hover, li a:focus-visible { border-color: currentColor; }
  strong { display: block; font-size: 1.1rem; }
  small { opacity: .75; }
`;

/** The front door: which platforms run where, and how many posts each shows. */
export const homeApp = (sandbox: Sandbox): Hono<SandboxEnv> => {
  const app = new Hono<SandboxEnv>();
  app.route('/control', controlApp(sandbox));
  app.get('/', (context) => {
    const posts = sandbox.ledger.all();
    return context.html(
      html`<!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>Platform sandbox</title>
            <style>
              ${STYLE}
            </style>
          </head>
          <body>
            <h1>Platform sandbox</h1>
            <p>
              These servers stand in for the real platforms. Nothing leaves this machine, and no
              account anywhere is needed.
            </p>
            <ul>
              ${Object.values(sandbox.platforms).map((platform) => {
                const count = posts.filter((post) => post.platform === platform.id).length;
                const url = sandbox.urls[platform.id as keyof typeof sandbox.urls];
                return html`<li>
                  <a href="${url}">
                    <strong>${platform.label}</strong>
                    <small>${count} ${count === 1 ? 'post' : 'posts'} · ${url}</small>
                  </a>
                </li>`;
              })}
            </ul>
          </body>
        </html>`
    );
  });
  return app;
};
