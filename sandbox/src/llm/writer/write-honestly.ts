import type { Task } from './read-task';
import { usableSentences, writePost, type WrittenPost } from './write-post';

/** What the plugin's prompt asks to be answered with. */
export interface Written {
  targets: WrittenPost[];
  altTexts: { key: string; text: string }[];
}

const SHORTER = /short|too long|kürz|zu lang|court|trop long|cort[oa]|breve|kort|短|짧|короч/i;

/** An answer that keeps to the article: the same request always gets the same one. */
export const writeHonestly = (task: Task, problem: string | null): Written => {
  const platforms = [...new Set(task.targets.map(({ platform }) => platform))];
  const isShorter = SHORTER.test(`${task.hint} ${problem ?? ''}`);
  const sentences = usableSentences(task);
  return {
    targets: task.targets.map((target) =>
      writePost({ task, target, sentences, place: platforms.indexOf(target.platform), isShorter })
    ),
    altTexts: task.images.map(({ key }) => ({ key, text: `A picture for ${task.article.title}` })),
  };
};
