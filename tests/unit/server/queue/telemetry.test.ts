import { context, propagation, trace } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';

import { OpenedQueues, recorder } from './harness/opened-queues';
import { nudgeUntilSeen } from './harness/queue-actions';

const spans = new InMemorySpanExporter();
const queues = new OpenedQueues();
/** Making a store takes seconds: both queues open the same one. */
const dataDir = queues.folder();

/** As the SDK of an app is registered. */
beforeAll(() => {
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  trace.setGlobalTracerProvider(provider);
});

afterAll(async () => {
  await queues.close();
  trace.disable();
  context.disable();
  propagation.disable();
});

const workedOn = async (isTraced: boolean): Promise<void> => {
  spans.reset();
  const queue = queues.create({ dataDir, isTraced });
  const { seen, handlers } = recorder();
  await queue.start({ concurrency: 1, handlers });
  await nudgeUntilSeen(queue, { id: 812, seen });
  await queue.close(1_000);
};

describe('spans of jobs', () => {
  it('go to the SDK of the app, from storing to working, and say only numbers', async () => {
    await workedOn(true);
    const names = spans.getFinishedSpans().map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('add')).length).toBeGreaterThan(0);
    expect(names.filter((name) => name.startsWith('process')).length).toBeGreaterThan(0);
    const attributes = spans.getFinishedSpans().flatMap((span) => Object.keys(span.attributes));
    expect(attributes.length).toBeGreaterThan(0);
    for (const attribute of attributes) expect(attribute).toMatch(/^bullmq\./);
  });

  it('are not made unless the config asks for them', async () => {
    await workedOn(false);
    expect(spans.getFinishedSpans()).toEqual([]);
  });
});
