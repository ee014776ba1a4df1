// What are the fields of a scenario file made of, and how does each one complain?

import * as z from 'zod/mini';
import { complaint, foundText, numberText } from './problem.ts';

// Compiled validators need `new Function`, which the page's security policy forbids.
z.config({ jitless: true });

/** What every field says of itself: shown by editors through the published JSON Schema. */
interface FieldSpec {
  readonly description: string;
  /** What to do next; a slip of units has its own hint and goes first. */
  readonly hint?: string;
}

/** A number with its unit and its plausible range, both ends included. */
export interface QuantitySpec extends FieldSpec {
  readonly min: number;
  readonly max: number;
  readonly unit: string;
}

type Issue = Readonly<{ input?: unknown }>;

/** A number field; NaN, infinities and texts are refused with the range that was expected. */
export function quantity(spec: QuantitySpec) {
  const error = (issue: Issue): string => quantityComplaint(spec, issue.input, 'a number');
  return z
    .number({ error })
    .check(
      z.gte(spec.min, { error }),
      z.lte(spec.max, { error }),
      z.meta({ description: describeQuantity(spec) }),
    );
}

/** A whole number field. */
export function count(spec: Omit<QuantitySpec, 'unit'>) {
  const full = { ...spec, unit: '' };
  const error = (issue: Issue): string => quantityComplaint(full, issue.input, 'a whole number');
  return z
    .int({ error, abort: true }) // else one beyond 2^53 is told of twice
    .check(
      z.gte(spec.min, { error }),
      z.lte(spec.max, { error }),
      z.meta({ description: describeQuantity(full) }),
    );
}

/** A share of something, 0…1. */
export function fraction(description: string, min = 0) {
  return quantity({ min, max: 1, unit: 'fraction', description });
}

function describeQuantity(spec: QuantitySpec): string {
  return `${spec.description} (${rangeText(spec)})`;
}

function rangeText(spec: QuantitySpec): string {
  const unit = spec.unit === '' || spec.unit === 'fraction' ? '' : ` ${spec.unit}`;
  return `${numberText(spec.min)}…${numberText(spec.max)}${unit}`;
}

function quantityComplaint(spec: QuantitySpec, found: unknown, noun: string): string {
  const message = `expected ${noun}, ${rangeText(spec)}, found ${foundText(found)}`;
  return complaint(message, quantityHint(spec, found));
}

function quantityHint(spec: QuantitySpec, found: unknown): string {
  const fallback = spec.hint ?? `give a value within ${rangeText(spec)}`;
  if (typeof found === 'string' && found.trim() !== '' && Number.isFinite(Number(found))) {
    return `write ${found.trim()} without quotes`;
  }
  if (typeof found !== 'number' || !Number.isFinite(found)) return fallback;
  const slip = unitSlip(spec, found);
  return slip === '' ? fallback : spec.hint === undefined ? slip : `${slip}; ${spec.hint}`;
}

/** The usual slips of units, tried in order of how often people make them. */
const slips: Readonly<Record<string, readonly (readonly [factor: number, words: string])[]>> = {
  fraction: [[0.01, 'give a fraction 0…1, not percent']],
  km: [
    [0.001, 'kilometres, not metres'],
    [10, 'a digit may be missing'],
  ],
  m: [[1000, 'metres, not kilometres']],
  s: [[0.001, 'seconds, not milliseconds']],
  W: [[0.001, 'watts']],
};

function unitSlip(spec: QuantitySpec, found: number): string {
  for (const [factor, words] of slips[spec.unit] ?? []) {
    const meant = found * factor;
    if (meant >= spec.min && meant <= spec.max)
      return `${words}: did you mean ${numberText(meant)}?`;
  }
  return '';
}

// Control characters, and the marks that turn the direction of writing: they hide what a text says.
// eslint-disable-next-line no-control-regex
const hiddenCharacter = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
// The same, but lines may break and be indented.
const hiddenInLines =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

interface TextSpec extends FieldSpec {
  readonly max: number;
  readonly hasLines?: boolean;
}

/** Words for people: any characters that are visible, so `<b>` stays `<b>`. */
export function text(spec: TextSpec) {
  const error = (issue: Issue): string => textComplaint(spec, issue.input);
  const hidden = spec.hasLines === true ? hiddenInLines : hiddenCharacter;
  return z.string({ error }).check(
    z.maxLength(spec.max, { error }),
    z.refine((value) => !hidden.test(value), { error }),
    z.meta({ description: spec.description }),
  );
}

function textComplaint(spec: TextSpec, found: unknown): string {
  const length = `at most ${spec.max} visible characters`;
  const hint = typeof found !== 'string' || found.length <= spec.max;
  const say = spec.hint ?? (hint ? 'remove control characters' : 'shorten it');
  if (typeof found !== 'string')
    return complaint(`expected a text, found ${foundText(found)}`, say);
  const of = found.length > spec.max ? ` of ${found.length} characters` : '';
  return complaint(`expected a text of ${length}, found ${foundText(found)}${of}`, say);
}

const identifierPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** A short name that other fields, tables and command lines refer to. */
export function identifier(description: string) {
  const error = (issue: Issue): string =>
    complaint(
      `expected an id of 1…64 of A-Z a-z 0-9 . - _, found ${foundText(issue.input)}`,
      'for example "ring-1"; a longer text belongs in "name"',
    );
  return z.string({ error }).check(z.regex(identifierPattern, { error }), z.meta({ description }));
}

/** A state by its two-letter code (ISO 3166-1); `ZZ`: not stated. */
export function stateCode(description: string) {
  const error = (issue: Issue): string =>
    complaint(
      `expected a two-letter state code, found ${foundText(issue.input)}`,
      'ISO 3166-1 in capitals, for example "CH"; "ZZ" if not stated',
    );
  return z.string({ error }).check(z.regex(/^[A-Z]{2}$/, { error }), z.meta({ description }));
}

/** Yes or no. */
export function flag(description: string) {
  const error = (issue: Issue): string =>
    complaint(`expected true or false, found ${foundText(issue.input)}`, 'write it without quotes');
  return z.boolean({ error }).check(z.meta({ description }));
}
