/** One post that became visible on a platform. */
export interface LedgerEntry {
  platform: string;
  accountId: string;
  /** The platform's id of the post. */
  id: string;
  /** What a reader would call "the same post": text and media, normalised by the platform. */
  sameness: string;
  /** Epoch ms. */
  at: number;
}

export interface LedgerSummary {
  posts: number;
  /** Posts beyond the first with the same platform, account and sameness. */
  duplicates: LedgerEntry[];
}

/**
 * The sandbox's own record of what became visible, kept apart from the platforms' state:
 * deleting a post or hiding it from a listing does not change it. Chaos runs compare it with the plugin's rows.
 */
export class Ledger {
  constructor(
    private readonly entries: LedgerEntry[],
    private readonly changed: () => void
  ) {}

  record(entry: LedgerEntry): void {
    this.entries.push(entry);
    this.changed();
  }

  all(): readonly LedgerEntry[] {
    return this.entries;
  }

  summary(): LedgerSummary {
    const seen = new Set<string>();
    const duplicates: LedgerEntry[] = [];
    for (const entry of this.entries) {
      const key = JSON.stringify([entry.platform, entry.accountId, entry.sameness]);
      if (seen.has(key)) duplicates.push(entry);
      seen.add(key);
    }
    return { posts: this.entries.length, duplicates };
  }

  clear(): void {
    this.entries.length = 0;
    this.changed();
  }
}
