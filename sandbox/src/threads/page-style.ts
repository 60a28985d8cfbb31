/** Look of every page: black on white or white on black, hairlines, round pictures and buttons. */
export const PAGE_STYLE = `
  :root { color-scheme: light dark; --page: #fafafa; --card: #fff; --ink: #000; --soft: #6e6e6e;
    --line: #e2e2e2; --hover: #f4f4f4; --blue: #0095f6;
    font: 15px/1.45 system-ui, -apple-system, "Segoe UI", sans-serif; }
  @media (prefers-color-scheme: dark) { :root { --page: #0a0a0a; --card: #181818; --ink: #f3f5f7;
    --soft: #9a9a9a; --line: #2c2c2c; --hover: #202020; --blue: #58b6ff; } }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--page); color: var(--ink); }
  a { color: inherit; text-decoration: none; } a:hover { text-decoration: underline; }
  .soft { color: var(--soft); } .small { font-size: .85rem; }
  .avatar { border-radius: 50%; flex: none; display: block; }
  .badge { display: inline-grid; place-items: center; width: 1rem; height: 1rem; border-radius: 50%;
    background: var(--blue); color: #fff; font-size: .65rem; font-weight: 700; vertical-align: .1em; }
  .spool { width: 2rem; height: 2rem; flex: none; }
  .top { position: sticky; top: 0; z-index: 1; display: grid; grid-template-columns: 1fr auto 1fr;
    align-items: center; padding: .8rem 1rem; background: var(--page); }
  .top h1 { margin: 0; font-size: 1rem; font-weight: 600; } .top .soft { justify-self: end; }
  .column { max-width: 40rem; margin: 0 auto 4rem; background: var(--card); border: 1px solid var(--line);
    border-radius: 1.5rem; overflow: hidden; }
  .profile { display: flex; justify-content: space-between; gap: 1rem; padding: 1.4rem 1.5rem; }
  .profile + .profile { border-top: 1px solid var(--line); }
  .profile h2 { margin: 0; font-size: 1.5rem; line-height: 1.2; } .profile p { margin: .45rem 0 0; }
  .tabs { display: grid; grid-template-columns: repeat(3, 1fr); text-align: center; font-weight: 600;
    border-bottom: 1px solid var(--line); color: var(--soft); }
  .tabs span { padding: .8rem; } .tabs span:first-child { color: var(--ink); border-bottom: 1px solid var(--ink); }
  .empty { padding: 3.5rem 1.5rem 4rem; text-align: center; } .empty h2 { margin: 1rem 0 .3rem; font-size: 1.1rem; }
  .empty p { margin: 0 auto; max-width: 24rem; color: var(--soft); } .empty .spool { margin: 0 auto; width: 3.5rem; height: 3.5rem; }
  .dialog { max-width: 26rem; margin: 6vh auto; padding: 1.75rem; background: var(--card); border: 1px solid var(--line); border-radius: 1.5rem; }
  .dialog > .spool { margin: 0 auto 1rem; display: block; width: 3rem; height: 3rem; }
  .dialog h1 { font-size: 1.2rem; line-height: 1.3; text-align: center; margin: 0 0 .4rem; overflow-wrap: anywhere; }
  .dialog > p { text-align: center; margin: 0 0 1.2rem; overflow-wrap: anywhere; }
  fieldset { border: 0; margin: 0 0 1.2rem; padding: 0; } legend { font-weight: 600; padding: 0; margin-bottom: .5rem; }
  .choice { display: flex; gap: .75rem; align-items: center; padding: .55rem .75rem; margin-bottom: .4rem; cursor: pointer;
    border: 1px solid var(--line); border-radius: .9rem; } .choice:has(input:checked) { border-color: var(--ink); background: var(--hover); }
  .choice b, .choice small { display: block; line-height: 1.3; } .choice small { color: var(--soft); }
  .scope { display: flex; gap: .75rem; align-items: center; justify-content: space-between; padding: .55rem 0;
    border-bottom: 1px solid var(--line); cursor: pointer; } .scope code { display: block; font-size: .75rem; color: var(--soft); }
  .scope input { flex: none; width: 1.15rem; height: 1.15rem; accent-color: var(--ink); }
  input { accent-color: var(--ink); }
  button { width: 100%; font: inherit; font-weight: 600; padding: .75rem 1rem; margin-top: .5rem; border-radius: .9rem;
    border: 1px solid var(--line); background: transparent; color: var(--ink); cursor: pointer; }
  button.primary { background: var(--ink); color: var(--card); border-color: var(--ink); }
  button:focus-visible, input:focus-visible, a:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
  .refusal { background: var(--hover); border-radius: .75rem; padding: .75rem 1rem; text-align: left !important; }
  @media (max-width: 42rem) { .column { border-radius: 0; border-inline: 0; } .dialog { margin: 0; border: 0; border-radius: 0; min-height: 100vh; } }
`;
