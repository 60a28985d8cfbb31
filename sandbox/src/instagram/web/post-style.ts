/** Posts, stories and the grid of a profile; the basics are in the style of every page. */
export const POST_STYLE = `
  .feed { max-width: 30rem; margin: 0 auto; display: grid; gap: 1.6rem; }
  .post { border-bottom: 1px solid var(--line); padding-bottom: 1rem; min-width: 0; }
  .post > header { display: flex; align-items: center; gap: .6rem; padding: .2rem .1rem .7rem; }
  .post .ring, .story .ring { padding: 2px; } .post .ring img, .story .ring img { border-width: 2px; }
  .who { flex: 1; min-width: 0; display: grid; } .who b { overflow-wrap: anywhere; } .who small { font-size: .8rem; }
  .strip { display: flex; overflow-x: auto; scroll-snap-type: x mandatory; border-radius: .5rem; background: var(--field);
    border: 1px solid var(--line); max-height: 46rem; min-height: 12rem; width: 100%; scrollbar-width: none; }
  .strip::-webkit-scrollbar { display: none; }
  .strip figure { position: relative; flex: 0 0 100%; margin: 0; scroll-snap-align: center; min-width: 0; background: var(--field); }
  .strip img, .strip video { width: 100%; height: 100%; object-fit: cover; display: block; border-radius: 0; }
  .strip video { background: #000; object-fit: contain; }
  .place, .alt summary { background: rgb(12 16 20 / .78); color: #fff; font-size: .75rem; font-weight: 600; border-radius: 1rem; padding: .2rem .6rem; }
  .place { position: absolute; top: .8rem; right: .8rem; }
  .alt { position: absolute; left: .8rem; right: 4.5rem; top: .8rem; } .alt summary { width: fit-content; list-style: none; cursor: pointer; }
  .alt summary::-webkit-details-marker { display: none; }
  .alt p { margin-top: .3rem; padding: .5rem .8rem; border-radius: .7rem; background: rgb(12 16 20 / .86); color: #fff; max-height: 9rem;
    overflow: auto; overflow-wrap: anywhere; white-space: pre-wrap; font-size: .85rem; }
  .under { display: grid; gap: .45rem; padding: .7rem .1rem 0; }
  .icons { display: flex; justify-content: space-between; align-items: center; gap: .6rem; } .icons span { display: flex; gap: .9rem; }
  .icon { width: 24px; height: 24px; fill: none; stroke: currentColor; stroke-width: 1.9; stroke-linejoin: round; stroke-linecap: round; }
  .dots { display: flex; gap: .15rem; } .dots a { padding: .3rem .15rem; } .dots a::before { content: ""; display: block; width: 6px; height: 6px;
    border-radius: 50%; background: var(--line); } .dots a:first-child::before { background: var(--blue); }
  .caption, .comments li { overflow-wrap: anywhere; } .words { white-space: pre-line; }
  .comments { display: grid; gap: .25rem; } .entity { color: var(--blue-ink); }
  .grid { display: grid; grid-template-columns: repeat(3, 1fr); gap: 4px; }
  .grid a { position: relative; aspect-ratio: 3 / 4; background: var(--field); overflow: hidden; display: block; }
  .grid img, .grid video { width: 100%; height: 100%; object-fit: cover; border-radius: 0; display: block; }
  .grid .icon { position: absolute; top: .6rem; right: .6rem; color: #fff; filter: drop-shadow(0 0 3px rgb(0 0 0 / .7)); }
  .stories .ring:not(.fresh) { background: var(--line); }
  .story { max-width: 25rem; margin: 0 auto; border-radius: 1rem; overflow: hidden; background: #15191e; color: #fff; position: relative; }
  .story header { position: absolute; inset: 1.3rem 1rem auto; display: flex; gap: .6rem; align-items: center; z-index: 1;
    text-shadow: 0 0 6px rgb(0 0 0 / .8); } .story .soft { color: #e8ecef; }
  .story .strip { border: 0; border-radius: 0; aspect-ratio: 9 / 16 !important; background: #15191e; } .story .strip img { object-fit: contain; }
  .story .strip figure { background: transparent; } .story .alt { top: auto; bottom: 1rem; }
  .progress { position: absolute; inset: .7rem 1rem auto; height: 3px; border-radius: 3px; background: rgb(255 255 255 / .4); z-index: 1; }
  .progress span { display: block; width: 40%; height: 100%; border-radius: 3px; background: #fff; }
  .post:target { outline: 3px solid var(--blue); outline-offset: 8px; border-radius: .4rem; }
`;
