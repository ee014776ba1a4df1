// Is an end of the process told of while a policy is at work, and only then?
import process from 'node:process';
import { afterEach, expect, test, vi } from 'vitest';
import { orSaying } from '../../src/cli/ownPolicyExit.ts';

const listenersBefore = process.listeners('exit');
const ours = () => process.listeners('exit').filter((each) => !listenersBefore.includes(each));
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

function* steps(): Generator<number, string> {
  yield 1;
  yield 2;
  return 'done';
}

test('every step and the outcome are handed on', () => {
  const work = orSaying(steps(), () => '');
  expect([work.next(), work.next(), work.next()]).toEqual([
    { value: 1, done: false },
    { value: 2, done: false },
    { value: 'done', done: true },
  ]);
});

test('an end in the middle is said in a line of the present, and is the fault of the input', () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  let timeS = 0;
  const work = orSaying(steps(), () => `ended at ${timeS} s`);
  work.next();
  timeS = 60;
  const [onExit] = ours();
  expect(ours()).toHaveLength(1);
  onExit!(0);
  expect(write.mock.calls).toEqual([['ended at 60 s\n']]);
  expect(process.exitCode).toBe(2);
  work.return('');
});

test.each([
  ['is done', (work: Generator) => [...work]],
  ['is given up', (work: Generator) => [work.next(), work.return(undefined)]],
  [
    'fails',
    (work: Generator) => {
      work.next();
      expect(() => work.throw(new Error('no'))).toThrow('no');
    },
  ],
])('nothing is said once the work %s', (_, end) => {
  const work = orSaying(steps(), () => 'never');
  end(work);
  expect(ours()).toEqual([]);
});
