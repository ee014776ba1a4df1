// Does the screen change exactly when a result is ready for it, and not for one that is given up?
import { beforeEach, expect, test, vi } from 'vitest';
import type { AnswerMessage, RequestMessage } from '../../../src/ui/run/messages.ts';
import { useStore } from '../../../src/ui/store.ts';
import { syntheticDay } from '../syntheticResult.ts';

const asked: RequestMessage[] = [];
const workers: FakeWorker[] = [];
class FakeWorker {
  onmessage: ((event: { data: AnswerMessage }) => void) | null = null;
  constructor() {
    workers.push(this);
  }
  postMessage(message: RequestMessage): void {
    asked.push(message);
  }
  terminate(): void {}
}
vi.stubGlobal('Worker', FakeWorker);
const { cancelRun, comparePolicies, startRun, switchPolicy } =
  await import('../../../src/ui/run/runs.ts');
const { prepareWith } = await import('../../../src/ui/run/preparing.ts');

const prepared: string[] = [];
prepareWith(function* ({ policy }) {
  if (policy === 'odd') throw new Error('no such row');
  prepared.push(`begun ${policy}`);
  yield;
  prepared.push(`done ${policy}`);
});

const day = syntheticDay();
const resultOf = (policy: string) => ({ ...day, policy });
const shown = (): string | undefined => useStore.getState().result?.policy;

function answer(policy: string): void {
  const data = { id: asked.at(-1)!.id, version: 1, kind: 'result', of: 'run', wallS: 1 } as const;
  workers.at(-1)!.onmessage!({ data: { ...data, result: resultOf(policy) } });
}

beforeEach(() => {
  cancelRun();
  prepared.length = 0;
  useStore.getState().set({ result: null, resultByPolicy: {}, policy: '' });
});

test('a result comes on screen after it has been prepared', async () => {
  startRun({ text: '', files: {} }, 'day', null);
  answer('edf');
  expect(shown()).toBeUndefined();
  await vi.waitFor(() => expect(shown()).toBe('edf'));
  expect(prepared).toEqual(['begun edf', 'done edf']);
  expect(useStore.getState().run.status).toBe('ready');
});

test('a result that cannot be laid out is told of, and the next run is shown', async () => {
  startRun({ text: '', files: {} }, 'day', null);
  answer('odd');
  await vi.waitFor(() => expect(useStore.getState().run.status).toBe('crashed'));
  expect(useStore.getState().run.crash).toBe('no such row');
  startRun({ text: '', files: {} }, 'day', null);
  answer('edf');
  await vi.waitFor(() => expect(shown()).toBe('edf'));
});

test('a run that is given up while its result is prepared is never shown', async () => {
  startRun({ text: '', files: {} }, 'day', null);
  answer('edf');
  cancelRun();
  startRun({ text: '', files: {} }, 'day', null);
  answer('fifo');
  await vi.waitFor(() => expect(shown()).toBe('fifo'));
  expect(Object.keys(useStore.getState().resultByPolicy)).toEqual(['fifo']);
});

test('of two known results asked for in a hurry the last one stays', async () => {
  const [edf, fifo] = [resultOf('edf'), resultOf('fifo')];
  useStore.getState().set({ result: resultOf('x'), resultByPolicy: { edf, fifo } });
  switchPolicy('edf');
  switchPolicy('fifo');
  await vi.waitFor(() => expect(shown()).toBe('fifo'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([shown(), useStore.getState().policy]).toEqual(['fifo', 'fifo']);
});

test('a ground rack asked for during a comparison runs behind what is left of it', async () => {
  const source = { text: '', files: {} };
  useStore.getState().set({ source, result: resultOf('edf'), resultByPolicy: {} });
  asked.length = 0;
  comparePolicies(['fifo', 'edf']);
  comparePolicies(['fifo', 'edf'], true);
  const orders = () =>
    asked.flatMap((each) => (each.kind === 'run' ? [`${each.policy} ${each.isOnGround}`] : []));
  expect(orders()).toEqual(['fifo false']);
  answer('fifo');
  await vi.waitFor(() => expect(orders()).toEqual(['fifo false', 'edf false']));
  answer('edf');
  await vi.waitFor(() => expect(orders().slice(2)).toEqual(['fifo true']));
  cancelRun();
});
