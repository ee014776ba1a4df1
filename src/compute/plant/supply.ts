// What would Sun and Earth give each satellite over time, whatever it runs?
import {
  astronomicalUnitKm,
  stateOffset,
  sunTrackInto,
  type Ephemeris,
  type SunTrack,
} from '../../orbit/index.ts';
import type { Fleet, Radiator, Satellite, SolarArray } from '../scenario/scenario.ts';
import { cellReferenceTemperatureK } from './arrayTemperature.ts';
import {
  arrayIncidenceCos,
  bodyAxisInTriad,
  createArrayFrame,
  createAttitudeFrame,
  earthOffset,
  sunOffset,
  targetDirectionsInto,
  targetDirectionsLength,
  targetTriadInto,
  type ArrayFrame,
  type AttitudeFrame,
} from './attitude.ts';
import {
  earthAlbedoFraction,
  earthInfraredWPerM2,
  earthRadiusAuthalicKm,
  solarConstantWPerM2,
  stefanBoltzmannWPerM2K4,
} from './constants.ts';
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

/** A fleet's surfaces, ready for many instants: directions are in the triad of its attitude law. */
interface Surfaces {
  readonly attitude: AttitudeFrame;
  readonly array: ArrayFrame;
  readonly radiatorNormal: Float64Array;
  readonly radiator: Radiator;
  /** Electric watts per W/m² at square incidence and the cells' reference temperature. */
  readonly arrayM2: number;
  readonly cellDesign: SolarArray;
  /** What the radiator takes up from the array behind it, per fourth power of its temperature. */
  readonly arrayViewWPerK4: number;
}

function createSurfaces(fleet: Pick<Fleet, 'attitude' | 'platform'>): Surfaces {
  const { array, radiator } = fleet.platform;
  const attitude = createAttitudeFrame(fleet.attitude);
  return {
    attitude,
    array: createArrayFrame(attitude, array),
    radiatorNormal: bodyAxisInTriad(attitude, radiator.bodyNormal),
    radiator,
    arrayM2:
      array.areaM2 *
      array.packingFraction *
      array.efficiencyFraction *
      (1 - array.stringLossFraction) *
      (1 - array.degradationFraction),
    cellDesign: array,
    arrayViewWPerK4:
      radiator.areaM2 *
      radiator.arrayViewFraction *
      radiator.emissivityFraction *
      array.backEmissivityFraction *
      stefanBoltzmannWPerM2K4,
  };
}

// Scratch of one sample; filled and read within one call, never across a yield.
const directions = new Float64Array(targetDirectionsLength);
const triad = new Float64Array(9);
const sun = new Float64Array(3);
const earth = new Float64Array(3);
const sunPositionTemeKm = new Float64Array(3);

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

/** Cells in full Sun: what is left of their output, and their temperature to the fourth power. */
const cells = { outputFraction: 1, fourthPowerK4: 0 };

/** Share of the sphere that the Earth fills: the view factor of a face in the mean of all aims. */
function meanEarthView(radiusRatio: number): number {
  const sine = 1 / radiusRatio;
  return 0.5 * (1 - Math.sqrt(1 - sine * sine));
}

/** Output of cells at a temperature to the fourth power, which it leaves in `cells`. */
function outputAfter(fourthPowerK4: number, coefficientPerK: number, most: number): number {
  cells.fourthPowerK4 = Math.max(0, fourthPowerK4);
  const overK = Math.sqrt(Math.sqrt(cells.fourthPowerK4)) - cellReferenceTemperatureK;
  return Math.min(most, Math.max(0, 1 - coefficientPerK * overK));
}

/**
 * Fills `cells` for a sheet in the steady state, all of its output harvested: two rounds of output
 * and temperature, and where they tend to (Aitken). Good to 1e-4 of the output of usual cells.
 */
