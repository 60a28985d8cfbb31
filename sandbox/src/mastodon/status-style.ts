/** Look of posts: one column of articles, pictures in a grid, everything else quiet. */
export const STATUS_STYLE = `
  .members { list-style: none; margin: 1rem 0 0; padding: .8rem 0 0; border-top: 1px solid var(--line); display: grid; gap: .6rem; }
  .members a { display: flex; gap: .6rem; align-items: center; color: inherit; } .members b, .members small { display: block; line-height: 1.25; } .members small { color: var(--soft); } .members span { min-width: 0; overflow-wrap: anywhere; }
  .status { position: relative; padding: .9rem 1rem .7rem; border-bottom: 1px solid var(--line); }
  .status > *:not(header) { margin-left: 3.6rem; }
  .status header { display: flex; gap: .7rem; align-items: flex-start; }
  .status header p { margin: 0; line-height: 1.35; } .byline { flex: 1; min-width: 0; overflow-wrap: anywhere; } .byline a { color: inherit; } .byline .soft { display: block; font-size: .9rem; }
  .stamp { display: flex; gap: .3rem; align-items: center; white-space: nowrap; } .stamp a { color: inherit; }
  .mark { width: 1rem; height: 1rem; fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linejoin: round; stroke-linecap: round; }
  .reply { margin: .2rem 0 0; }
  .content { margin-top: .35rem; overflow-wrap: anywhere; } .content p { margin: 0 0 .7rem; } .content p:last-child { margin-bottom: .3rem; }
  .content .invisible { font-size: 0; line-height: 0; display: inline-block; width: 0; height: 0; overflow: hidden; } .content .ellipsis::after { content: "…"; }
  .focused .content { font-size: 1.15rem; line-height: 1.5; } .focused > *:not(header) { margin-left: 0; } .focused .when { margin: .8rem 0 0; }
  .joined::after { content: ""; position: absolute; left: calc(1rem + 22px); top: 4rem; bottom: -1rem; width: 2px; background: var(--line); } .joined { border-bottom: 0; }
  .warned { margin-top: .4rem; } .warned summary, .hidden-media summary { cursor: pointer; display: flex; gap: .8rem; justify-content: space-between; align-items: center; padding: .6rem .8rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--tint); list-style: none; overflow-wrap: anywhere; }
  .warned summary b { color: var(--accent); white-space: nowrap; font-size: .85rem; } summary::-webkit-details-marker { display: none; }
  .hidden-media { margin-top: .6rem; } .hidden-media summary { flex-direction: column; gap: .1rem; padding: 1.6rem .8rem; } .hidden-media summary span { color: var(--soft); font-size: .85rem; } .hidden-media[open] summary { padding: .5rem; }
  .media { display: grid; gap: 3px; margin-top: .6rem; border-radius: .6rem; overflow: hidden; border: 1px solid var(--line); }
  .media-2, .media-3, .media-4 { grid-template-columns: 1fr 1fr; } .media-3 figure:first-child { grid-row: span 2; }
  .media figure { margin: 0; position: relative; background: var(--page); min-height: 4rem; }
  .media img, .media video { display: block; width: 100%; height: 100%; object-fit: cover; } .media-1 img, .media-1 video { height: auto; max-height: 34rem; } .media-1 video { object-fit: contain; background: #000; }
  .media-2 figure, .media-4 figure { aspect-ratio: 16 / 11; } .media-3 figure { aspect-ratio: 16 / 11; } .media-3 figure:first-child { aspect-ratio: auto; }
  .badge { position: absolute; right: .5rem; bottom: .5rem; background: rgb(0 0 0 / .72); color: #fff; font-size: .72rem; font-weight: 700; padding: .1rem .4rem; border-radius: .3rem; }
  video ~ .alt .badge { top: .5rem; bottom: auto; } .alt summary { left: .5rem; right: auto; cursor: pointer; list-style: none; } .alt[open] summary { bottom: auto; top: .5rem; } .alt p { position: absolute; inset: auto 0 0; margin: 0; padding: .6rem .8rem; max-height: 75%; overflow: auto; background: rgb(0 0 0 / .82); color: #fff; font-size: .88rem; overflow-wrap: anywhere; }
  .card { display: block; margin-top: .6rem; border: 1px solid var(--line); border-radius: .6rem; overflow: hidden; color: inherit; } .card:hover { text-decoration: none; border-color: var(--accent); } .card img { display: block; width: 100%; aspect-ratio: 1.91; object-fit: cover; } .card-text { display: grid; gap: .1rem; padding: .7rem .9rem; overflow-wrap: anywhere; }
  .clamp { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; font-size: .9rem; }
  .poll { margin-top: .5rem; } .poll label { display: flex; gap: .6rem; padding: .45rem .1rem; } .poll label span { overflow-wrap: anywhere; min-width: 0; } .poll p { margin: .2rem 0 0; }
  .numbers { list-style: none; display: flex; gap: 2.2rem; padding: 0; margin-top: .55rem; margin-bottom: 0; color: var(--soft); font-size: .85rem; } .numbers li { display: flex; gap: .35rem; align-items: center; min-width: 2.4rem; } .numbers svg { width: 1.1rem; height: 1.1rem; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linejoin: round; stroke-linecap: round; }
  @media (max-width: 34rem) { .status > *:not(header) { margin-left: 0; } .joined::after { display: none; } .numbers { justify-content: space-between; gap: .5rem; } .members { display: none; } }
`;
