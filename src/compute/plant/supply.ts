// What would Sun and Earth give each satellite over time, whatever it runs?
import {
  astronomicalUnitKm,
  stateOffset,
  sunTrackInto,
  type Ephemeris,
  type SunTrack,
} from '../../orbit/index.ts';
import type { Fleet, Radiator, RadiatorAim, Satellite } from '../scenario/scenario.ts';
import { sheet, solveSheet } from './arrayTemperature.ts';
import {
  earthOffset,
  inLineShare,
  seenKm,
  sunAndEarthInto,
  sunOffset,
  targetDirectionsLength,
  targetTriadInto,
  velocityAndNormalInto,
  velocityOffset,
} from './attitude.ts';
import {
  earthAlbedoFraction,
  earthInfraredWPerM2,
  earthRadiusAuthalicKm,
  solarConstantWPerM2,
} from './constants.ts';
import { arrayIncidenceCos, edgeInto, type Edges } from './jointFrame.ts';
import { createLitSurfaces, type LitSurfaces } from './litSurfaces.ts';
import { earthViewFactor, earthViewFactorOfBothFaces } from './viewFactor.ts';

/**
 * Columns on an even time grid, satellite-major: sample i of satellite s is at s · sampleCount + i.
 * Open loop: no column knows the load, the battery or the shadow; what says `Full` is for full Sun
 * and is to be multiplied by the sunlit fraction.
 */
export interface Supply {
  readonly satelliteCount: number;
  readonly sampleCount: number;
  readonly startS: number;
  readonly stepS: number;
  /** What the array would give at its terminals, before the bus. */
  readonly arrayFullSunW: Float64Array;
  /** Sunlight that the radiator's faces would absorb. */
  readonly absorbedSunFullW: Float64Array;
  /** Earth infrared and reflected sunlight that the radiator's faces absorb. */
  readonly absorbedEarthW: Float64Array;
}

/** Satellite-samples between two yields: some 0.5 ms of work. */
const samplesPerUnit = 4096;

export function createSupply(
  grid: Pick<Supply, 'satelliteCount' | 'sampleCount' | 'startS' | 'stepS'>,
): Supply {
  const { satelliteCount, sampleCount, startS, stepS } = grid;
  const length = satelliteCount * sampleCount;
  return {
    satelliteCount,
    sampleCount,
    startS,
    stepS,
    arrayFullSunW: new Float64Array(length),
    absorbedSunFullW: new Float64Array(length),
    absorbedEarthW: new Float64Array(length),
  };
}

/** Solar flux at a distance from the Sun, W/m². */
export function solarFluxWPerM2(distanceKm: number): number {
  const distanceAu = distanceKm / astronomicalUnitKm;
  return solarConstantWPerM2 / (distanceAu * distanceAu);
}

/**
 * Heat from the Earth that one face absorbs, W/m². Infrared is absorbed with the emissivity
 * (Kirchhoff's law: equal at equal wavelengths), reflected sunlight with the solar absorptivity.
 * Both fluxes are those that leave the Earth's surface.
 */
export function absorbedEarthWPerM2(
  surface: Pick<Radiator, 'emissivityFraction' | 'absorptivityFraction'>,
  viewFactor: number,
  infraredWPerM2: number,
  reflectedWPerM2: number,
): number {
  const { emissivityFraction, absorptivityFraction } = surface;
  return (
    viewFactor * (emissivityFraction * infraredWPerM2 + absorptivityFraction * reflectedWPerM2)
  );
}

// Scratch of one sample; filled and read within one call, never across a yield.
const directions = new Float64Array(targetDirectionsLength);
const triad = new Float64Array(9);
const sun = new Float64Array(3);
const earth = new Float64Array(3);
const velocity = new Float64Array(3);
const radiatorNormal = new Float64Array(3);

function dot(a: Float64Array, b: Float64Array): number {
  return a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!;
}

/** Lays the target direction at `at` into the triad. */
function projectInto(out: Float64Array, at: number): void {
  const x = directions[at]!;
  const y = directions[at + 1]!;
  const z = directions[at + 2]!;
  out[0] = x * triad[0]! + y * triad[1]! + z * triad[2]!;
  out[1] = x * triad[3]! + y * triad[4]! + z * triad[5]!;
  out[2] = x * triad[6]! + y * triad[7]! + z * triad[8]!;
}

/** What a jointed radiator turns its edge to: the first before the second. */
const edgesOf: Readonly<Record<RadiatorAim, Edges>> = {
  edgeToSun: { first: sun, second: earth },
  edgeToEarth: { first: earth, second: sun },
  edgeToVelocity: { first: velocity, second: sun },
};

/** Turns a jointed radiator's edge to what it aims at; fills `radiatorNormal`. */
function turnRadiator({ radiator, radiatorJoint }: LitSurfaces): void {
  if (radiator.aim === 'edgeToVelocity') projectInto(velocity, velocityOffset);
  edgeInto(radiatorNormal, radiatorJoint, edgesOf[radiator.aim]);
}

/** Share of the sphere that the Earth fills: the view factor of a face in the mean of all aims. */
function meanEarthView(radiusRatio: number): number {
  const sine = 1 / radiusRatio;
  return 0.5 * (1 - Math.sqrt(1 - sine * sine));
}

