import { groupOf, isOn, wordOf, wordsOf, type PostOptions } from './post-options';

export interface PostPoll {
  /** Empty where polls have none. */
  question: string;
  choices: string[];
  takesSeveral: boolean;
}

/** The poll under a post; null: none. Platforms keep its answers under different names. */
export const pollOf = (options: PostOptions): PostPoll | null => {
  const group = groupOf(options, 'poll') ?? {};
  const lists = [wordsOf(options, 'poll'), wordsOf(group, 'choices'), wordsOf(group, 'options')];
  const choices = lists.find(({ length }) => length > 0);
  if (!choices) return null;
  return { question: wordOf(group, 'question'), choices, takesSeveral: isOn(group, 'multiple') };
};
