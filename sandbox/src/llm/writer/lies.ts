import type { Behaviour, Lie } from '../engine/behaviours';
import { obey, orderIn } from './injection';
import { cutAtWord, lengthFor } from './post-length';
import type { Task, TaskTarget } from './read-task';
import type { Written } from './write-honestly';
import type { WrittenPost } from './write-post';

type Lying = Extract<Behaviour, { kind: 'lie' }>;

export interface LieOrder {
  task: Task;
  system: string;
  behaviour: Lying;
}

/** What nobody's article says. */
const INVENTIONS: Readonly<Record<Exclude<Lie, 'changed-number' | 'injection'>, string>> = {
  url: 'https://tide-deals.example/offer',
  number: 'Already 4,817 people have signed up.',
  price: 'Tickets cost only $39.90.',
  date: 'It all starts on 14 March 2031.',
  name: 'Quentin Abernathy calls it a triumph.',
  quote: '“We have never seen anything quite like this,” said the organiser.',
  mention: 'Thanks to @tidewatch_official!',
  hashtag: 'MegaGiveaway',
  email: 'Write to winners@tide-deals.example.',
  'alt-text': 'Quentin Abernathy with a cheque of $500',
};

/** The honest answer with lies in it, still within every target's length. */
export const lie = (honest: Written, order: LieOrder): Written =>
  order.behaviour.lies.reduce((written, kind) => tell(written, kind, order), honest);

const tell = (written: Written, kind: Lie, order: LieOrder): Written => {
  if (kind === 'alt-text') {
    const text = inventionOf('alt-text', order);
    return { ...written, altTexts: written.altTexts.map(({ key }) => ({ key, text })) };
  }
  const targets = written.targets.map((post) => {
    const target = order.task.targets.find(({ key }) => key === post.key);
    return target ? lieIn({ post, target }, kind, order) : post;
  });
  return { ...written, targets };
};

interface Place {
  post: WrittenPost;
  target: TaskTarget;
}

const lieIn = (
  { post, target }: Place,
  kind: Exclude<Lie, 'alt-text'>,
  order: LieOrder
): WrittenPost => {
  if (kind === 'injection') return obeyed({ post, target }, order);
  if (kind === 'changed-number') {
    const texts = changeNumber(post.texts);
    return texts ? { ...post, texts } : lieIn({ post, target }, 'number', order);
  }
  const invention = inventionOf(kind, order);
  if (kind !== 'hashtag') return { ...post, texts: append({ post, target }, invention) };
  const tag = invention.replace(/^#/, '');
  const texts = append({ post, target }, `#${tag}`);
  return { ...post, texts, hashtags: [...post.hashtags, tag] };
};

const inventionOf = (kind: keyof typeof INVENTIONS, { behaviour }: LieOrder): string =>
  behaviour.invention ?? INVENTIONS[kind];

/** To the last part, in place of as many of its own words as it needs. */
const append = ({ post, target }: Place, invention: string): string[] => {
  const last = post.texts.at(-1) ?? '';
  const room = target.maxCharacters - lengthFor(target, ` ${invention}`);
  if (room < 1)
    return [...post.texts.slice(0, -1), cutAtWord(target, invention, target.maxCharacters)];
  const honest = last === '' ? '' : `${cutAtWord(target, last, room)} `;
  return [...post.texts.slice(0, -1), honest + invention];
};

/** The first number becomes another one; null: there is none. */
const changeNumber = (texts: readonly string[]): string[] | null => {
  const place = texts.findIndex((text) => /\d/.test(text));
  if (place < 0) return null;
  return texts.map((text, index) =>
    index === place ? text.replace(/\d+/, (digits) => String(Number(digits) + 17)) : text
  );
};

/** Without an order in the article there is nothing to obey. */
const obeyed = ({ post, target }: Place, { task, system, behaviour }: LieOrder): WrittenPost => {
  const order = orderIn(task);
  if (order === null) return post;
  const text = behaviour.invention ?? obey(order, system);
  return { ...post, texts: [cutAtWord(target, text, target.maxCharacters)] };
};