/** Array output and the fourth power of its temperature at one place, all of it harvested. */
function fillArray(
  out: Supply,
  at: number,
  surfaces: LitSurfaces,
  fluxWPerM2: number,
  earthWPerM2: number,
): void {
  const { array, cellDesign, arrayM2 } = surfaces;
  const lightWPerM2 = fluxWPerM2 * arrayIncidenceCos(array, sun[0]!, sun[1]!, sun[2]!);
  const absorbedWPerM2 = cellDesign.absorptivityFraction * lightWPerM2 + earthWPerM2;
  solveSheet(
    surfaces.sheetLaw,
    absorbedWPerM2,
    surfaces.electricFraction * lightWPerM2,
    surfaces.mostFraction * lightWPerM2,
  );
  out.arrayFullSunW[at] = arrayM2 * sheet.availableWPerM2;
}

/** Fills the columns at one place from the target directions of that place. */
function fillSample(out: Supply, at: number, surfaces: LitSurfaces): void {
  const { radiator, cellDesign } = surfaces;
  targetTriadInto(triad, surfaces.attitude, directions);
  projectInto(sun, sunOffset);
  projectInto(earth, earthOffset);
  const fluxWPerM2 = solarFluxWPerM2(seenKm.sun);
  // The Sun's height over the ground below: the satellite's own parallax, 10 arcsec, is nothing.
  const subSolarCos = Math.max(0, -dot(earth, sun));
  const reflectedWPerM2 = earthAlbedoFraction * fluxWPerM2 * subSolarCos;
  const ratio = seenKm.earth / earthRadiusAuthalicKm;
  const emissivity = cellDesign.emissivityFraction + cellDesign.backEmissivityFraction;
  const earthWPerM2 =
    meanEarthView(ratio) *
    (cellDesign.absorptivityFraction * reflectedWPerM2 + emissivity * earthInfraredWPerM2);
  fillArray(out, at, surfaces, fluxWPerM2, earthWPerM2);

  let normal = surfaces.radiatorJoint.normal;
  if (surfaces.radiatorJoint.kind !== 'fixed') {
    turnRadiator(surfaces);
    normal = radiatorNormal;
  }
  const { areaM2, isTwoSided, absorptivityFraction } = radiator;
  const sunCos = dot(normal, sun);
  const facingSunCos = isTwoSided ? Math.abs(sunCos) : Math.max(0, sunCos);
  out.absorbedSunFullW[at] =
    areaM2 * absorptivityFraction * fluxWPerM2 * facingSunCos +
    surfaces.arrayViewWPerK4 * sheet.fourthPowerK4;

  const tiltCos = dot(normal, earth);
  const viewFactor = isTwoSided
    ? earthViewFactorOfBothFaces(tiltCos, ratio)
    : earthViewFactor(tiltCos, ratio);
  out.absorbedEarthW[at] =
    areaM2 * absorbedEarthWPerM2(radiator, viewFactor, earthInfraredWPerM2, reflectedWPerM2);
}

/** The Sun's geocentric position at every sample of the grid: once for all satellites. */
function sunOnGrid(ephemeris: Ephemeris, track: SunTrack): Float64Array {
  const { sampleCount, startS, stepS } = ephemeris;
  const positionTemeKm = new Float64Array(3 * sampleCount);
  const sunPositionTemeKm = new Float64Array(3);
  for (let sample = 0; sample < sampleCount; sample += 1) {
    sunTrackInto(sunPositionTemeKm, track, startS + sample * stepS);
    positionTemeKm.set(sunPositionTemeKm, 3 * sample);
  }
  return positionTemeKm;
}

/**
 * Fills the supply of every satellite on the ephemeris' grid. Yields the satellite-samples done
 * since the last yield, 4,096 at most. Samples without a state (NaN) get NaN.
 */
export function* fillSupply(
  out: Supply,
  ephemeris: Ephemeris,
  sunTrack: SunTrack,
  scenario: { readonly fleets: readonly Fleet[]; readonly satellites: readonly Satellite[] },
): Generator<number, void> {
  const surfacesByFleet = scenario.fleets.map(createLitSurfaces);
  const sunTemeKm = sunOnGrid(ephemeris, sunTrack);
  for (let satellite = 0; satellite < out.satelliteCount; satellite += 1) {
    const surfaces = surfacesByFleet[scenario.satellites[satellite]!.fleetIndex]!;
    for (let sample = 0; sample < out.sampleCount; sample += samplesPerUnit) {
      const sampleEnd = Math.min(sample + samplesPerUnit, out.sampleCount);
      fillSpan(out, ephemeris, sunTemeKm, surfaces, { satellite, sample, sampleEnd });
      yield sampleEnd - sample;
    }
  }
}

/** Whether Sun and Earth stand so nearly in one line that a law may need its fallback. */
function areInLine(): boolean {
  const d = directions;
  const cosine = d[0]! * d[3]! + d[1]! * d[4]! + d[2]! * d[5]!;
  return 1 - cosine * cosine < inLineShare;
}

interface Span {
  readonly satellite: number;
  readonly sample: number;
  readonly sampleEnd: number;
}

function fillSpan(
  out: Supply,
  ephemeris: Ephemeris,
  sunTemeKm: Float64Array,
  surfaces: LitSurfaces,
  span: Span,
): void {
  const { positionTemeKm, velocityTemeKmPerS } = ephemeris;
  const { needsVelocity } = surfaces;
  for (let sample = span.sample; sample < span.sampleEnd; sample += 1) {
    const offset = stateOffset(ephemeris, span.satellite, sample);
    sunAndEarthInto(directions, positionTemeKm, offset, sunTemeKm, 3 * sample);
    if (needsVelocity || areInLine()) velocityAndNormalInto(directions, velocityTemeKmPerS, offset);
    fillSample(out, span.satellite * out.sampleCount + sample, surfaces);
  }
}
