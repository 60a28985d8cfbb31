import { GraphError, invalidParameter } from '../../meta/graph-error';
import type { ContentContext } from './visitor';

/** Part of every call, whatever it does. */
const OF_EVERY_CALL = ['access_token', 'appsecret_proof', 'appsecret_time'];

const bodyOf = async (context: ContentContext): Promise<Record<string, unknown>> => {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) return context.req.parseBody();
  const value: unknown = await context.req.json().catch(() => null);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new GraphError({ status: 400, code: 100, message: '(#100) The body is not valid JSON.' });
};

/** What a call says, from query, form or JSON body; lists may come as JSON, as text or with commas. */
export class Arguments {
  constructor(private readonly values: Readonly<Record<string, unknown>>) {}

  static async read(context: ContentContext): Promise<Arguments> {
    const hasBody = context.req.method === 'POST';
    return new Arguments({ ...context.req.query(), ...(hasBody ? await bodyOf(context) : {}) });
  }

  /** Meta passes over what it does not know; here a mistyped name is a mistake that shows. */
  expectOnly(names: readonly string[]): void {
    const stray = Object.keys(this.values).find(
      (name) => !names.includes(name) && !OF_EVERY_CALL.includes(name)
    );
    if (stray !== undefined) throw invalidParameter(`param ${stray} is not allowed`);
  }

  has(name: string): boolean {
    const value = this.values[name];
    return value !== undefined && value !== null && value !== '';
  }

  text(name: string): string {
    const value = this.values[name];
    if (value === undefined || value === null) return '';
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw invalidParameter(`Param ${name} must be a string.`);
  }

  flag(name: string, fallback = false): boolean {
    if (!this.has(name)) return fallback;
    const value = this.text(name);
    if (['true', '1'].includes(value)) return true;
    if (['false', '0'].includes(value)) return false;
    throw invalidParameter(`Param ${name} must be a boolean.`);
  }

  whole(name: string): number {
    if (!this.has(name)) return 0;
    const value = this.text(name);
    if (/^\d{1,9}$/.test(value)) return Number(value);
    throw invalidParameter(`Param ${name} must be an integer.`);
  }

  /** A JSON value, which forms carry as text. */
  json(name: string): unknown {
    const value = this.values[name];
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      throw invalidParameter(`Param ${name} must be valid JSON.`);
    }
  }

  texts(name: string): string[] {
    if (!this.has(name)) return [];
    const value = this.values[name];
    const isPlain = typeof value === 'string' && !value.trim().startsWith('[');
    const list = isPlain ? value.split(',').map((piece) => piece.trim()) : this.json(name);
    if (Array.isArray(list) && list.every((item) => ['string', 'number'].includes(typeof item))) {
      return list.map(String);
    }
    throw invalidParameter(`Param ${name} must be an array.`);
  }
}
