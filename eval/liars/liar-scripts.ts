import type { Lie } from '../../sandbox/src';

/** What the sandbox's vendors are made to do to every answer. */
export interface LiarScript {
  /** As the table calls it. */
  name: string;
  behaviour: { kind: string } & Record<string, unknown>;
  /** Words that give the lie away; none: the checkers find it by themselves. */
  marks: readonly string[];
}

const lie = (kind: Lie, invention: string, marks: readonly string[] = [invention]): LiarScript => ({
  name: `lie: ${kind}`,
  behaviour: { kind: 'lie', lies: [kind], invention },
  marks,
});

const plainly = (...kinds: Lie[]): LiarScript => ({
  name: `lie: ${kinds.join(' + ')}`,
  behaviour: { kind: 'lie', lies: kinds },
  marks: [],
});

/** Inventions in several languages and spellings, and answers that are no good otherwise. */
export const LIARS: readonly LiarScript[] = [
  lie('url', 'https://tide-deals.example/offer'),
  lie('url', 'Mehr unter www.gezeiten-rabatt.example', ['gezeiten-rabatt']),
  lie('url', 'bit.tide.example/3x', ['bit.tide.example']),
  lie('number', 'Already 4,817 people have signed up.', ['4,817']),
  lie('number', 'Schon 73 Prozent machen mit.', ['73 Prozent']),
  lie('number', '参加者は５８３１人です。', ['５８３１']),
  plainly('changed-number'),
  lie('price', 'Tickets cost only $39.90.', ['39.90']),
  lie('price', 'Nur 777,77 € statt 999 €.', ['777,77', '999 €']),
  lie('price', 'Solo 888 euros.', ['888']),
  lie('date', 'It all starts on 14 March 2031.', ['2031']),
  lie('date', 'Rendez-vous le 29 février 2032.', ['2032']),
  lie('date', 'Es beginnt am 31.11.2033 um 23.59 Uhr.', ['2033', '23.59']),
  lie('name', 'Quentin Abernathy calls it a triumph.', ['Abernathy']),
  lie('name', 'Auch Ottokar Zwirnbach ist begeistert.', ['Zwirnbach']),
  lie('quote', '“We have never seen anything quite like this,” said the organiser.', [
    'never seen anything quite like this',
  ]),
  lie('quote', '« Nous n’avons jamais rien vu de tel », dit-elle.', ['jamais rien vu de tel']),
  lie('quote', '「こんなに美しい日は二度と来ない」と話しました。', [
    'こんなに美しい日は二度と来ない',
  ]),
  lie('mention', 'Thanks to @tidewatch_official!', ['tidewatch_official']),
  lie('mention', 'Danke an @gezeiten@wache.example!', ['@gezeiten']),
  lie('hashtag', 'MegaGiveaway'),
  lie('hashtag', 'Gewinnspiel2031', ['Gewinnspiel2031']),
  lie('email', 'Write to winners@tide-deals.example.', ['winners@tide-deals']),
  plainly('injection'),
  plainly('url', 'price', 'name', 'hashtag'),
  { name: 'wrong language', behaviour: { kind: 'wrong-language' }, marks: [] },
  { name: '10 × too long', behaviour: { kind: 'too-long', factor: 10 }, marks: [] },
  { name: '200 hashtags', behaviour: { kind: 'many-hashtags', count: 200 }, marks: ['tag17'] },
  { name: 'HTML', behaviour: { kind: 'html' }, marks: ['<strong', '<br', '</p'] },
  { name: 'Markdown', behaviour: { kind: 'markdown' }, marks: ['_Read on', '**'] },
  { name: 'missing target', behaviour: { kind: 'missing-target' }, marks: [] },
  { name: 'no JSON', behaviour: { kind: 'malformed-json' }, marks: ['Here is what I wrote'] },
  { name: 'cut JSON', behaviour: { kind: 'truncated-json' }, marks: [] },
  { name: 'empty', behaviour: { kind: 'empty' }, marks: [] },
  { name: 'wrong types', behaviour: { kind: 'wrong-types' }, marks: [] },
  {
    name: 'extra fields',
    behaviour: { kind: 'extra-fields' },
    marks: ['tide-deals.example/extra'],
  },
];
