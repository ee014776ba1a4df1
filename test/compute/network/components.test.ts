// Which satellites are connected while links open and close?
import { expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { LinkComponents, removeOne } from '../../../src/compute/network/components.ts';

const count = 9;

/** Lowest satellite that each can reach, by looking at all paths. */
function bruteForce(open: ReadonlySet<string>): number[] {
  const componentOf = Array.from({ length: count }, (_, index) => index);
  for (let round = 0; round < count; round += 1) {
    for (const key of open) {
      const [a, b] = key.split('-').map(Number) as [number, number];
      const lowest = Math.min(componentOf[a]!, componentOf[b]!);
      componentOf[a] = lowest;
      componentOf[b] = lowest;
    }
  }
  return componentOf;
}

test('components are those of the open links, however they opened and closed', () => {
  const satellite = fc.integer({ min: 0, max: count - 1 });
  const change = fc.tuple(satellite, satellite).filter(([a, b]) => a < b);
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 12 }), (instants) => {
      const components = new LinkComponents(count);
      const open = new Set<string>();
      let before = bruteForce(open);
      for (const changes of instants) {
        for (const [a, b] of changes) {
          const key = `${a}-${b}`;
          const isOpen = !open.has(key);
          if (isOpen) open.add(key);
          else open.delete(key);
          components.setLink(a, b, isOpen);
        }
        const expected = bruteForce(open);
        const isChanged = expected.some((component, index) => component !== before[index]);
        expect(components.refresh()).toBe(isChanged);
        expect([...components.componentOf]).toEqual(expected);
        expect(components.refresh()).toBe(false);
        before = expected;
      }
    }),
    { seed: 5 },
  );
});

test('of two links between the same satellites one may close: the other still connects', () => {
  const components = new LinkComponents(2);
  components.setLink(0, 1, true);
  components.setLink(0, 1, true);
  components.refresh();
  components.setLink(0, 1, false);
  expect(components.refresh()).toBe(false);
  expect([...components.componentOf]).toEqual([0, 0]);
});

test('removing takes one occurrence, or none where there is none', () => {
  const list = [4, 5, 4];
  removeOne(list, 4);
  removeOne(list, 9);
  expect(list).toEqual([5, 4]);
});
