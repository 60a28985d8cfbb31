import { readFileSync } from 'node:fs';

interface CallFrame {
  functionName: string;
  url: string;
  lineNumber: number;
}

interface CpuProfile {
  nodes: { id: number; callFrame: CallFrame }[];
  samples: number[];
  /** Microseconds before each sample. */
  timeDeltas: number[];
  startTime: number;
  endTime: number;
}

const SHOWN = 20;
/** Not work: waiting, and what the engine does by itself. */
const IDLE = '(idle)';

/** Self time by module and by function, as lines for people. */
export const summarise = (file: string): string => {
  const profile = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile;
  const frameOf = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const byModule = new Map<string, number>();
  const byFunction = new Map<string, number>();
  let total = 0;
  for (const [index, id] of profile.samples.entries()) {
    const frame = frameOf.get(id);
    if (!frame) continue;
    const us = profile.timeDeltas[index] ?? 0;
    total += us;
    add(byModule, moduleOf(frame), us);
    add(byFunction, `${frame.functionName || '(anonymous)'}  ${placeOf(frame)}`, us);
  }
  const idle = byModule.get(IDLE) ?? 0;
  const busy = `${(total / 1e6).toFixed(1)} s sampled, ${share(total - idle, total)} busy`;
  return [
    busy,
    'by module:',
    ...top(byModule, total),
    'by function:',
    ...top(byFunction, total),
  ].join('\n');
};

const add = (totals: Map<string, number>, key: string, us: number): void => {
  totals.set(key, (totals.get(key) ?? 0) + us);
};

const share = (part: number, total: number): string => `${((100 * part) / total).toFixed(1)} %`;

const top = (totals: Map<string, number>, total: number): string[] =>
  [...totals]
    .sort(([, a], [, b]) => b - a)
    .slice(0, SHOWN)
    .map(([name, us]) => `  ${share(us, total).padStart(7)}  ${name}`);

/** The package that a function belongs to. */
const moduleOf = ({ url, functionName }: CallFrame): string => {
  // The inspector's own entry: starting and stopping the profile.
  if (url === '' && functionName === 'dispatch') return '(profiler)';
  if (url === '') return functionName.startsWith('(') ? functionName : '(native)';
  const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url);
  if (inPackage?.[1]) return inPackage[1];
  if (url.startsWith('node:')) return `node:${url.slice(5).split('/')[0]}`;
  return url.split('/').slice(-3).join('/');
};

const placeOf = ({ url, lineNumber }: CallFrame): string =>
  url === '' ? '' : `${url.split('/').slice(-4).join('/')}:${lineNumber + 1}`;
