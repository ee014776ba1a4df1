// Is this a decision at all? Policies may be anybody's code: what they return is looked at first.

import { causes } from '../account/cause.ts';
import type { Decision } from '../schedule/policy.ts';

type Fields = Readonly<Record<string, unknown>>;

const isIndex = (value: unknown) => Number.isInteger(value);
const isIndexList = (value: unknown) => Array.isArray(value) && value.every(isIndex);
const isNumber = (value: unknown) => typeof value === 'number';
const isCause = (value: unknown) => (causes as readonly unknown[]).includes(value);

/** What the fields of each kind must be. */
const shapes: Readonly<
  Record<Decision['kind'], Readonly<Record<string, (v: unknown) => boolean>>>
> = {
  admit: { job: isIndex },
  reject: { job: isIndex, cause: isCause },
  place: { job: isIndex, satellites: isIndexList },
  start: { job: isIndex, satellites: isIndexList },
  preempt: { job: isIndex },
  resume: { job: isIndex },
  migrate: { job: isIndex, satellites: isIndexList },
  antenna: { station: isIndex, satellite: isIndex },
  powerCap: { satellite: isIndex, powerMaxW: isNumber },
  wake: { timeS: isNumber },
};

/** What is wrong with the form of a decision; null: nothing. */
export function decisionProblem(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return 'a decision is an object';
  const fields = value as Fields;
  const { kind } = fields;
  if (typeof kind !== 'string' || !Object.hasOwn(shapes, kind)) return 'there is no such decision';
  const shape = shapes[kind as Decision['kind']];
  const wrong = Object.keys(shape).find((key) => !shape[key]!(fields[key]));
  return wrong === undefined ? null : `${kind}: ${wrong} is missing or of the wrong kind`;
}
