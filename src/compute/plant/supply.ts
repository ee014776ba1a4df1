// What would Sun and Earth give each satellite over time, whatever it runs?
import {
  astronomicalUnitKm,
  stateOffset,
  sunTrackInto,
  type Ephemeris,
  type SunTrack,
} from '../../orbit/index.ts';
import type { Surroundings } from '../scenario/environmentSchema.ts';
import type { Radiator, RadiatorAim, Scenario } from '../scenario/scenario.ts';
import { sheet, solveSheet } from './arrayTemperature.ts';
import {
  earthOffset,
  inLineShare,
  sunOffset,
  targetDirectionsInto,
  targetDirectionsLength,
  targetTriadInto,
  velocityOffset,
} from './attitude.ts';
import { earthRadiusAuthalicKm, solarConstantWPerM2 } from './constants.ts';
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

/** What flies, and in which surroundings; left out: the mean ones. */
export type SuppliedScenario = Pick<Scenario, 'fleets' | 'satellites'> &
  Partial<Pick<Scenario, 'environment'>>;

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

/** Solar flux at a distance from the Sun, W/m²; `atOneAuWPerM2` is that of the mean distance. */
export function solarFluxWPerM2(
  distanceKm: number,
  atOneAuWPerM2: number = solarConstantWPerM2,
): number {
  const distanceAu = distanceKm / astronomicalUnitKm;
  return atOneAuWPerM2 / (distanceAu * distanceAu);
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
const sunPositionTemeKm = new Float64Array(3);
// Unit directions in the triad of the law.
const sun = new Float64Array(3);
const earth = new Float64Array(3);
const velocity = new Float64Array(3);
const radiatorNormal = new Float64Array(3);
const distanceKm = { sun: NaN, earth: NaN };
/** Cosine of the Sun's height over the ground below: its own parallax, 10 arcsec, is nothing. */
const above = { sunCos: NaN };

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

/** What of the columns' sources a sample reads, and where. */
interface Source {
  readonly ephemeris: Ephemeris;
  readonly sunTemeKm: Float64Array;
}

/** Sun and Earth in the triad of any law. */
function layOut(
  { ephemeris, sunTemeKm }: Source,
  surfaces: LitSurfaces,
  at: number,
  sunAt: number,
) {
  const { positionTemeKm, velocityTemeKmPerS } = ephemeris;
  for (let axis = 0; axis < 3; axis += 1) sunPositionTemeKm[axis] = sunTemeKm[sunAt + axis]!;
  targetDirectionsInto(directions, positionTemeKm, velocityTemeKmPerS, at, sunPositionTemeKm);
  targetTriadInto(triad, surfaces.attitude, directions);
  projectInto(sun, sunOffset);
  projectInto(earth, earthOffset);
  projectInto(velocity, velocityOffset);
}

/**
 * Sun and Earth in the triad of a law that aims at these two: one is its first axis, the other lies
 * in the plane of the first two, so that their angle says all. Other laws, and where both stand in
 * one line, take the long way.
 */
function seeSample(source: Source, surfaces: LitSurfaces, at: number, sunAt: number): void {
  const { positionTemeKm } = source.ephemeris;
  const { sunTemeKm } = source;
  const x = positionTemeKm[at]!;
  const y = positionTemeKm[at + 1]!;
  const z = positionTemeKm[at + 2]!;
  const sunX = sunTemeKm[sunAt]! - x;
  const sunY = sunTemeKm[sunAt + 1]! - y;
  const sunZ = sunTemeKm[sunAt + 2]! - z;
  const sunKm = Math.sqrt(sunX * sunX + sunY * sunY + sunZ * sunZ);
  const earthKm = Math.sqrt(x * x + y * y + z * z);
  const upSunCos = (sunX * x + sunY * y + sunZ * z) / (sunKm * earthKm);
  distanceKm.sun = sunKm;
  distanceKm.earth = earthKm;
  above.sunCos = upSunCos;
  const sineSquare = 1 - upSunCos * upSunCos;
  if (surfaces.first === null || sineSquare < inLineShare) {
    layOut(source, surfaces, at, sunAt);
    return;
  }
  const [ahead, other] = surfaces.first === 'sun' ? [sun, earth] : [earth, sun];
  ahead[0] = 1;
  ahead[1] = 0;
  ahead[2] = 0;
  other[0] = -upSunCos;
  other[1] = Math.sqrt(sineSquare);
  other[2] = 0;
}

/** What a jointed radiator turns its edge to: the first before the second. */
const edgesOf: Readonly<Record<RadiatorAim, Edges>> = {
  edgeToSun: { first: sun, second: earth },
  edgeToEarth: { first: earth, second: sun },
  edgeToVelocity: { first: velocity, second: sun },
};

/** The radiator's normal, its edge turned to what it aims at. */
function turnRadiator({ radiator, radiatorJoint }: LitSurfaces): Float64Array {
  if (radiatorJoint.kind === 'fixed') return radiatorJoint.normal;
  edgeInto(radiatorNormal, radiatorJoint, edgesOf[radiator.aim]);
  return radiatorNormal;
}

/** Sunlight, and what of it the Earth reflects, at one place, W/m²; its distance in Earth radii. */
const light = { fluxWPerM2: NaN, reflectedWPerM2: NaN, radiusRatio: NaN };

function seeLight({ solarConstantWPerM2, earthAlbedoFraction }: Surroundings): void {
  const fluxWPerM2 = solarFluxWPerM2(distanceKm.sun, solarConstantWPerM2);
  light.fluxWPerM2 = fluxWPerM2;
  light.reflectedWPerM2 = above.sunCos < 0 ? 0 : earthAlbedoFraction * fluxWPerM2 * above.sunCos;
  light.radiusRatio = distanceKm.earth / earthRadiusAuthalicKm;
}

/** Array output and the fourth power of its temperature at one place, all of it harvested. */
function fillArray(out: Supply, at: number, surfaces: LitSurfaces): void {
  const sine = 1 / light.radiusRatio;
  // Share of the sphere that the Earth fills: the view factor of a face in the mean of all aims.
  const meanEarthView = 0.5 * (1 - Math.sqrt(1 - sine * sine));
  const { mostFraction } = surfaces;
  const onArray = light.fluxWPerM2 * arrayIncidenceCos(surfaces.array, sun[0]!, sun[1]!, sun[2]!);
  const earthWPerM2 = mostFraction * light.reflectedWPerM2 + surfaces.sheetInfraredWPerM2;
  sheet.absorbedWPerM2 = mostFraction * onArray + meanEarthView * earthWPerM2;
  sheet.ratedWPerM2 = surfaces.electricFraction * onArray;
  sheet.mostWPerM2 = mostFraction * onArray;
  solveSheet(surfaces.sheetLaw);
  out.arrayFullSunW[at] = surfaces.arrayM2 * sheet.availableWPerM2;
}

/** What the radiator takes up at one place. */
function fillRadiator(out: Supply, at: number, surfaces: LitSurfaces): void {
  const normal = turnRadiator(surfaces);
  const { isTwoSided } = surfaces.radiator;
  const sunCos = dot(normal, sun);
  const facingSunCos = isTwoSided ? Math.abs(sunCos) : Math.max(0, sunCos);
  out.absorbedSunFullW[at] =
    surfaces.sunAbsorbingM2 * light.fluxWPerM2 * facingSunCos +
    surfaces.arrayViewWPerK4 * sheet.fourthPowerK4;
  const tiltCos = dot(normal, earth);
  const viewFactor = isTwoSided
    ? earthViewFactorOfBothFaces(tiltCos, light.radiusRatio)
    : earthViewFactor(tiltCos, light.radiusRatio);
  out.absorbedEarthW[at] =
    viewFactor * (surfaces.infraredW + surfaces.sunAbsorbingM2 * light.reflectedWPerM2);
}

/** The Sun's geocentric position at every sample of the grid: once for all satellites. */
function sunOnGrid(ephemeris: Ephemeris, track: SunTrack): Float64Array {
  const { sampleCount, startS, stepS } = ephemeris;
  const positionTemeKm = new Float64Array(3 * sampleCount);
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
  scenario: SuppliedScenario,
): Generator<number, void> {
  const surfacesByFleet = scenario.fleets.map((each) => {
    return createLitSurfaces(each, scenario.environment);
  });
  const source = { ephemeris, sunTemeKm: sunOnGrid(ephemeris, sunTrack) };
  for (let satellite = 0; satellite < out.satelliteCount; satellite += 1) {
    const surfaces = surfacesByFleet[scenario.satellites[satellite]!.fleetIndex]!;
    for (let sample = 0; sample < out.sampleCount; sample += samplesPerUnit) {
      const sampleEnd = Math.min(sample + samplesPerUnit, out.sampleCount);
      fillSpan(out, source, surfaces, { satellite, sample, sampleEnd });
      yield sampleEnd - sample;
    }
  }
}

interface Span {
  readonly satellite: number;
  readonly sample: number;
  readonly sampleEnd: number;
}

function fillSpan(out: Supply, source: Source, surfaces: LitSurfaces, span: Span): void {
  for (let sample = span.sample; sample < span.sampleEnd; sample += 1) {
    const offset = stateOffset(source.ephemeris, span.satellite, sample);
    const at = span.satellite * out.sampleCount + sample;
    seeSample(source, surfaces, offset, 3 * sample);
    seeLight(surfaces.environment);
    fillArray(out, at, surfaces);
    fillRadiator(out, at, surfaces);
  }
}
