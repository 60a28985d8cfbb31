import type { EvalArticle } from './article';

/** Place, kilometres of the stage, minutes, metres up, what there is, what it costs. */
type Stage = readonly [string, number, number, number, string, number];

const STAGES: readonly Stage[] = [
  ['Selmouth', 8.4, 135, 120, 'a bakery with a bench', 3.2],
  ['Cask Lane', 6.1, 95, 60, 'a well that never freezes', 0.8],
  ['Marrow Point', 11.7, 210, 340, 'an inn with 14 beds', 46],
  ['Gull Steps', 4.9, 85, 190, 'a shelter without a door', 1.5],
  ['Cray Bay', 12.3, 205, 80, 'a beach for tired feet', 2.4],
  ['Old Signal', 7.6, 140, 410, 'a tower with 98 steps', 5],
  ['Tern Hollow', 9.2, 150, 130, 'a shop that opens at noon', 7.9],
  ['Lowbank', 13.8, 230, 40, 'a ferry on request', 6.3],
  ['The Narrows', 5.5, 100, 220, 'a rope to hold on to', 1.1],
  ['Quern', 10.4, 175, 270, 'a mill that grinds on Fridays', 4.7],
  ['Saltern Farm', 8.8, 145, 90, 'cheese under the counter', 12.5],
  ['Hob’s Seat', 6.7, 125, 380, 'the best view of the coast', 2.1],
  ['Windle', 11.1, 190, 160, 'a chapel with a warm stove', 3.6],
  ['Brine Cross', 9.9, 165, 110, 'a bus twice a day', 8.2],
  ['Long Strand', 14.6, 225, 20, 'nothing at all for two hours', 9.4],
  ['Pelham Stairs', 3.8, 80, 250, 'an echo that answers late', 1.3],
  ['Fallow Light', 7.2, 130, 200, 'a lighthouse to sleep in', 58],
  ['Ebbing', 12.9, 215, 70, 'oysters from a cart', 15.5],
  ['Nine Poles', 8.1, 140, 140, 'nine poles and a story', 2.7],
  ['Journey’s End', 5.3, 90, 30, 'a bell that everybody rings', 4.1],
];

const PRAISES = [
  'Walkers who start early have it to themselves.',
  'After rain it is slippery, and after dark it is no place to be.',
  'Children manage it, grown-ups complain about it.',
  'Nobody who came here in May ever came only once.',
] as const;

const paragraphOf = ([name, km, minutes, up, thing, pounds]: Stage, index: number): string => {
  const number = index + 1;
  const metres = Math.round(km * 1000);
  return `## Stage ${number}: ${name}

Stage ${number} ends in ${name} after ${km} kilometres, which are ${metres} metres if you count every step. Count ${minutes} minutes for it, breaks not included, and ${up} metres of climbing. At the end there is ${thing}. ${PRAISES[index % PRAISES.length] ?? ''} A meal near the path costs about £${pounds.toFixed(2)}, and the tap beside the signpost is free.`;
};

const SECOND_LOOK = [
  'The path leaves the road behind the last house and turns towards the sea. A yellow stone shows the way.',
  'Here the ground is soft, and the boards are old. Two of them were new in 2024; the others remember more than that.',
  'The wind comes from the left until the gate and from the right behind it. There is no explanation, only a sign that says so.',
] as const;

const wideParagraphOf = (stage: Stage, index: number): string => {
  const [name, km, minutes, up] = stage;
  const look = SECOND_LOOK[index % SECOND_LOOK.length] ?? '';
  return `${paragraphOf(stage, index)}

${look} Those who walk back from ${name} need ${minutes + 20} minutes, because the same ${up} metres feel different in the other direction. The signpost says ${km} kilometres; the farmer says it is more, and he has walked it for 44 years. Take a litre of water along, and half a litre more in July. The next house with a roof is an hour away, and its dog is friendly to people who greet it first.`;
};

const INTRO = `The coast path has twenty stages, and we walked them all in one spring. This is what we wrote down: how far it is, how long it takes, what it costs, and where to sit. All times are those of a person of 52 years with a rucksack of 9 kilograms, who stops for birds.`;

const longArticle = (id: string, title: string, paragraphs: readonly string[]): EvalArticle => ({
  ...{ id, title, kind: 'long', language: 'en', author: 'Tom Arkwell' },
  excerpt: 'Twenty stages from Selmouth to Journey’s End, walked, timed and paid for.',
  body: [INTRO, ...paragraphs].join('\n\n'),
  tags: ['coast path', 'walking', 'Selmouth'],
});

/** 1,500 words: what costs and times are told for. */
export const ARTICLE_OF_1500_WORDS = longArticle(
  'the-coast-path',
  'The coast path in twenty stages',
  STAGES.map(paragraphOf)
);

export const LONG: readonly EvalArticle[] = [
  ARTICLE_OF_1500_WORDS,
  longArticle(
    'the-whole-coast-path',
    'The whole coast path, there and back',
    STAGES.map(wideParagraphOf)
  ),
];
