// Does reading say what is wrong with a text that is no JSON, and where?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { readJson } from '../../../src/compute/scenario/json.ts';

function firstProblem(text: string): string {
  const problem = readJson(text).problems[0];
  return problem === undefined ? '' : `${problem.path}: ${problem.message} (${problem.hint})`;
}

describe('a text that is JSON', () => {
  test('is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const { value, problems } = readJson(text);
        // A key may stand twice in arbitrary JSON; nothing else may be wrong with it.
        expect(problems.filter(({ message }) => message !== 'the key stands twice')).toEqual([]);
        expect(value).toEqual(JSON.parse(text));
      }),
      { seed: 1 },
    );
  });

  test('may begin with a byte-order mark', () => {
    expect(readJson('\uFEFF{"a": 1}')).toMatchObject({ value: { a: 1 }, problems: [] });
  });
});

describe('a text that is not', () => {
  test('is never taken for one: where JSON.parse throws there is a problem', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 2 }), (text, place, noise) => {
        const at = place % (text.length + 1);
        const broken = text.slice(0, at) + noise + text.slice(at + 1);
        try {
          JSON.parse(broken);
        } catch {
          expect(readJson(broken).problems.length).toBeGreaterThan(0);
        }
      }),
      { seed: 2 },
    );
  });

  test('says line and column of the place where it stops being JSON', () => {
    expect(firstProblem('{\n  "a": 1,\n  "b": }')).toMatch(/^line 3, column 8: expected a value/);
    expect(firstProblem('{"a": 1,}')).toMatch(/no comma after the last entry/);
    expect(firstProblem('{"a": 1 // one\n}')).toMatch(/JSON has no comments/);
    expect(firstProblem("{'a': 1}")).toMatch(/double quotes/);
    expect(firstProblem('{"a": 01}')).toMatch(/expected , or }/);
    expect(firstProblem('{} {}')).toMatch(/expected nothing more/);
  });

  test('cut short asks whether it is complete, wherever it is cut', () => {
    const whole = '{"a": [1, {"b": "text"}], "c": null}';
    for (let length = 1; length < whole.length; length += 1) {
      expect(readJson(whole.slice(0, length)).problems.length, String(length)).toBe(1);
    }
    expect(firstProblem('{"a": [1, ')).toMatch(/found the end \(is the file complete\?\)/);
  });

  test('with a line break or a stray backslash in a text says how it is written', () => {
    expect(firstProblem('{"a": "x\ny"}')).toMatch(/line 1, column 9: .*line breaks are written/);
    expect(firstProblem('{"a": "x\\q"}')).toMatch(/\\ as \\\\/);
  });
});

describe('what JSON lacks or forgives', () => {
  test('NaN and infinities are reported with their path, and reading goes on', () => {
    const { value, problems, wordPaths } = readJson('{"a": NaN, "b": [1, -Infinity], "c": 2}');
    expect([...wordPaths]).toEqual(['a', 'b[1]']);
    expect(problems.map(({ path, message }) => `${path} ${message}`)).toEqual([
      'a JSON has no NaN',
      'b[1] JSON has no -Infinity',
    ]);
    expect(value).toEqual({ a: 'NaN', b: [1, '-Infinity'], c: 2 });
  });

  test('a key that stands twice is a problem, not silently the last one', () => {
    expect(readJson('{"a": {"b": 1, "b": 2}}').problems).toEqual([
      { path: 'a.b', message: 'the key stands twice', hint: 'keep one of the two' },
    ]);
  });
});

describe('a text that is no scenario at all', () => {
  test('a binary file is recognised by its zero bytes or broken characters', () => {
    expect(firstProblem('\u0089PNG\r\n\u0000\u0000')).toMatch(/binary/);
    expect(firstProblem('\uFFFD\uFFFDELF')).toMatch(/binary/);
  });

  test('an empty one is called empty', () => {
    expect(firstProblem(' \n')).toMatch(/empty/);
  });

  test('200 MB are refused by their size, before anything is read', () => {
    // Unreadable from its first character on: only the size can be what is reported.
    const text = 'x'.repeat(200_000_000);
    expect(firstProblem(text)).toMatch(/^scenario: expected at most 64 MB, found 200 MB .*files/);
  });

  test('a million brackets end at the bound of nesting, not at that of the stack', () => {
    expect(firstProblem('['.repeat(1_000_000))).toMatch(/at most 32 levels/);
    expect(firstProblem('{"a":'.repeat(1_000_000))).toMatch(/at most 32 levels/);
  });
});
