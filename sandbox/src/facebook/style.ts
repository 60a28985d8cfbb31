/** Colours and basics of every page: light and dark by the reader's preference. */
export const BASE_STYLE = `
  :root { color-scheme: light dark; --page: #f0f2f5; --card: #fff; --ink: #080809; --soft: #5f6369;
    --line: #dfe2e6; --field: #f0f2f5; --blue: #0866ff; --blue-ink: #0a5fe0; --tint: #e8f1ff; --shadow: 0 1px 3px #0003;
    font: 15px/1.4 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
  @media (prefers-color-scheme: dark) { :root { --page: #1c1c1d; --card: #252728; --ink: #e4e6ea; --soft: #b0b3b8;
    --line: #3a3d40; --field: #333638; --blue: #0866ff; --blue-ink: #5aa7ff; --tint: #22344f; --shadow: 0 1px 3px #0008; } }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--page); color: var(--ink); min-height: 100vh; }
  h1, h2, p, ul, fieldset { margin: 0; padding: 0; } ul { list-style: none; } fieldset { border: 0; min-width: 0; }
  a { color: var(--blue-ink); text-decoration: none; } a:hover { text-decoration: underline; }
  :focus-visible { outline: 2px solid var(--blue-ink); outline-offset: 2px; }
  img { display: block; } .round { border-radius: 50%; flex: none; background: var(--field); }
  .soft { color: var(--soft); font-size: .87rem; overflow-wrap: anywhere; }
  .card { background: var(--card); border-radius: .6rem; box-shadow: var(--shadow); }
  .word { color: var(--blue-ink); font-weight: 800; font-size: 1.7rem; letter-spacing: -.05em; line-height: 1; }
  .word:hover { text-decoration: none; }
  .button { font: inherit; font-weight: 600; border: 0; border-radius: .5rem; padding: .6rem 1.2rem; cursor: pointer;
    background: var(--field); color: var(--ink); } .button.primary { background: var(--blue); color: #fff; }
  .button:hover { filter: brightness(.95); }
`;

export const CONSENT_STYLE = `${BASE_STYLE}
  body { display: grid; justify-items: center; align-content: start; padding: 1.5rem 1rem 3rem; gap: 1rem; }
  main { width: 100%; max-width: 34rem; overflow: hidden; }
  .top { display: flex; gap: .5rem; align-items: baseline; width: 100%; max-width: 34rem; }
  .intro { display: flex; gap: 1rem; align-items: center; padding: 1.4rem 1.5rem 1.1rem; border-bottom: 1px solid var(--line); }
  .intro h1 { font-size: 1.3rem; line-height: 1.25; overflow-wrap: anywhere; }
  .app { flex: none; width: 3.5rem; height: 3.5rem; border-radius: .9rem; display: grid; place-items: center; color: #fff;
    font-size: 1.5rem; font-weight: 700; background: linear-gradient(135deg, #4b5b76, #1f2a3d); text-transform: uppercase; }
  section, .assets { padding: 1.1rem 1.5rem; border-bottom: 1px solid var(--line); }
  h2 { font-size: 1.02rem; margin-bottom: .2rem; } h2 + .soft { margin-bottom: .7rem; }
  .choices { display: grid; gap: .4rem; margin-top: .6rem; max-height: 23rem; overflow-y: auto; }
  .choice { display: flex; gap: .8rem; align-items: center; padding: .55rem .7rem; border-radius: .55rem; cursor: pointer; }
  .choice:hover { background: var(--field); } .choice:has(input:checked) { background: var(--tint); }
  .choice span { flex: 1; min-width: 0; } .choice b { display: block; font-weight: 600; overflow-wrap: anywhere; }
  .choice small { display: block; color: var(--soft); } .choice code { font-size: .78rem; color: var(--soft); overflow-wrap: anywhere; }
  .choice input { flex: none; width: 1.15rem; height: 1.15rem; accent-color: var(--blue); margin: 0; }
  .choice small.warn, p.warn { color: #b35900; }
  @media (prefers-color-scheme: dark) { .choice small.warn, p.warn { color: #ffb35c; } }
  .people { grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); }
  .gram { border-radius: 50%; padding: 2px; background: linear-gradient(45deg, #feda75, #d62976, #4f5bd5); }
  .gram img { border: 2px solid var(--card); }
  .buttons { position: sticky; bottom: 0; display: flex; justify-content: flex-end; gap: .6rem; padding: .9rem 1.5rem;
    background: var(--card); border-top: 1px solid var(--line); }
  .foot { max-width: 34rem; text-align: center; }
  @media (max-width: 30rem) { section, .assets, .intro, .buttons { padding-inline: 1rem; } .buttons .button { flex: 1; } }
`;

export const PROBLEM_STYLE = `${BASE_STYLE}
  body { display: grid; place-items: center; padding: 1.5rem; }
  main { max-width: 31rem; padding: 2rem; display: grid; gap: .8rem; } main h1 { font-size: 1.35rem; }
`;

export const FEED_STYLE = `${BASE_STYLE}
  .bar { position: sticky; top: 0; z-index: 2; background: var(--card); box-shadow: var(--shadow); }
  .bar div { max-width: 58.25rem; margin: 0 auto; padding: .75rem 1rem; display: flex; gap: .7rem; align-items: baseline; }
  .columns { max-width: 58.25rem; margin: 1.25rem auto; padding: 0 1rem; display: grid; gap: 1.25rem; align-items: start;
    grid-template-columns: 19rem minmax(0, 36rem); justify-content: center; }
  .side { padding: .9rem .5rem .6rem; position: sticky; top: 4.5rem; max-height: calc(100vh - 6rem); overflow-y: auto; }
  .side h2 { font-size: 1.05rem; padding: 0 .5rem .4rem; }
  .side a { display: flex; gap: .7rem; align-items: center; padding: .45rem .5rem; border-radius: .5rem; color: inherit; }
  .side a:hover { background: var(--field); text-decoration: none; } .side a[aria-current] { background: var(--tint); }
  .side b { display: block; font-weight: 600; line-height: 1.25; } .side span { min-width: 0; }
  main { display: grid; gap: 1rem; }
  .empty { padding: 3rem 1.5rem; text-align: center; display: grid; gap: .4rem; justify-items: center; }
  .empty b { font-size: 1.2rem; } .empty svg { color: var(--blue-ink); margin-bottom: .5rem; }
  .head { overflow: hidden; } .cover { height: 11rem; }
  .who { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-end; padding: 0 1.25rem 1rem; }
  .who img { margin-top: -2.6rem; border: 4px solid var(--card); } .who > div { flex: 1; min-width: 12rem; padding-top: .7rem; }
  .who h1 { font-size: 1.65rem; line-height: 1.15; }
  .tabs { display: flex; gap: .3rem; padding: 0 1rem; border-top: 1px solid var(--line); font-weight: 600; color: var(--soft); }
  .tabs span { padding: .85rem .8rem; } .tabs .now { color: var(--blue-ink); border-bottom: 3px solid var(--blue-ink); }
  .about { padding: 1rem 1.25rem; display: grid; gap: .5rem; } .about h2 { font-size: 1.15rem; }
  @media (max-width: 52rem) { .columns { grid-template-columns: minmax(0, 1fr); margin: .75rem auto; padding: 0; }
    .card { border-radius: 0; } .side { position: static; max-height: none; padding-bottom: .4rem; }
    .side ul { display: flex; overflow-x: auto; } .side li { flex: none; } .side small { display: none; } .cover { height: 8rem; } }
`;
