// How are the fields of a scenario file put together into objects, lists and choices?

import * as z from 'zod/mini';
import { didYouMean } from './nearest.ts';
import { complaint, foundText, keysMark } from './problem.ts';

type Issue = Readonly<{ input?: unknown; code?: string | undefined; discriminator?: unknown }>;
type Shape = Readonly<Record<string, z.ZodMiniType>>;

/** An object with exactly these keys; others are problems with a "did you mean". */
export function strict<const S extends Shape>(shape: S, description: string) {
  const keys = Object.keys(shape).join(',');
  const error = (issue: Issue): string =>
    issue.code === 'unrecognized_keys'
      ? `${keysMark}${keys}`
      : complaint(
          `expected an object, found ${foundText(issue.input)}`,
          `write { … } with: ${keys.replaceAll(',', ', ')}`,
        );
  return z.strictObject(shape, { error }).check(z.meta({ description }));
}

/** A list of at most `max` of one thing. */
export function list<T extends z.ZodMiniType>(item: T, max: number, description: string) {
  const error = (issue: Issue): string =>
    Array.isArray(issue.input)
      ? complaint(`expected at most ${max} entries, found ${issue.input.length}`, 'use fewer')
      : complaint(`expected a list, found ${foundText(issue.input)}`, 'write [ … ]');
  return z.array(item, { error }).check(z.maxLength(max, { error }), z.meta({ description }));
}

/** A word out of a closed list. */
export function choice<const T extends readonly [string, ...string[]]>(
  words: T,
  description: string,
) {
  const error = (issue: Issue): string =>
    complaint(
      `expected one of ${words.join(', ')}, found ${foundText(issue.input)}`,
      didYouMean(issue.input, words),
    );
  return z.enum(words, { error }).check(z.meta({ description }));
}

/** The name of something in the catalogue. */
export function catalogueName(what: string, known: readonly string[], description: string) {
  const error = (issue: Issue): string =>
    complaint(`expected the name of ${what}, found ${foundText(issue.input)}`, hintOf(issue.input));
  const hintOf = (found: unknown): string => didYouMean(found, known);
  return z.enum(known, { error }).check(z.meta({ description }));
}

/** Either a name or an object written in place. */
export function nameOr<N extends z.ZodMiniType, O extends z.ZodMiniType>(
  name: N,
  object: O,
  description: string,
) {
  const error = (issue: Issue): string =>
    complaint(
      `expected a name or an object, found ${foundText(issue.input)}`,
      'write "name" or { … }',
    );
  return z.union([name, object], { error }).check(z.meta({ description }));
}

/** One of several kinds of object, told apart by a key. */
export function kinds<
  const T extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]],
>(key: string, words: readonly string[], options: T, description: string) {
  const error = (issue: Issue): string => {
    const isObject = typeof issue.input === 'object' && issue.input !== null;
    const found: unknown = isObject ? (issue.input as Record<string, unknown>)[key] : issue.input;
    const expected = isObject ? `one of ${words.join(', ')}` : `an object with "${key}"`;
    return complaint(`expected ${expected}, found ${foundText(found)}`, didYouMean(found, words));
  };
  return z.discriminatedUnion(key, options, { error }).check(z.meta({ description }));
}

/** The value itself when the key is left out. */
export function byDefault<T extends z.ZodMiniType>(item: T, value: z.input<T> & z.output<T>) {
  return z._default(item, value as never);
}

export const optional = z.optional;
