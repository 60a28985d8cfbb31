/** What a sentence can claim and the guard can look up in the source, and what no post may hold. */
export type FactKind =
  | 'url'
  | 'number'
  | 'price'
  | 'date'
  | 'name'
  | 'quote'
  | 'mention'
  | 'hashtag'
  | 'email'
  /** "Free", "the best", "guaranteed". */
  | 'claim'
  /** HTML, Markdown, remains of JSON. */
  | 'markup'
  /** Characters that nobody sees, or that turn the text around them. */
  | 'hidden'
  /** Words of the task itself, or of somebody who speaks to the model. */
  | 'instruction'
  /** A word that the site does not want. */
  | 'banned';

/** A claim of the adapted text that the source does not bear. */
export interface FactFinding {
  kind: FactKind;
  /** As it stands in the text. */
  text: string;
  /**
   * `removed`: the guard took it out, the text around it still reads. `rejected`: it cannot be
   * taken out without bending the sentence, so the text must be written again.
   */
  action: 'removed' | 'rejected';
  /** For people, and for the model when it is asked again: what is wrong with it. */
  reason: string;
}

/** What the guard found in one adapted text. */
export interface FactsReport {
  /** Claims that were looked up, by kind. */
  checked: Partial<Record<FactKind, number>>;
  /** Empty: everything is in the source. */
  findings: FactFinding[];
}
