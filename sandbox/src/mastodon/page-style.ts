/** Look of every page: violet accent, square-ish avatars, three columns that become one. */
export const PAGE_STYLE = `
  :root { color-scheme: light dark; --page: #eff0f6; --card: #fff; --ink: #1d1d29; --soft: #606080;
    --line: #d8d8e6; --accent: #563acc; --tint: #efecff; --cover: #c9c3f5;
    font: 15px/1.45 system-ui, -apple-system, "Segoe UI", sans-serif; }
  @media (prefers-color-scheme: dark) { :root { --page: #13131c; --card: #1b1b28; --ink: #f1f1f8;
    --soft: #a3a3bd; --line: #32324a; --accent: #8c8dff; --tint: #26263d; --cover: #3a3a70; } }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--page); color: var(--ink); }
  a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
  .soft { color: var(--soft); } .small { font-size: .85rem; }
  .avatar { border-radius: .5rem; flex: none; display: block; }
  .brand { color: var(--accent); font-weight: 700; font-size: 1.25rem; } .brand small { color: var(--soft); font-weight: 400; font-size: .8rem; }
  .columns { max-width: 66rem; margin: 0 auto; padding: 1rem; display: grid; gap: 1rem; grid-template-columns: 16rem minmax(0, 36rem); justify-content: center; align-items: start; }
  .panel { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; overflow: hidden; }
  .about .cover { height: 6rem; background: radial-gradient(circle at 20% 120%, var(--accent), transparent 60%), var(--cover); }
  .about > div:last-child { padding: .9rem 1rem 1.1rem; } .about h2 { margin: 0; font-size: 1.05rem; } .about p { margin: .4rem 0 0; }
  .heading { display: flex; gap: .6rem; align-items: center; margin: 0; padding: .9rem 1rem; font-size: 1rem; border-bottom: 1px solid var(--line); }
  .heading::before { content: ""; width: .6rem; height: .6rem; border-radius: 50%; background: var(--accent); }
  .person { display: flex; gap: .8rem; padding: 1rem; border-bottom: 1px solid var(--line); } .person > div { min-width: 0; }
  .person h3 { margin: 0; font-size: 1rem; line-height: 1.3; } .person p { margin: .35rem 0 0; overflow-wrap: anywhere; }
  .chip { border: 1px solid var(--line); border-radius: .3rem; padding: 0 .35rem; font-size: .72rem; color: var(--soft); font-weight: 400; vertical-align: .1em; }
  .empty { padding: 3rem 1.5rem 3.5rem; text-align: center; } .empty h3 { margin: 1rem 0 .3rem; font-size: 1.1rem; } .empty p { margin: 0 auto; max-width: 24rem; color: var(--soft); }
  .bubble { width: 5.5rem; height: 4.4rem; color: var(--accent); }
  .dialog { max-width: 30rem; margin: 6vh auto; padding: 0 1rem; } .dialog .panel { padding: 1.5rem; margin-top: 1rem; }
  .dialog h1 { font-size: 1.3rem; line-height: 1.3; margin: 0 0 .5rem; overflow-wrap: anywhere; } .dialog p { margin: 0 0 1.1rem; overflow-wrap: anywhere; }
  .scopes { list-style: none; margin: 0 0 1.2rem; padding: 0; border: 1px solid var(--line); border-radius: .5rem; }
  .scopes li { display: flex; justify-content: space-between; gap: .75rem; padding: .6rem .8rem; } .scopes li + li { border-top: 1px solid var(--line); } .scopes code { color: var(--soft); font-size: .78rem; align-self: center; }
  fieldset { border: 0; margin: 0 0 1.2rem; padding: 0; } legend { font-weight: 600; padding: 0; margin-bottom: .5rem; }
  .choice { display: flex; gap: .75rem; align-items: center; padding: .55rem .7rem; margin-bottom: .4rem; border: 1px solid var(--line); border-radius: .5rem; cursor: pointer; }
  .choice:has(input:checked) { border-color: var(--accent); background: var(--tint); } .choice b, .choice small { display: block; line-height: 1.3; } .choice small { color: var(--soft); overflow-wrap: anywhere; }
  input { accent-color: var(--accent); }
  .buttons { display: flex; gap: .75rem; flex-direction: row-reverse; }
  button { flex: 1; font: inherit; font-weight: 600; padding: .65rem 1rem; border-radius: .5rem; border: 1px solid var(--accent); background: transparent; color: var(--accent); cursor: pointer; }
  button.primary { background: var(--accent); color: var(--card); }
  button:focus-visible, input:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  .code { font: 1rem/1.4 ui-monospace, monospace; background: var(--tint); border-radius: .4rem; padding: .75rem; overflow-wrap: anywhere; }
  @media (max-width: 50rem) { .columns { grid-template-columns: minmax(0, 1fr); padding: 0; gap: .5rem; } .columns .panel { border-radius: 0; border-inline: 0; } .about .cover { display: none; } .dialog { margin: 1.5rem auto; } }
`;