function heatCells(
  { cellDesign: design }: Surfaces,
  lightWPerM2: number,
  earthLightWPerM2: number,
  earthInfraredFluxWPerM2: number,
): void {
  const emissivity = design.emissivityFraction + design.backEmissivityFraction;
  const electric = design.efficiencyFraction * design.packingFraction;
  const absorbedWPerM2 =
    design.absorptivityFraction * (lightWPerM2 + earthLightWPerM2) +
    emissivity * earthInfraredFluxWPerM2;
  // No more comes out than goes in, however cold the cells would then be.
  const most = electric > 0 ? design.absorptivityFraction / electric : 1;
  const emission = emissivity * stefanBoltzmannWPerM2K4;
  const harvestedWPerM2 = electric * lightWPerM2;
  const k = design.temperatureCoefficientPerK;
  const start = Math.min(1, most);
  const first = outputAfter((absorbedWPerM2 - harvestedWPerM2 * start) / emission, k, most);
  const second = outputAfter((absorbedWPerM2 - harvestedWPerM2 * first) / emission, k, most);
  const bend = second - first - (first - start);
  const limit = bend === 0 ? second : second - ((second - first) * (second - first)) / bend;
  cells.outputFraction = Math.min(most, Math.max(0, limit));
}

/** Fills the columns at one place from the target directions of that place. */
function fillSample(
  out: Supply,
  at: number,
  surfaces: Surfaces,
  radiusKm: number,
  sunDistanceKm: number,
): void {
  const { attitude, array, radiator, radiatorNormal, arrayM2 } = surfaces;
  targetTriadInto(triad, attitude, directions);
  projectInto(sun, sunOffset);
  projectInto(earth, earthOffset);
  const fluxWPerM2 = solarFluxWPerM2(sunDistanceKm);
  // The Sun's height over the ground below: the satellite's own parallax, 10 arcsec, is nothing.
  const subSolarCos = Math.max(0, -dot(earth, sun));
  const reflectedWPerM2 = earthAlbedoFraction * fluxWPerM2 * subSolarCos;
  const ratio = radiusKm / earthRadiusAuthalicKm;
  const lightWPerM2 = fluxWPerM2 * arrayIncidenceCos(array, sun[0]!, sun[1]!, sun[2]!);
  const earthWPerM2 = meanEarthView(ratio) * reflectedWPerM2;
  heatCells(surfaces, lightWPerM2, earthWPerM2, meanEarthView(ratio) * earthInfraredWPerM2);
  out.arrayFullSunW[at] = arrayM2 * lightWPerM2 * cells.outputFraction;

  const { areaM2, isTwoSided, absorptivityFraction } = radiator;
  const sunCos = dot(radiatorNormal, sun);
  const facingSunCos = isTwoSided ? Math.abs(sunCos) : Math.max(0, sunCos);
  out.absorbedSunFullW[at] =
    areaM2 * absorptivityFraction * fluxWPerM2 * facingSunCos +
    surfaces.arrayViewWPerK4 * cells.fourthPowerK4;

  const tiltCos = dot(radiatorNormal, earth);
  const viewFactor = isTwoSided
    ? earthViewFactorOfBothFaces(tiltCos, ratio)
    : earthViewFactor(tiltCos, ratio);
  out.absorbedEarthW[at] =
    areaM2 * absorbedEarthWPerM2(radiator, viewFactor, earthInfraredWPerM2, reflectedWPerM2);
}

function positionRadiusKm(p: Float64Array, at: number): number {
  const [x, y, z] = [p[at]!, p[at + 1]!, p[at + 2]!];
  return Math.sqrt(x * x + y * y + z * z);
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
  scenario: { readonly fleets: readonly Fleet[]; readonly satellites: readonly Satellite[] },
): Generator<number, void> {
  const surfacesByFleet = scenario.fleets.map(createSurfaces);
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

interface Span {
  readonly satellite: number;
  readonly sample: number;
  readonly sampleEnd: number;
}

function fillSpan(
  out: Supply,
  ephemeris: Ephemeris,
  sunTemeKm: Float64Array,
  surfaces: Surfaces,
  span: Span,
): void {
  const { positionTemeKm, velocityTemeKmPerS } = ephemeris;
  for (let sample = span.sample; sample < span.sampleEnd; sample += 1) {
    const offset = stateOffset(ephemeris, span.satellite, sample);
    sunPositionTemeKm[0] = sunTemeKm[3 * sample]!;
    sunPositionTemeKm[1] = sunTemeKm[3 * sample + 1]!;
    sunPositionTemeKm[2] = sunTemeKm[3 * sample + 2]!;
    const sunDistanceKm = targetDirectionsInto(
      directions,
      positionTemeKm,
      velocityTemeKmPerS,
      offset,
      sunPositionTemeKm,
    );
    const radiusKm = positionRadiusKm(positionTemeKm, offset);
    const at = span.satellite * out.sampleCount + sample;
    fillSample(out, at, surfaces, radiusKm, sunDistanceKm);
  }
}
