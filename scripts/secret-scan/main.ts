import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readOptions, USAGE, type ScanOptions } from './options';
import { runChaosPart } from './parts/chaos-part';
import { runDemoPart } from './parts/demo-part';
import type { EndedPart } from './parts/part';
import { Recorder } from './parts/recorder';
import { RecordedPlace } from './places/recorded-place';
import { isClean, reportOf, summaryLine, type ScanResult } from './report';
import { ANSWERS } from './search/exceptions';
import { assertAllKinds } from './search/expected';
import { missedIn } from './search/planted';
import { searchPlace, type PlaceReport } from './search/search-place';
import { Secrets } from './search/secret';
import { Searcher } from './search/searcher';

const INTERRUPTED = 130;

/** Everything of a run that must end with it. */
class Scan {
  readonly #folder = mkdtempSync(join(tmpdir(), 'secret-scan-'));
  readonly #secrets = new Secrets();
  readonly #recorder = new Recorder(this.#secrets);
  readonly #parts: EndedPart[] = [];
  readonly #ends: (() => Promise<void>)[] = [];

  constructor(private readonly options: ScanOptions) {}

  async run(): Promise<ScanResult> {
    const startedAt = Date.now();
    await this.#runParts();
    assertAllKinds(this.#secrets);
    const places = [
      ...this.#parts.flatMap((part) => part.places),
      new RecordedPlace(ANSWERS, this.#recorder.answers),
    ];
    const searcher = new Searcher(this.#secrets.all());
    const reports: PlaceReport[] = [];
    for (const place of places) reports.push(await searchPlace(place, searcher));
    console.log('· Planting a secret in a copy of each place …');
    const missed = new Map<string, string[]>();
    for (const place of places) missed.set(place.name, await missedIn(place));
    const seconds = (Date.now() - startedAt) / 1000;
    return { secrets: this.#secrets.all().length, reports, missed, seconds };
  }

  /** Logs, databases and queue stay when they are worth a look; their secrets are this run's only. */
  async close({ keepFolder }: { keepFolder: boolean }): Promise<void> {
    this.#recorder.stop();
    for (const end of this.#ends.splice(0).reverse()) await end();
    if (keepFolder) console.log(`Everything is kept in ${this.#folder}`);
    else rmSync(this.#folder, { recursive: true, force: true });
  }

  async #runParts(): Promise<void> {
    const args = (name: string) => {
      const folder = join(this.#folder, name);
      mkdirSync(folder);
      const listenTo = (origin: string) => this.#recorder.listenTo(origin);
      const atEnd = (end: () => Promise<void>) => void this.#ends.push(end);
      return { folder, secrets: this.#secrets, listenTo, atEnd };
    };
    console.log('· Running the demo, and everything that touches secrets …');
    this.#note(await runDemoPart(args('demo')));
    console.log(`· Publishing ${this.options.publishes} articles in chaos …`);
    this.#note(await runChaosPart({ ...args('chaos'), publishes: this.options.publishes }));
  }

  #note(part: EndedPart): void {
    console.log(`  ${part.summary}`);
    this.#parts.push(part);
  }
}

const main = async (): Promise<number> => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const options = readOptions(args);
  const scan = new Scan(options);
  let keepFolder = true;
  const interrupt = () =>
    void scan.close({ keepFolder: false }).finally(() => process.exit(INTERRUPTED));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt);
  try {
    const result = await scan.run();
    for (const line of reportOf(result)) console.log(line);
    console.log(summaryLine(result));
    keepFolder = options.keep || !isClean(result);
    return isClean(result) ? 0 : 1;
  } finally {
    await scan.close({ keepFolder });
  }
};

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`secret-scan: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
);
