import type { DistributableType } from '../../../contracts/dispatch';

/** Asks the server, logged in as the person. */
type Ask = () => Promise<readonly DistributableType[]>;

/**
 * Which content-types are distributed, for what is decided outside of components: there is nobody
 * who could wait for an answer.
 */
export class DistributableTypes {
  /** Null: not known yet. */
  #uids: ReadonlySet<string> | null = null;

  /** Asks ahead. People who may not see it have none. */
  async ask(ask: Ask): Promise<void> {
    try {
      const types = await ask();
      this.#uids = new Set(types.map(({ uid }) => uid));
    } catch {
      this.#uids ??= new Set();
    }
  }

  /** True also while nothing is known yet. */
  mayHave(uid: string | null): boolean {
    return uid !== null && (this.#uids === null || this.#uids.has(uid));
  }
}

/** The content-type of the list that the address names; null: it names none. */
export const listedType = (pathname: string): string | null => {
  const [, uid = null] = /\/content-manager\/collection-types\/([^/?#]+)/.exec(pathname) ?? [];
  return uid === null ? null : decodeURIComponent(uid);
};
