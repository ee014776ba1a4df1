// How much area does a satellite turn to wind and Sun over an orbit, and what does that cost?
import { dragReport, quickLifetimeS, type DragReport } from '../../orbit/index.ts';
import type { AttitudeLaw, BodyAxis, Platform, Problem } from '../scenario/scenario.ts';
import { dotOf } from './bodyDirection.ts';
import type { Surface } from './joint.ts';
import { arraySurface, radiatorSurface, radiatorSurfaceAim, surfaceOf } from './partSurfaces.ts';
import { bodyTargets, pointingsAlong, type OrbitTrack, type SurfaceAim } from './pointing.ts';

/** A surface and what its joint does with it. */
export interface HeldSurface {
  readonly surface: Surface;
  readonly aim: SurfaceAim;
}

/** What of a platform air and light meet. */
export type HeldBody = Pick<
  Platform,
  'array' | 'radiator' | 'terminal' | 'instrument' | 'surfaces'
>;

/**
 * A platform's plates in air and light: its array follows the Sun, its radiator turns as its aim
 * has it, an instrument follows its target, other sides what they are turned to. Terminals stand as
 * at rest: where stations call them is not known.
 */
export function heldPlates({
  array,
  radiator,
  terminal,
  instrument,
  surfaces,
}: HeldBody): HeldSurface[] {
  const held: HeldSurface[] = [
    { surface: arraySurface(array), aim: { kind: 'face', target: 'sun' } },
    { surface: radiatorSurface(radiator), aim: radiatorSurfaceAim(radiator) },
    { surface: surfaceOf('terminals', terminal), aim: { kind: 'rest' } },
  ];
  if (instrument !== null) {
    const { name, target } = instrument;
    held.push({ surface: surfaceOf(name, instrument), aim: { kind: 'face', target } });
  }
  for (const side of surfaces) {
    const { name, joint, target } = side;
    const aim: SurfaceAim = joint.kind === 'fixed' ? { kind: 'rest' } : { kind: 'face', target };
    held.push({ surface: surfaceOf(name, side), aim });
  }
  return held.filter(({ surface }) => surface.areaM2 > 0 || surface.name !== 'terminals');
}

/** Means over a revolution of what one surface turns to each direction, m² of projected area. */
export interface SurfaceAreas {
  readonly name: string;
  readonly areaM2: number;
  readonly toVelocityM2: number;
  readonly toSunM2: number;
  readonly toEarthM2: number;
}

/** Sums over all surfaces; none hides another. */
export interface OrbitAreas {
  readonly toVelocityM2: number;
  readonly toSunM2: number;
  readonly surfaces: readonly SurfaceAreas[];
}

/**
 * Mean projected areas over a revolution: of each plate |cosine| × area, whichever face meets air
 * or light. Towards the Sun it is the mean of the whole revolution, shadow not taken off.
 */
export function orbitAreas(
  held: readonly HeldSurface[],
  law: AttitudeLaw,
  track: OrbitTrack,
): OrbitAreas {
  const seen = bodyTargets(law, track);
  const surfaces = held.map(({ surface, aim }) => {
    const ways = pointingsAlong(surface, aim, seen);
    const meanM2 = (towards: (k: number) => BodyAxis): number =>
      ways.reduce((sum, { normal }, k) => sum + Math.abs(dotOf(normal, towards(k))), 0) *
      (surface.areaM2 / ways.length);
    return {
      name: surface.name,
      areaM2: surface.areaM2,
      toVelocityM2: meanM2((k) => seen[k]!.velocity),
      toSunM2: meanM2((k) => seen[k]!.sun),
      toEarthM2: meanM2((k) => seen[k]!.earth),
    };
  });
  return {
    toVelocityM2: surfaces.reduce((sum, { toVelocityM2 }) => sum + toVelocityM2, 0),
    toSunM2: surfaces.reduce((sum, { toSunM2 }) => sum + toSunM2, 0),
    surfaces,
  };
}

/** The satellite in the air. */
export interface WindBody {
  readonly altitudeKm: number;
  readonly massKg: number;
  readonly dragCoefficient: number;
}

/** What a projected area costs in the mean atmosphere. */
export interface WindCost extends DragReport {
  readonly projectedM2: number;
  /** King-Hele's quick form, as published comparisons use it; `lifetimeYears` is the integral. */
  readonly quickLifetimeYears: number;
}

const yearS = 365.25 * 86400;

/** Drag on a projected area alone: velocity a year to hold the orbit, and life without that. */
export function windCost(body: WindBody, projectedM2: number): WindCost {
  const { altitudeKm, massKg, dragCoefficient } = body;
  const drag = dragReport(altitudeKm, { massKg, dragCoefficient, frontalAreaM2: projectedM2 });
  const quickLifetimeYears = quickLifetimeS(altitudeKm, drag.ballisticM2PerKg) / yearS;
  return { ...drag, projectedM2, quickLifetimeYears };
}

/** Edge-on: no more than this share of the area shows (mean of a revolution; 5.7°, assumption). */
export const edgeOnShareMax = 0.1;
/** Broadside: at least this share shows to the wind (45°; assumption). */
export const broadsideShareMin = 0.7;

/** True for a surface that hides its edges from Sun and Earth and so is broadside to the wind. */
export function isBroadsideToWind({
  areaM2,
  toSunM2,
  toEarthM2,
  toVelocityM2,
}: SurfaceAreas): boolean {
  const isEdgeOn = Math.max(toSunM2, toEarthM2) <= edgeOnShareMax * areaM2;
  return areaM2 > 0 && isEdgeOn && toVelocityM2 >= broadsideShareMin * areaM2;
}

/** Two digits of the least, so that a small satellite's area does not round to nothing. */
function areasText(leastM2: number, ofM2: number): string {
  const digits = leastM2 < 0.1 ? 3 : leastM2 < 1 ? 2 : leastM2 < 10 ? 1 : 0;
  return `${leastM2.toFixed(digits)} of ${ofM2.toFixed(digits)} m²`;
}

function yearsText(years: number): string {
  return years < 10 ? years.toFixed(1) : years.toFixed(0);
}

/** The price of an area in words; above the table of the air there is none to give. */
function priceText({ altitudeKm }: WindBody, cost: WindCost): string {
  if (cost.isGuess) return `its cost at ${altitudeKm.toFixed(0)} km is above the table of the air`;
  const price = `${cost.deltaVMPerSPerYear.toFixed(1)} m/s a year to hold`;
  const life = `down in ${yearsText(cost.lifetimeYears)} years if nothing does`;
  return `${price} ${altitudeKm.toFixed(0)} km, ${life}`;
}

/** What there is to say of each surface that is edge-on to Sun and Earth, broadside to the wind. */
export function windWarnings(areas: OrbitAreas, body: WindBody, path: string): Problem[] {
  return areas.surfaces.filter(isBroadsideToWind).map(({ name, areaM2, toVelocityM2 }) => {
    const shown = `${areasText(toVelocityM2, areaM2)} meet the air`;
    const price = priceText(body, windCost(body, toVelocityM2));
    const fact = `the ${name} is edge-on to Sun and Earth, so broadside to the wind`;
    return {
      path,
      message: `${fact}: ${shown}, ${price}`,
      hint: 'one edge must give: to the wind it costs drag, to Earth or Sun it costs heat rejected',
    };
  });
}
