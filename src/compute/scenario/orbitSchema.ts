// What may a scenario file say of the orbits of a fleet?

import * as z from 'zod/mini';
import { parseUtc, suncatcher } from '../../orbit/index.ts';
import { count, flag, quantity, text } from './field.ts';
import { satelliteCountMax } from './limits.ts';
import { complaint, foundText } from './problem.ts';
import { byDefault, choice, kinds, list, optional, strict } from './shape.ts';

const earliestUtcMs = Date.UTC(1957, 0, 1);
const latestUtcMs = Date.UTC(2100, 0, 1);

/** An instant, ISO 8601 with `Z`, of the time that SGP4 and the Sun's position are good for. */
export function instant(description: string) {
  const error = (issue: Readonly<{ input?: unknown }>): string => {
    const found = foundText(issue.input);
    const hint = 'for example "2026-12-21T00:00:00Z"; without a zone it is refused';
    return complaint(`expected ISO 8601 with Z, from 1957 to 2099, found ${found}`, hint);
  };
  const isGood = (value: string): boolean => {
    const utcMs = parseUtc(value);
    return utcMs !== null && utcMs >= earliestUtcMs && utcMs < latestUtcMs;
  };
  return z.string({ error }).check(z.refine(isGood, { error }), z.meta({ description }));
}

const altitude = quantity({
  min: 120,
  max: 500_000,
  unit: 'km',
  description: 'Height above the equatorial radius, 6378.137 km',
  hint: 'below 120 km nothing completes an orbit',
});
const sunSynchronousAltitude = quantity({
  min: 120,
  max: 5900,
  unit: 'km',
  description: 'Height above the equatorial radius, 6378.137 km',
  hint: 'sun-synchronous orbits exist from the air up to 5,900 km',
});
const angle = (description: string) =>
  quantity({ min: -360, max: 360, unit: 'deg', description, hint: 'give degrees' });
const inclination = quantity({
  min: 0,
  max: 180,
  unit: 'deg',
  description: 'Inclination to the equator',
  hint: 'give degrees; above 90 the orbit is retrograde',
});
const planeCount = count({ min: 1, max: 1000, description: 'Orbital planes' });
const satellitesPerPlaneCount = count({
  min: 1,
  max: satelliteCountMax,
  description: 'Satellites in each plane, evenly spaced',
});
const phasing = count({
  min: 0,
  max: 1000,
  description: 'Walker phasing F: each plane is ahead of the one before by F/satellites of a turn',
});

function localTime(description: string) {
  const error = (issue: Readonly<{ input?: unknown }>): string =>
    complaint(
      `expected a local time hh:mm, found ${foundText(issue.input)}`,
      '"06:00" is dawn–dusk with the ascending node at dawn',
    );
  const pattern = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;
  return z.string({ error }).check(z.regex(pattern, { error }), z.meta({ description }));
}

const sunSynchronous = strict(
  {
    kind: z.literal('sunSynchronous'),
    altitudeKm: sunSynchronousAltitude,
    localTimeOfAscendingNode: byDefault(
      localTime('Mean local time of the ascending node'),
      '06:00',
    ),
    planeCount: byDefault(planeCount, 1),
    satellitesPerPlaneCount: byDefault(satellitesPerPlaneCount, 1),
    localTimeStepS: byDefault(
      quantity({
        min: -86_400,
        max: 86_400,
        unit: 's',
        description: 'Local time from plane to plane',
      }),
      0,
    ),
    isFrozen: optional(
      flag('Shape at rest under J2 and J3 (default), or round at the start and swinging'),
    ),
  },
  'Sun-synchronous circular orbits',
);

const walker = strict(
  {
    kind: z.literal('walker'),
    pattern: byDefault(
      choice(['delta', 'star'], 'Nodes over 360° (delta) or 180° (star)'),
      'delta',
    ),
    altitudeKm: altitude,
    inclinationDeg: inclination,
    planeCount,
    satellitesPerPlaneCount,
    phasing: byDefault(phasing, 1),
    rightAscensionDeg: byDefault(angle('Right ascension of the first node'), 0),
  },
  'Walker constellation of circular orbits',
);

