// Does our own error say that it is ours, and what was found?
import { expect, test } from 'vitest';
import { invariant } from '../../src/compute/invariant.ts';

test('what holds passes in silence; what does not throws with its message as our own error', () => {
  invariant(true, 'never said');
  expect(() => invariant(false, 'row 7 of 5')).toThrow("Dawnline's own error: row 7 of 5");
});
