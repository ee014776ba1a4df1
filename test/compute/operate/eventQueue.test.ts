// Do coming events come in their total order: time, then kind, then order of insertion?
import { expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { agendaKinds, EventQueue } from '../../../src/compute/operate/eventQueue.ts';
import type { AgendaKind } from '../../../src/compute/operate/eventQueue.ts';

interface Entry {
  readonly timeS: number;
  readonly kind: AgendaKind;
  readonly subject: number;
  readonly stamp: number;
}

const kinds = Object.values(agendaKinds);
const entry = fc.record({
  // Few distinct times, so that equal ones are common.
  timeS: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 5, noNaN: true })),
  kind: fc.constantFrom(...kinds),
});

function popAll(queue: EventQueue): Entry[] {
  const entries: Entry[] = [];
  while (queue.pop()) {
    const { timeS, kind, subject, stamp } = queue;
    entries.push({ timeS, kind, subject, stamp });
  }
  return entries;
}

test('entries leave as a stable sort by time and kind would order them', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 700 }), (given) => {
      const queue = new EventQueue();
      const entries = given.map((each, subject) => ({ ...each, subject, stamp: 7 * subject }));
      for (const { timeS, kind, subject, stamp } of entries)
        queue.push(timeS, kind, subject, stamp);
      const expected = [...entries].sort(
        (a, b) => a.timeS - b.timeS || a.kind - b.kind || a.subject - b.subject,
      );
      expect(queue.count).toBe(entries.length);
      expect(queue.nextTimeS()).toBe(expected[0]?.timeS ?? Infinity);
      expect(popAll(queue)).toEqual(expected);
    }),
    { numRuns: 60, seed: 5 },
  );
});

test('taking and inserting by turns always takes the earliest that is there', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(entry, fc.constant(null)), { maxLength: 300 }), (steps) => {
      const queue = new EventQueue();
      let inside: Entry[] = [];
      steps.forEach((step, subject) => {
        if (step !== null) {
          queue.push(step.timeS, step.kind, subject, 0);
          inside.push({ ...step, subject, stamp: 0 });
          return;
        }
        inside.sort((a, b) => a.timeS - b.timeS || a.kind - b.kind || a.subject - b.subject);
        const [first, ...rest] = inside;
        inside = rest;
        expect(queue.pop()).toBe(first !== undefined);
        if (first !== undefined) expect(queue.subject).toBe(first.subject);
      });
    }),
    { numRuns: 60, seed: 5 },
  );
});

test('what finishes goes before what is lost, and what opens before what is released', () => {
  const queue = new EventQueue();
  const names = [
    'wake',
    'jobReleased',
    'windowOpened',
    'satelliteLost',
    'transferFinished',
  ] as const;
  names.forEach((name, subject) => queue.push(7, agendaKinds[name], subject, 0));
  expect(popAll(queue).map(({ subject }) => names[subject])).toEqual([...names].reverse());
});

test('an empty queue has nothing to take and no next time', () => {
  const queue = new EventQueue();
  expect(queue.pop()).toBe(false);
  expect(queue.nextTimeS()).toBe(Infinity);
});