const ring = strict(
  {
    kind: z.literal('ring'),
    altitudeKm: altitude,
    inclinationDeg: inclination,
    satelliteCount: count({
      min: 1,
      max: satelliteCountMax,
      description: 'Satellites in the ring',
    }),
    rightAscensionDeg: byDefault(angle('Right ascension of the node'), 0),
  },
  'One circular plane, evenly filled',
);

const classical = strict(
  {
    name: optional(text({ max: 120, description: 'Name for people' })),
    semiMajorAxisKm: quantity({
      min: 6498,
      max: 500_000,
      unit: 'km',
      description: 'Semi-major axis',
      hint: 'measured from the centre of the Earth: altitude + 6378.137',
    }),
    eccentricity: byDefault(
      quantity({ min: 0, max: 0.95, unit: '', description: 'Eccentricity' }),
      0,
    ),
    inclinationDeg: inclination,
    rightAscensionDeg: byDefault(angle('Right ascension of the ascending node'), 0),
    argumentOfPerigeeDeg: byDefault(angle('Argument of perigee'), 0),
    meanAnomalyDeg: byDefault(angle('Mean anomaly'), 0),
  },
  'Mean elements of one satellite at the epoch, taken as SGP4 takes them',
);

const elements = strict(
  {
    kind: z.literal('elements'),
    epochUtc: optional(instant('Epoch of the elements; default: the start')),
    satellites: list(classical, satelliteCountMax, 'Classical elements, one entry a satellite'),
  },
  'Orbits by classical elements',
);

const fileFields = {
  text: optional(text({ max: 64_000_000, hasLines: true, description: 'The element sets' })),
  file: optional(text({ max: 400, description: 'Name of a file with the element sets' })),
  take: optional(count({ min: 1, max: satelliteCountMax, description: 'Only the first so many' })),
  timeShift: byDefault(
    choice(['none', 'toStart'], 'Move all epochs together so that the middle one is the start'),
    'none',
  ),
};

const tle = strict({ kind: z.literal('tle'), ...fileFields }, 'Orbits by two-line element sets');
const omm = strict(
  { kind: z.literal('omm'), ...fileFields },
  'Orbits by OMM records as JSON, CSV, XML or KVN, told apart by content',
);

const cluster = strict(
  {
    kind: z.literal('cluster'),
    altitudeKm: byDefault(sunSynchronousAltitude, suncatcher.altitudeKm),
    localTimeOfAscendingNode: byDefault(
      localTime('Mean local time of the ascending node of the chief'),
      '06:00',
    ),
    radiusKm: byDefault(
      quantity({
        min: 0.02,
        max: 5,
        unit: 'km',
        description: 'Farthest from the chief in-track; radially it is half of that',
        hint: 'beyond 5 km neighbours do not keep their distances to metres',
      }),
      suncatcher.radiusKm,
    ),
    spacingMinKm: byDefault(
      quantity({
        min: 0.01,
        max: 5,
        unit: 'km',
        description: 'Least distance of neighbours; the most is twice that, half a turn later',
        hint: '0.1 is 100 m',
      }),
      suncatcher.stepKm / 2,
    ),
    satelliteCount: optional(
      count({
        min: 1,
        max: satelliteCountMax,
        description: 'Only so many, nearest to the chief; default: all places within the radius',
      }),
    ),
    axisRatio: byDefault(
      quantity({
        min: 0.99,
        max: 1.01,
        unit: '',
        description: 'Radial half axis over half the in-track one: 1 by Hill, 1.0037 for J2',
      }),
      suncatcher.axisRatio,
    ),
  },
  'Formation in one plane about a sun-synchronous chief, as Project Suncatcher draws it',
);

export const orbitKinds = [
  'sunSynchronous',
  'walker',
  'ring',
  'elements',
  'tle',
  'omm',
  'cluster',
] as const;

/** The orbits of one fleet. */
export const orbit = kinds(
  'kind',
  orbitKinds,
  [sunSynchronous, walker, ring, elements, tle, omm, cluster],
  'Orbits of the fleet, told apart by "kind"',
);

export type OrbitFile = z.output<typeof orbit>;
