// Does an object come into the scene once it can be drawn, and not after it was taken out again?
import { Group, Object3D } from 'three';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Entrances } from '../../../src/ui/scene/entrances.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** A compiler that is done when it is told so. */
function setup() {
  const done = new Map<Object3D, () => void>();
  const compile = (object: Object3D) =>
    new Promise<void>((resolve) => done.set(object, () => resolve()));
  const onEntered = vi.fn();
  const entrances = new Entrances(compile, onEntered);
  const finish = async (object: Object3D): Promise<void> => {
    done.get(object)!();
    await pass(0);
  };
  return { entrances, onEntered, done, finish, parent: new Group() };
}

test('each object comes in when its own programs are compiled, one after the other', async () => {
  const { entrances, onEntered, done, finish, parent } = setup();
  const [first, second] = [new Object3D(), new Object3D()];
  entrances.add(parent, first, second);
  await pass(0);
  expect([...done.keys()]).toEqual([first]);
  expect(parent.children).toEqual([]);
  await finish(first);
  expect(parent.children).toEqual([first]);
  expect([entrances.isWaiting, [...done.keys()]]).toEqual([true, [first, second]]);
  await finish(second);
  expect(parent.children).toEqual([first, second]);
  expect(entrances.isWaiting).toBe(false);
  expect(onEntered).toHaveBeenCalledTimes(2);
});

test('what was taken out on its way in stays out, what was in goes', async () => {
  const { entrances, done, finish, parent } = setup();
  const [first, second, third] = [new Object3D(), new Object3D(), new Object3D()];
  entrances.add(parent, first, second, third);
  await pass(0);
  await finish(first);
  entrances.remove(parent, first, second, third);
  await finish(second);
  expect(parent.children).toEqual([]);
  expect([entrances.isWaiting, done.has(third)]).toEqual([false, false]);
});

test('a driver that never says that it is done is waited for five seconds at most', async () => {
  const { entrances, parent } = setup();
  entrances.add(parent, new Object3D());
  await pass(4999);
  expect(parent.children).toHaveLength(0);
  await pass(1);
  expect(parent.children).toHaveLength(1);
});
