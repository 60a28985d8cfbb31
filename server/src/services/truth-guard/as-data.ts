import { withoutHidden } from './hidden-characters';

/** The delimiters of the prompt, however they are spaced, cased or drawn. */
const DELIMITERS =
  /[<‹«＜〈《]{2,}[\s_]*(?:TASK|PROBLEM)(?:[\s_]*[>›»＞〉》]{2,})?|(?:TASK|PROBLEM)[\s_]*[>›»＞〉》]{2,}/giu;

/** Marks of turns as models are trained on them: `<|im_start|>`, `[INST]`, `</s>`. */
const TURN_MARKS =
  /<\|[^|<>\n]{0,40}\|>|\[\/?(?:INST|SYS|SYSTEM)\]|<<\/?SYS>>|<\/?(?:s|system|assistant|user|human)>/giu;

/** Runs of these look like borders; nobody needs four of them. */
const FENCES = /([<>`#=~-])\1{3,}/g;

/**
 * Text of strangers, ready to stand between the delimiters of a prompt: it cannot end them, holds
 * nothing that nobody sees, and no marks of turns. Reads the same to people.
 */
export const asData = (text: string): string => {
  const plain = withoutHidden(text.toWellFormed().replace(/\r\n?|[\u2028\u2029]/g, '\n'))
    .replace(TURN_MARKS, blunted)
    .replace(FENCES, '$1$1$1')
    // Last, because what goes before may leave signs together that were apart.
    .replace(DELIMITERS, blunted);
  // Whoever nests them so that one is left when the other goes loses all such signs.
  return plain.search(DELIMITERS) < 0 ? plain : plain.replace(SIGNS, ' ');
};

const SIGNS = /[<>‹›«»＜＞〈〉《》]{2,}/gu;

const blunted = (mark: string): string => mark.replace(/[<>‹›«»＜＞〈〉《》|[\]]+/gu, ' ');
