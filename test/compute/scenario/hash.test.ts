// When do two scenario files count as the same?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { canonicalJson, sha256Hex, sha256HexOfPieces } from '../../../src/compute/scenario/hash.ts';
import { edgeTle } from './mixedFleet.ts';
import { builtInText, least, sampleText, scenarioOf } from './sample.ts';

/** The same value with the keys of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

describe('SHA-256', () => {
  test('gives the digests of FIPS 180-2, appendix B', () => {
    expect(sha256Hex('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe('SHA-256 of pieces', () => {
  test('is that of the whole, wherever it is cut between characters', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (pieces) => {
        expect(sha256HexOfPieces(pieces)).toBe(sha256Hex(pieces.join('')));
      }),
      { seed: 8 },
    );
  });
});

describe('canonical JSON', () => {
  test('does not depend on the order of keys and keeps every value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reversed(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 7 },
    );
  });
});

describe('the hash of a scenario', () => {
  const hash = (text: string, files = {}): string => scenarioOf(text, files).hash;

  test('does not depend on the order of keys, white space, or the place of the schema', () => {
    const text = builtInText('walker-shell-60.json');
    const value = JSON.parse(text) as Record<string, unknown>;
    expect(hash(JSON.stringify(reversed(value)))).toBe(hash(text));
    expect(hash(JSON.stringify({ ...value, $schema: 'elsewhere' }))).toBe(hash(text));
  });

  test('is that of the defaults written out', () => {
    expect(hash(sampleText({ stepS: 60, seed: 1, policy: { name: 'fifo' } }))).toBe(
      hash(sampleText()),
    );
  });

  test('changes with every value that matters', () => {
    const texts = [{}, { seed: 2 }, { stepS: 30 }, { name: 'Other' }, { stations: ['troll'] }];
    expect(new Set(texts.map((changes) => hash(sampleText(changes)))).size).toBe(texts.length);
  });

  test('follows the content of the files that it names, and of no others', () => {
    const orbit = { kind: 'tle', file: 'a.tle' };
    const text = JSON.stringify({ ...least, fleets: [{ orbit }] });
    const a = hash(text, { 'a.tle': edgeTle() });
    expect(hash(text, { 'a.tle': `${edgeTle()}\n` })).not.toBe(a);
    expect(hash(text, { 'a.tle': edgeTle(), other: 'x' })).toBe(a);
  });
});
