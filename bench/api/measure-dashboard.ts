import { AdminClient, type Person } from '../../scripts/person/admin-client';
import { openBackend, type BackendName } from '../engine/backend';
import { percentilesOf, type Percentiles } from '../figures/percentiles';
import { JsonClient } from '../http/json-client';
import { startApiApp, type ApiApp, type NotedPlan, type Sizes } from './api-app';
import { ask, type Asker } from './ask';
import { QUESTIONS, READER_QUESTIONS } from './questions';

const EXPORT = '/export?format=csv';

const EDITOR: Person = {
  firstname: 'Bench',
  lastname: 'Editor',
  email: 'editor@harbour.example',
  password: 'Bench-0nly-for-measuring',
};

export interface Question {
  what: string;
  times: Percentiles;
  plans: NotedPlan[];
}

export interface DashboardFigures {
  backend: BackendName;
  sizes: Sizes;
  /** To make facts and sums of everything, ms. */
  addUpMs: number;
  /** A turn of a worker when nothing is new, ms. */
  turnMs: number;
  questions: Question[];
  /** Of all posts, as CSV. */
  exported: { ms: number; megabytes: number; growthMb: number };
}

/** How long each question of the dashboard takes over HTTP, one after the other. */
export const measureDashboard = async (
  name: BackendName,
  { posts, days, times }: { posts: number; days: number; times: number }
): Promise<DashboardFigures> => {
  const backend = await openBackend(name);
  try {
    const app = await startApiApp(backend);
    try {
      const editor = { url: app.url, token: await firstAdmin(app.url) };
      console.log(`· ${name}: writing ${posts} posts …`);
      await app.fill({ count: posts, days });
      const reader = { url: app.url, token: await app.addReader() };
      console.log(`· ${name}: adding up …`);
      const addUpMs = await app.addUp();
      const turnMs = await app.turn();
      console.log(`· ${name}: asking …`);
      const questions = [
        ...(await answersTo(app, editor, QUESTIONS, times)),
        ...(await answersTo(app, reader, READER_QUESTIONS, times)),
      ];
      const exported = await measureExport(app, editor);
      return { backend: name, sizes: await app.sizes(), addUpMs, turnMs, questions, exported };
    } finally {
      await app.stop();
    }
  } finally {
    await backend.close();
  }
};

const firstAdmin = async (url: string): Promise<string> => {
  await new AdminClient(url).enter(EDITOR);
  const { email, password } = EDITOR;
  const client = new JsonClient(url, { maxSockets: 1 });
  const { data } = await client.post<{ data: { accessToken?: string; token?: string } }>(
    '/admin/login',
    { email, password }
  );
  client.close();
  return data.accessToken ?? data.token ?? '';
};

const answersTo = async (
  app: ApiApp,
  asker: Asker,
  wanted: Readonly<Record<string, string>>,
  times: number
): Promise<Question[]> => {
  const questions: Question[] = [];
  for (const [what, query] of Object.entries(wanted)) {
    const plans = await app.plansOf(() => ask(asker, query));
    const taken: number[] = [];
    for (let count = 0; count < times; count += 1) {
      const begun = performance.now();
      await ask(asker, query);
      taken.push(performance.now() - begun);
    }
    questions.push({ what, times: percentilesOf(taken), plans });
  }
  return questions;
};

/** Once for the time, and once for the memory: looking at that takes time itself. */
const measureExport = async (app: ApiApp, asker: Asker): Promise<DashboardFigures['exported']> => {
  const begun = performance.now();
  const bytes = await ask(asker, EXPORT);
  const ms = performance.now() - begun;
  const growthMb = await app.growthOf(() => ask(asker, EXPORT));
  return { ms, megabytes: bytes / 1_000_000, growthMb };
};
