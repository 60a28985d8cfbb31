import { startTestApp, type TestApp } from '../harness/app';
import { chosenBackend } from '../harness/backing';
import { doctorReport, saidIn } from '../harness/doctor-process';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
}, 120_000);

afterAll(async () => {
  await app?.close();
});

const QUEUE_ANSWERS = {
  embedded: /^ok Process \d+ uses the embedded queue and works on deliveries\.$/,
  redis: /^ok The Redis queue at 127\.0\.0\.1:\d+ answers \(version \d/,
  postgres: /^ok The PostgreSQL queue at .+ answers \(version \d/,
};

it('has nothing against the database and the queue of a Strapi that works', async () => {
  const report = await doctorReport();
  expect(report).toMatchObject({ code: 0, problems: 0 });
  const tables = expect.stringMatching(/^ok All \d+ tables of the plugin are there\.$/) as string;
  expect(saidIn(report, 'database')).toContainEqual(tables);
  const queue = saidIn(report, 'queue');
  expect(queue).toContainEqual(expect.stringMatching(QUEUE_ANSWERS[chosenBackend()]));
  expect(queue).toContain('ok 1 process works on deliveries.');
}, 60_000);
