// Is what the system refuses to write the user's problem, and all else our fault?
import { expect, test } from 'vitest';
import { InputProblems } from '../../src/cli/problems.ts';
import { refuseUnwritable } from '../../src/cli/unwritable.ts';

function thrownFor(error: unknown): unknown {
  try {
    return refuseUnwritable('place', error, 'name another');
  } catch (thrown) {
    return thrown;
  }
}

test.each([
  ['EPERM', 'place may not be written to'],
  ['ENOSPC', 'place is on a full disk'],
  ['ESTALE', 'place cannot be written: ESTALE'],
])('%s is a problem of --out', (code, message) => {
  const thrown = thrownFor(Object.assign(new Error('no'), { code }));
  expect(thrown).toBeInstanceOf(InputProblems);
  expect((thrown as InputProblems).problems).toEqual([
    { path: '--out', message, hint: 'name another' },
  ]);
});

test('an error of our own, such as one of Node about arguments, stays what it is', () => {
  const ours = [new Error('index 7'), Object.assign(new Error('x'), { code: 'ERR_INVALID_ARG' })];
  for (const error of ours) expect(thrownFor(error)).toBe(error);
});
