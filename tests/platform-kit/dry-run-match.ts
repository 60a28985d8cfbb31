import type { WireCall } from './dry-run-wire';

/** Of the connection, not of the request (RFC 9110, 9112), or told apart below. */
const CONNECTION_HEADERS = new Set([
  ...['host', 'connection', 'content-length', 'transfer-encoding', 'user-agent'],
  ...['accept-encoding', 'date'],
]);

/**
 * Compares rehearsed requests with real ones. Where they differ the rehearsed side must hold a
 * stand-in, and each stand-in must mean one real value throughout, and no two the same.
 */
export class WireMatch {
  readonly differences: string[] = [];
  readonly #standIns: readonly string[];
  readonly #real = new Map<string, string>();
  readonly #standInOf = new Map<string, string>();

  /** @param standIns those of ids and of credentials */
  constructor(standIns: readonly string[]) {
    // Longer first, should one contain another.
    this.#standIns = [...standIns].sort((one, other) => other.length - one.length);
  }

  /** How many stand-ins were seen to mean something. */
  get resolved(): number {
    return this.#real.size;
  }

  /** What the platform made of a stand-in. */
  realOf(standIn: string): string | null {
    return this.#real.get(standIn) ?? null;
  }

  compareCalls(rehearsed: readonly WireCall[], real: readonly WireCall[]): void {
    const sketch = (calls: readonly WireCall[]): string =>
      calls.map(({ method, url }) => `${method} ${new URL(url).pathname}`).join(', ');
    if (rehearsed.length !== real.length) {
      this.#report('requests', sketch(rehearsed), sketch(real));
      return;
    }
    for (const [place, call] of rehearsed.entries()) this.#compareCall(place, call, real[place]);
  }

  #compareCall(place: number, rehearsed: WireCall, real: WireCall | undefined): void {
    const at = `#${place + 1} ${rehearsed.method} ${new URL(rehearsed.url).pathname}`;
    if (!real) return;
    this.#compare(`${at} method`, rehearsed.method, real.method);
    this.#compare(`${at} url`, new URL(rehearsed.url).href, real.url);
    this.#compareHeaders(at, rehearsed.headers, real.headers);
    this.#compare(`${at} body`, rehearsed.body, real.body);
  }

  #compareHeaders(at: string, rehearsed: WireCall['headers'], real: WireCall['headers']): void {
    const names = new Set([...Object.keys(rehearsed), ...Object.keys(real)]);
    for (const name of names) {
      if (CONNECTION_HEADERS.has(name)) continue;
      // The HTTP client says that it takes anything where the adapter says nothing.
      if (name === 'accept' && rehearsed[name] === undefined) continue;
      const values = [rehearsed[name], real[name]].map((value) =>
        name === 'content-type' ? value?.replace(/; boundary=.*/, '') : value
      );
      this.#compare(`${at} header ${name}`, ...(values as [unknown, unknown]));
    }
  }

  #compare(at: string, rehearsed: unknown, real: unknown): void {
    if (typeof rehearsed === 'string' && typeof real === 'string') {
      if (!this.#isSameText(rehearsed, real)) this.#report(at, rehearsed, real);
      return;
    }
    if (!isObject(rehearsed) || !isObject(real)) {
      if (rehearsed !== real) this.#report(at, rehearsed, real);
      return;
    }
    if (Array.isArray(rehearsed) !== Array.isArray(real)) this.#report(at, rehearsed, real);
    for (const key of new Set([...Object.keys(rehearsed), ...Object.keys(real)])) {
      this.#compare(`${at}.${key}`, rehearsed[key], real[key]);
    }
  }

  #isSameText(rehearsed: string, real: string): boolean {
    const { pattern, places } = this.#patternOf(rehearsed);
    if (places.length === 0) return rehearsed === real;
    const found = pattern.exec(real);
    return (
      found !== null &&
      places.every(({ standIn, isEncoded }, index) => {
        const value = found[index + 1] ?? '';
        return this.#means(standIn, isEncoded ? decodeURIComponent(value) : value);
      })
    );
  }

  /** The text with room for whatever the platform puts in place of the stand-ins. */
  #patternOf(text: string): {
    pattern: RegExp;
    places: { standIn: string; isEncoded: boolean }[];
  } {
    const spellings = this.#standIns.flatMap((standIn) => {
      const encoded = encodeURIComponent(standIn);
      const plain = { spelling: standIn, standIn, isEncoded: false };
      return encoded === standIn
        ? [plain]
        : [plain, { spelling: encoded, standIn, isEncoded: true }];
    });
    const present = spellings.filter(({ spelling }) => text.includes(spelling));
    if (present.length === 0) return { pattern: /^/, places: [] };
    const splitter = new RegExp(`(${present.map(({ spelling }) => escaped(spelling)).join('|')})`);
    const places: { standIn: string; isEncoded: boolean }[] = [];
    const source = text.split(splitter).map((piece) => {
      const place = present.find(({ spelling }) => spelling === piece);
      if (!place) return escaped(piece);
      places.push(place);
      return '(.+?)';
    });
    return { pattern: new RegExp(`^${source.join('')}$`, 's'), places };
  }

  #means(standIn: string, real: string): boolean {
    const known = this.#real.get(standIn);
    if (known !== undefined) return known === real;
    if (this.#standInOf.has(real)) return false;
    this.#real.set(standIn, real);
    this.#standInOf.set(real, standIn);
    return true;
  }

  #report(at: string, rehearsed: unknown, real: unknown): void {
    const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 500);
    this.differences.push(`${at}: rehearsed ${shown(rehearsed)}, received ${shown(real)}`);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
