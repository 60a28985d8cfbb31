/** Colours and basics of every page: light and dark by the reader's preference. */
const BASE_STYLE = `
  :root { color-scheme: light dark; --page: #fff; --card: #fff; --ink: #0c1014; --soft: #65717c; --line: #dbdfe4;
    --field: #f2f4f6; --blue: #4150f7; --blue-ink: #3141e0;
    --sunset: linear-gradient(45deg, #feda75, #fa7e1e 25%, #d62976 50%, #962fbf 75%, #4f5bd5);
    font: 15px/1.4 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
  @media (prefers-color-scheme: dark) { :root { --page: #0c1014; --card: #161b21; --ink: #f3f5f7; --soft: #a5b0ba; --line: #2a3138;
    --field: #232a32; --blue: #4a5df9; --blue-ink: #8e9bff; } }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--page); color: var(--ink); min-height: 100vh; }
  h1, h2, p, ul, fieldset { margin: 0; padding: 0; } ul { list-style: none; } fieldset { border: 0; min-width: 0; }
  a { color: inherit; text-decoration: none; } :focus-visible { outline: 2px solid var(--blue-ink); outline-offset: 3px; }
  img { display: block; border-radius: 50%; } .soft { color: var(--soft); overflow-wrap: anywhere; }
  .word { font-family: "Snell Roundhand", "Segoe Script", "Brush Script MT", "URW Chancery L", cursive; font-size: 1.8rem;
    font-weight: 600; font-style: italic; line-height: 1.2; }
  .ring { display: inline-block; flex: none; padding: 3px; border-radius: 50%; background: var(--sunset); }
  .ring img { border: 3px solid var(--page); background: var(--field); }
  .chip { font-size: .75rem; border: 1px solid var(--line); border-radius: 1rem; padding: .05rem .5rem; color: var(--soft); }
`;

export const CONSENT_STYLE = `${BASE_STYLE}
  body { display: grid; place-items: center; padding: 1.5rem 1rem; background: var(--field); }
  main { width: 100%; max-width: 27rem; background: var(--card); border: 1px solid var(--line); border-radius: 1rem; overflow: hidden; }
  main::before { content: ""; display: block; height: 5px; background: var(--sunset); }
  .inner { padding: 1.5rem 1.5rem .5rem; display: grid; gap: 1.1rem; } .ring img { border-color: var(--card); }
  h1 { font-size: 1.25rem; line-height: 1.3; overflow-wrap: anywhere; } h2 { font-size: .95rem; margin-bottom: .5rem; }
  legend { font-weight: 600; margin-bottom: .5rem; padding: 0; }
  .choice { display: flex; gap: .8rem; align-items: center; padding: .5rem .6rem; border-radius: .7rem; cursor: pointer; }
  .choice:hover { background: var(--field); } .choice:has(input[type=radio]:checked) { background: var(--field); }
  .choice > span:not(.ring) { flex: 1; min-width: 0; } .choice b { display: block; overflow-wrap: anywhere; }
  .choice small { color: var(--soft); display: block; overflow-wrap: anywhere; }
  .choice input { flex: none; width: 1.15rem; height: 1.15rem; margin: 0; accent-color: var(--blue); }
  .switch { appearance: none; width: 2.6rem !important; height: 1.55rem !important; border-radius: 1rem; background: var(--line);
    position: relative; cursor: pointer; } .switch::after { content: ""; position: absolute; inset: .2rem auto .2rem .2rem;
    width: 1.15rem; border-radius: 50%; background: #fff; } .switch:checked { background: var(--blue); }
  .switch:checked::after { left: 1.25rem; } .switch:disabled { opacity: .6; }
  .buttons { display: grid; gap: .4rem; padding: 1rem 1.5rem 1.4rem; }
  button { font: inherit; font-weight: 600; border: 0; border-radius: .7rem; padding: .75rem; cursor: pointer; background: none;
    color: var(--blue-ink); } button.primary { background: var(--blue); color: #fff; } button:hover { filter: brightness(1.1); }
  .foot { padding: 0 1.5rem 1.3rem; font-size: .85rem; text-align: center; }
`;

export const FEED_STYLE = `${BASE_STYLE}
  .bar { position: sticky; top: 0; z-index: 2; background: var(--page); border-bottom: 1px solid var(--line); }
  .bar div { max-width: 58rem; margin: 0 auto; padding: .6rem 1rem; display: flex; gap: .8rem; align-items: baseline; }
  main { max-width: 58rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; }
  .stories { display: flex; gap: .6rem; overflow-x: auto; padding: .3rem .2rem 1.2rem; justify-content: safe center; }
  .stories a { display: grid; justify-items: center; gap: .35rem; width: 8rem; font-size: .82rem; }
  .stories a span:last-child { max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .empty { padding: 3.5rem 1rem; text-align: center; display: grid; gap: .5rem; justify-items: center; }
  .empty svg { margin-bottom: .6rem; } .empty b { font-size: 1.55rem; font-weight: 800; }
  .head { display: flex; gap: clamp(1.2rem, 6vw, 4.5rem); align-items: center; justify-content: center; padding: 1rem 0 2rem; }
  .head h1 { font-size: 1.3rem; font-weight: 600; overflow-wrap: anywhere; } .head > div { display: grid; gap: .7rem; min-width: 0; }
  .title { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; }
  .numbers { display: flex; flex-wrap: wrap; gap: .4rem 2rem; } .bio { white-space: pre-line; overflow-wrap: anywhere; }
  a.site { color: var(--blue-ink); font-weight: 600; } .ring.big { padding: 4px; } .ring.big img { border-width: 4px; }
  .tabs { display: flex; justify-content: center; gap: 3.5rem; border-top: 1px solid var(--line); font-size: .8rem; font-weight: 600;
    letter-spacing: .06em; color: var(--soft); } .tabs span { padding: 1rem 0; } .tabs .now { color: var(--ink);
    border-top: 1px solid var(--ink); margin-top: -1px; }
  @media (max-width: 34rem) { .head img { width: 84px; height: 84px; } .numbers { gap: .2rem 1.1rem; } .stories { justify-content: start; } }
`;
