// Does code that never returns come to an end, and is what it throws told without being run?
import { expect, test } from 'vitest';
import { Thrown, TooLong, withAlarm } from '../../src/cli/ownPolicyAlarm.ts';

/** What the code threw, of the kind that is expected. */
function thrownBy(work: () => unknown): Thrown {
  try {
    withAlarm(work, 1000);
  } catch (error) {
    expect(error).toBeInstanceOf(Thrown);
    return error as Thrown;
  }
  throw new Error('nothing was thrown');
}

test('what returns in time is handed on, the same object', () => {
  const value = { timeS: 3 };
  expect(withAlarm(() => value, 1000)).toBe(value);
  expect(Reflect.get(globalThis, Symbol.for('dawnline.watched'))).toBeUndefined();
});

test('a loop without end is too long', () => {
  expect(() =>
    withAlarm(() => {
      for (;;);
    }, 20),
  ).toThrow(TooLong);
});

test('alarms lie within each other, and the shorter one ends both', () => {
  const inner = (): unknown =>
    withAlarm(() => {
      for (;;);
    }, 60_000);
  expect(() => withAlarm(inner, 20)).toThrow(TooLong);
  expect(withAlarm(() => withAlarm(() => 'inner', 1000) + ' and outer', 1000)).toBe(
    'inner and outer',
  );
});

test('what is thrown is told as text, with the place in the words of the engine', () => {
  const error = thrownBy(() => {
    throw new RangeError('no idea');
  });
  expect(error.message).toBe('no idea');
  expect(error.place).toMatch(/^RangeError: no idea\n +at .*ownPolicyAlarm\.test\.ts:\d+/);
});

test.each([
  ['a text', 'just text', 'just text'],
  ['nothing', undefined, 'undefined'],
  ['a long message', new Error('x'.repeat(5000)), 'x'.repeat(1000)],
])('%s that is thrown has a message too', (_, thrown, message) => {
  expect(
    thrownBy(() => {
      throw thrown as Error;
    }).message,
  ).toBe(message);
});

test('a message that loops without end is too long as well', () => {
  const error = new Error();
  Object.defineProperty(error, 'message', {
    get() {
      for (;;);
    },
  });
  expect(() =>
    withAlarm(() => {
      throw error;
    }, 20),
  ).toThrow(TooLong);
});

test('a message that throws cannot be read, which is said', () => {
  const unreadable = {
    toString(): string {
      throw new Error('caught you');
    },
  };
  expect(
    thrownBy(() => {
      throw unreadable as unknown as Error;
    }).message,
  ).toBe('threw something that cannot be read');
});
