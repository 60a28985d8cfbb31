/** Look of every page: white or black, one red button, a cyan and red double shadow. */
export const PAGE_STYLE = `
  :root { color-scheme: light dark; --page: #fff; --card: #fff; --ink: #161823; --soft: #6b6c74;
    --line: #e3e3e6; --fill: #f1f1f2; --red: #fe2c55; --cyan: #25c9c5; --wash: #f8f8f9;
    font: 16px/1.45 system-ui, -apple-system, "Segoe UI", sans-serif; }
  @media (prefers-color-scheme: dark) { :root { --page: #121212; --card: #1b1b1b; --ink: #f5f5f5;
    --soft: #a5a6ab; --line: #2f2f2f; --fill: #2a2a2a; --wash: #181818; } }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--page); color: var(--ink); }
  a { color: inherit; text-decoration: none; } a:hover { text-decoration: underline; }
  .soft { color: var(--soft); } .small { font-size: .85rem; }
  .brand { font-weight: 800; font-size: 1.35rem; letter-spacing: -.03em; text-shadow: -1.5px -1px 0 var(--cyan), 1.5px 1px 0 var(--red); }
  .brand small { font-size: .8rem; font-weight: 400; letter-spacing: 0; text-shadow: none; color: var(--soft); }
  .avatar { border-radius: 50%; flex: none; display: block; }
  .badge { display: inline-grid; place-items: center; width: 1.05rem; height: 1.05rem; border-radius: 50%;
    background: #20d5ec; color: #fff; font-size: .7rem; font-weight: 700; vertical-align: .1em; }
  .top { display: flex; align-items: center; padding: .75rem 1.5rem; border-bottom: 1px solid var(--line); }
  main.feed { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
  .creators { display: grid; grid-template-columns: repeat(auto-fill, minmax(19rem, 1fr)); gap: 1rem; }
  .creator { display: flex; gap: 1.1rem; align-items: center; padding: 1rem; }
  .creator h2 { margin: 0; font-size: 1.3rem; line-height: 1.2; overflow-wrap: anywhere; } .creator h3 { margin: .1rem 0 .5rem; font-size: .95rem; font-weight: 600; }
  .numbers { display: flex; gap: .9rem; flex-wrap: wrap; font-size: .9rem; } .numbers span { color: var(--soft); } .creator p { margin: .4rem 0 0; font-size: .9rem; }
  .tabs { display: flex; margin-top: 1rem; border-bottom: 1px solid var(--line); font-weight: 600; color: var(--soft); }
  .tabs a { padding: .7rem 1.75rem; } .tabs a[aria-current] { color: var(--ink); box-shadow: inset 0 -2px var(--ink); }
  .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: 1.25rem .9rem; padding: 1.25rem 0 3rem; }
  .tile h3 { margin: .5rem 0 0; font-size: .95rem; } .tile .cover { position: relative; display: block; aspect-ratio: 3 / 4; border-radius: .5rem; overflow: hidden; background: #000; }
  .cover img, .cover video { width: 100%; height: 100%; object-fit: cover; display: block; transition: scale .2s; } .cover:hover :is(img, video) { scale: 1.03; }
  .cover span { position: absolute; color: #fff; font-size: .8rem; font-weight: 600; text-shadow: 0 1px 3px #000; } .cover .views { inset: auto auto .5rem .6rem; }
  .cover .count { inset: .5rem .6rem auto auto; } .cover .audience { inset: .5rem auto auto .5rem; background: #0009; padding: .1rem .5rem; border-radius: 1rem; }
  .caption { margin: .45rem 0 .3rem; overflow-wrap: anywhere; white-space: pre-line; } .tile .caption { font-size: .9rem; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
  .tag { font-weight: 600; color: #2b5db9; } .by { display: flex; align-items: center; gap: .5rem; margin: 0; font-size: .9rem; }
  .single { display: grid; grid-template-columns: minmax(0, 24rem) minmax(0, 1fr); gap: 2rem; align-items: start; } .words h1 { font-size: 1.25rem; margin: 1rem 0 0; overflow-wrap: anywhere; }
  .screen { border-radius: .75rem; overflow: hidden; background: #000; } .screen video { width: 100%; aspect-ratio: 9 / 16; display: block; background: #000; }
  .screen.photo { display: flex; overflow-x: auto; scroll-snap-type: x mandatory; aspect-ratio: 3 / 4; } .screen.photo img { flex: 0 0 100%; width: 100%; object-fit: contain; scroll-snap-align: start; }
  .labels { display: flex; flex-wrap: wrap; gap: .4rem; list-style: none; padding: 0; margin: .8rem 0; } .labels li { background: var(--fill); border-radius: .3rem; padding: .15rem .55rem; font-size: .8rem; font-weight: 600; }
  .figures { display: flex; gap: 1.75rem; margin: 1.2rem 0; } .figures dt { font-size: .8rem; color: var(--soft); } .figures dd { margin: 0; font-weight: 700; font-size: 1.15rem; }
  @media (prefers-color-scheme: dark) { .tag { color: #8fb4ff; } }
  .empty { text-align: center; padding: 2.5rem 1rem 4rem; } .empty h2 { margin: 1.2rem 0 .3rem; font-size: 1.3rem; }
  .empty p { margin: 0 auto; max-width: 26rem; color: var(--soft); }
  .reel { display: flex; justify-content: center; gap: .6rem; } .reel i { display: block; width: 4.5rem; aspect-ratio: 9 / 16; border-radius: .5rem; background: var(--fill); }
  .reel i:nth-child(2) { background: linear-gradient(160deg, var(--cyan), var(--fill) 45%, var(--red)); transform: translateY(-.5rem); }
  body.stage { background: var(--wash); }
  .dialog { max-width: 27rem; margin: 6vh auto; padding: 2rem 1.75rem; background: var(--card); border-radius: .75rem; box-shadow: 0 4px 24px #0002; }
  .dialog h1 { font-size: 1.35rem; line-height: 1.25; margin: 1rem 0 .35rem; overflow-wrap: anywhere; } .dialog p { margin: 0 0 1.1rem; overflow-wrap: anywhere; }
  fieldset { border: 0; margin: 0 0 1.2rem; padding: 0; } legend { font-weight: 700; padding: 0; margin-bottom: .4rem; }
  .choice { display: flex; gap: .75rem; align-items: center; padding: .5rem .65rem; border-radius: .6rem; cursor: pointer; }
  .choice:has(input:checked) { background: var(--fill); } .choice b, .choice small { display: block; line-height: 1.3; } .choice small { color: var(--soft); }
  .scope { display: flex; gap: .75rem; align-items: center; justify-content: space-between; padding: .5rem 0; cursor: pointer; }
  .scope code { display: block; font-size: .75rem; color: var(--soft); } .scope input { appearance: none; flex: none; position: relative; margin: 0;
    width: 2.6rem; height: 1.5rem; border-radius: 1rem; background: var(--line); cursor: pointer; transition: background .15s; }
  .scope input::after { content: ""; position: absolute; inset: .15rem auto .15rem .15rem; width: 1.2rem; border-radius: 50%; background: #fff; transition: translate .15s; }
  .scope input:checked { background: #0bb5b0; } .scope input:checked::after { translate: 1.1rem 0; }
  .choice input { accent-color: var(--red); }
  button { width: 100%; font: inherit; font-weight: 600; padding: .7rem 1rem; margin-top: .6rem; border: 0; border-radius: .3rem; background: var(--fill); color: var(--ink); cursor: pointer; }
  button.primary { background: var(--red); color: #fff; }
  button:focus-visible, input:focus-visible, a:focus-visible { outline: 3px solid var(--cyan); outline-offset: 2px; }
  .refusal { background: var(--fill); border-radius: .5rem; padding: .75rem 1rem; }
  @media (max-width: 40rem) { body.stage { background: var(--card); } .dialog { margin: 0; box-shadow: none; } main.feed { padding: .75rem; } .creators { gap: 0; } .creator { padding: .4rem .5rem; } .creator .avatar { width: 3rem; height: 3rem; } .creator h2 { font-size: 1.05rem; } .creator h3 { margin: 0; } .creator p, .creator .numbers { display: none; } .tabs a { flex: 1; padding: .7rem 0; text-align: center; } .tiles { grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); } .single { grid-template-columns: minmax(0, 1fr); gap: 1rem; } }
`;
