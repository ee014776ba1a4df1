// What may a scenario file say of how a part stands on a satellite: normal, joint, place?

import * as z from 'zod/mini';
import { quantity, text } from './field.ts';
import { complaint, foundText } from './problem.ts';
import { byDefault, choice, list, optional, strict } from './shape.ts';

const axisNames = ['+x', '-x', '+y', '-y', '+z', '-z'] as const;
const jointNames = ['fixed', 'oneAxis', 'twoAxis'] as const;
const targetNames = ['sun', 'earth', 'velocity', 'orbitNormal'] as const;
/** What a jointed radiator can turn its edge to. */
export const radiatorAims = ['edgeToSun', 'edgeToEarth', 'edgeToVelocity'] as const;

type Issue = Readonly<{ input?: unknown }>;

function triple(max: number, what: string, hint: string) {
  const error = (issue: Issue): string =>
    complaint(`expected ${what}, found ${foundText(issue.input)}`, hint);
  const part = z.number({ error }).check(z.gte(-max, { error }), z.lte(max, { error }));
  return z.array(part, { error }).check(z.length(3, { error }));
}

const hasDirection = (parts: readonly number[]): boolean =>
  parts.some((part) => Math.abs(part) > 1e-6);

/** A direction in the body frame. */
function direction(description: string) {
  const hint = 'write "+x", "-y" … or three numbers';
  const what = 'a body axis, or a direction [x, y, z]';
  const error = (issue: Issue): string =>
    complaint(`expected ${what}, found ${foundText(issue.input)}`, hint);
  const vector = triple(1e3, what, hint).check(z.refine(hasDirection, { error }));
  return z.union([z.enum(axisNames, { error }), vector], { error }).check(z.meta({ description }));
}

/** Directions in the body frame, one at least. */
export function directions(max: number, description: string) {
  const error = complaint('expected a direction at least, found none', 'for example ["+y", "-y"]');
  const each = direction('A body axis, or a direction [x, y, z]');
  return list(each, max, description).check(z.minLength(1, { error }));
}

/** Where a part stands on the body. */
export const place = triple(1e4, 'a place [x, y, z] in metres', 'body frame, metres').check(
  z.meta({ description: 'Where it stands, body frame, m; left out: clear of array and radiator' }),
);

const range = (description: string) => quantity({ min: 0, max: 180, unit: 'deg', description });
const turnRate = (description: string) => quantity({ min: 0, max: 90, unit: 'deg/s', description });
const jointWords = (of: string): string => `Joint of ${of}; one axis: about its joint axis`;
const rangeWords = 'How far each axis of its joint turns, either way; 180: no stops';
const rateWords = 'How fast each axis of its joint turns';

/** Keys that say how a surface stands on the body, with the surface's word before them. */
export function jointFields<const P extends string>(part: P, of: string) {
  const fields = {
    [`${part}Normal`]: optional(direction(`Normal of ${of} at rest`)),
    [`${part}Joint`]: optional(choice(jointNames, jointWords(of))),
    [`${part}JointAxis`]: optional(direction('Axis of a one-axis joint')),
    [`${part}JointRangeDeg`]: optional(range(rangeWords)),
    [`${part}JointRateDegPerS`]: optional(turnRate(rateWords)),
  };
  return fields as JointShape<P>;
}

type Optional<T extends z.ZodMiniType> = z.ZodMiniOptional<T>;
type Direction = ReturnType<typeof direction>;
type Quantity = ReturnType<typeof quantity>;
type JointShape<P extends string> = {
  [K in `${P}Normal` | `${P}JointAxis`]: Optional<Direction>;
} & {
  [K in `${P}Joint`]: Optional<ReturnType<typeof choice<typeof jointNames>>>;
} & { [K in `${P}JointRangeDeg` | `${P}JointRateDegPerS`]: Optional<Quantity> };

const areaM2 = (max: number) => quantity({ min: 0, max, unit: 'm²', description: 'Its area' });

/** Defaults of a part that stands for itself. */
const ownJoint = {
  joint: byDefault(choice(jointNames, jointWords('the part')), 'fixed'),
  jointAxis: byDefault(direction('Axis of a one-axis joint'), '+y'),
  jointRangeDeg: byDefault(range(rangeWords), 180),
  jointRateDegPerS: byDefault(turnRate(rateWords), 0.25),
};

/** Something that looks at a target all the time. */
export const instrument = strict(
  {
    name: byDefault(text({ max: 120, description: 'Name for people' }), 'instrument'),
    normal: byDefault(direction('Where it looks at rest'), '+z'),
    areaM2: byDefault(areaM2(1e6), 0),
    ...ownJoint,
    fieldOfRegardDeg: byDefault(
      quantity({
        ...{ min: 0, max: 180, unit: 'deg' },
        description: 'Half-angle about its normal within which its target must stand',
      }),
      0,
    ),
    target: byDefault(choice(targetNames, 'What it looks at'), 'earth'),
    placeM: optional(place),
  },
  'An instrument that looks at a target all the time',
);

/** A flat side that air and light meet. */
export const surface = strict(
  {
    name: text({ max: 120, description: 'Name for people' }),
    normal: direction('Its normal at rest'),
    areaM2: areaM2(1e8),
    ...ownJoint,
    target: byDefault(choice(targetNames, 'What its joint, if any, turns it to'), 'sun'),
  },
  'A flat side beside array and radiator',
);
