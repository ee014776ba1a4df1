// Are a policy's decisions read once, as plain data, and no more of them than there can be?
import { expect, test } from 'vitest';
import type { PolicyState } from '../../src/compute/index.ts';
import { DecisionReader } from '../../src/cli/ownPolicyDecisions.ts';

/** As much of a state as is looked at: the time, and how many satellites and jobs there are. */
const stateAt = (timeS: number, satelliteCount = 2, jobCount = 1): PolicyState =>
  ({
    timeS,
    satellites: Array(satelliteCount).fill(null),
    releasedJobs: Array(jobCount).fill(null),
  }) as unknown as PolicyState;

const read = (answer: unknown): readonly unknown[] => new DecisionReader().read(answer, stateAt(0));

test('known fields are copied and others left out', () => {
  const place = { kind: 'place', job: 3, satellites: [0, 1] };
  const cap = { kind: 'powerCap', satellite: 1, powerMaxW: 400 };
  const wake = { kind: 'wake', timeS: 60 };
  const antenna = { kind: 'antenna', station: 1, satellite: 0 };
  const drop = { kind: 'reject', job: 4, cause: 'energy' };
  const all = [place, cap, wake, antenna, drop];
  const copies = read(all.map((decision) => ({ ...decision, note: 'mine' })));
  expect(copies).toEqual(all);
  expect(copies[0]).not.toBe(place);
});

test('a field is read once, so that it cannot say one thing and then another', () => {
  let readCount = 0;
  const shifty = {
    kind: 'wake',
    get timeS() {
      readCount += 1;
      return readCount;
    },
  };
  expect(read([shifty])).toEqual([{ kind: 'wake', timeS: 1 }]);
});

test('what is neither number nor text becomes nothing, which the simulator refuses', () => {
  const odd = { kind: { toString: () => 'wake' }, timeS: 60n, satellites: [0, {}] };
  expect(read([odd, null, 'wake', undefined])).toEqual([
    { kind: null, timeS: null, satellites: [0, null] },
    ...[null, null, null],
  ]);
});

test('a list of satellites ends one past those that there are, and a text is no list', () => {
  const [long, text] = read([{ satellites: Array(1e6).fill(0) }, { satellites: '01' }]);
  expect(long).toEqual({ satellites: [0, 0, 0] });
  expect(text).toEqual({ satellites: undefined });
});

test.each([
  ['a promise', Promise.resolve([]), 'must not be async'],
  ['no list', { length: 0 }, 'expected a list of decisions'],
  ['nothing', undefined, 'expected a list of decisions'],
])('%s is refused', (_, answer, message) => {
  expect(() => read(answer)).toThrow(message);
});

test('decisions are counted over all answers of one instant, and anew at the next', () => {
  const reader = new DecisionReader();
  const most = 100_000 + 10 * (2 + 1);
  const half = Array(most / 2).fill(null);
  reader.read(half, stateAt(60));
  expect(reader.read(half, stateAt(60))).toHaveLength(most / 2);
  expect(() => reader.read([null], stateAt(60))).toThrow(`more than ${most} decisions`);
  expect(reader.read([null], stateAt(120))).toEqual([null]);
});

test('the lists of one answer name ten million satellites at most', () => {
  const satellites = Array(5000).fill(0);
  const reader = new DecisionReader();
  const answer = (listCount: number): unknown[] => Array(listCount).fill({ satellites });
  expect(reader.read(answer(2000), stateAt(0, 5000))).toHaveLength(2000);
  expect(() => reader.read(answer(2001), stateAt(0, 5000))).toThrow('satellites in all');
});
