/** `failed`: what stands here is not kept. `elsewhere`: another window changed it since. */
export type Keeping = 'idle' | 'saving' | 'saved' | 'failed' | 'elsewhere';

type Outcome = { savedAt: string | null } | 'failed' | 'elsewhere';

interface DraftKeeperArgs<State> {
  /** Nothing: need not be kept. */
  first: State;
  isSame: (one: State, other: State) => boolean;
  /** @param basedOn when it was kept before; null: it was not; undefined: never mind */
  keep: (state: State, basedOn: string | null | undefined) => Promise<Outcome>;
  show: (shown: { keeping: Keeping; savedAt: string | null }) => void;
}

/**
 * Keeps the latest state, one request at a time: two under way could arrive in the wrong order, and
 * the second would look like another window's.
 */
export class DraftKeeper<State> {
  #wanted: State;
  #kept: State;
  #savedAt: string | null = null;
  #isBusy = false;
  #keeping: Keeping = 'idle';
  #isForced = false;

  constructor(private readonly args: DraftKeeperArgs<State>) {
    this.#wanted = args.first;
    this.#kept = args.first;
  }

  /** What another visit kept. */
  open(state: State, savedAt: string | null): void {
    this.#wanted = state;
    this.#kept = state;
    this.#savedAt = savedAt;
    this.#show(savedAt === null ? 'idle' : 'saved');
  }

  want(state: State): void {
    this.#wanted = state;
    if (this.#keeping !== 'elsewhere') void this.#work();
  }

  /** Over what another window kept. */
  keepMine(): void {
    this.#isForced = true;
    this.#keeping = 'idle';
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    while (this.#isForced || !this.args.isSame(this.#wanted, this.#kept)) {
      const wanted = this.#wanted;
      const basedOn = this.#isForced ? undefined : this.#savedAt;
      this.#isForced = false;
      this.#show('saving');
      const outcome = await this.args.keep(wanted, basedOn);
      if (typeof outcome === 'string') {
        this.#show(outcome);
        break;
      }
      this.#kept = wanted;
      this.#savedAt = outcome.savedAt;
      this.#show('saved');
    }
    this.#isBusy = false;
  }

  #show(keeping: Keeping): void {
    this.#keeping = keeping;
    this.args.show({ keeping, savedAt: this.#savedAt });
  }
}
