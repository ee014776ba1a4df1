// Which scenes do satellites take of the regions that they fly over, and when?

import {
  createStateSource,
  createSunTrack,
  ecefToGeodetic,
  fleetStates,
  gmstRad,
  hypot3,
  prepareFleet,
  sin,
  sunTrackInto,
  temeToEcef,
  upEcef,
} from '../../orbit/index.ts';
import { orbitOf } from '../scenario/orbitOf.ts';
import type { JobRow, JobStream, Scenario } from '../scenario/scenario.ts';
import { distanceToKm } from './scenesRegion.ts';
import type { SceneRegion } from './scenesRegion.ts';
import { randomStream } from './random.ts';

/** Where and when a stream's scenes are taken. */
export interface ScenePlan {
  readonly regions: readonly SceneRegion[];
  /** Least elevation of the Sun below the satellite; −π/2: by night too. */
  readonly sunElevationMinRad: number;
  /** Ground that one scene shows; left out: nobody has said. */
  readonly areaKm2?: number | undefined;
}

/** Of a scenario: what scenes follow from. */
export type SceneScenario = Pick<
  Scenario,
  'satellites' | 'fleets' | 'workload' | 'startUtcMs' | 'ut1MinusUtcS' | 'durationS'
>;

/** No satellite's shadow on the ground is faster: 11.2 km/s at perigee, and the Earth's turning. */
const groundSpeedMaxKmPerS = 12;
const sceneCountMax = 2_000_000;

interface Scene {
  readonly timeS: number;
  readonly satellite: number;
}

/**
 * The scenes of every stream that has a plan, as jobs whose input lies on the satellite that took
 * them. A satellite takes one every 1/`arrivalsPerS` while the point below it lies in a region and
 * in daylight, from a phase of its own (seeded). Sampled at those instants: a region that is
 * crossed in less may be missed. Yields after each satellite.
 */
export function* sceneJobs(scenario: SceneScenario, seed: number): Generator<void, JobRow[]> {
  const rows: JobRow[] = [];
  for (const stream of scenario.workload.streams) {
    if (stream.scenes === undefined || stream.arrivalsPerS <= 0) continue;
    const scenes: Scene[] = [];
    for (const satellite of takers(scenario, stream)) {
      for (const timeS of scenesOf(scenario, stream, satellite, seed)) {
        scenes.push({ timeS, satellite });
        if (scenes.length >= sceneCountMax) break;
      }
      yield;
    }
    scenes.sort((a, b) => a.timeS - b.timeS || a.satellite - b.satellite);
    scenes.forEach(({ timeS, satellite }, index) => {
      const id = `${stream.template.id}#${index + 1}`;
      const { template } = stream;
      rows.push({ template, id, releaseS: timeS, originSatelliteIndex: satellite });
    });
  }
  return rows;
}

/** Satellites of the stream's fleets; of all when it names none. */
function takers({ fleets, satellites }: SceneScenario, stream: JobStream): number[] {
  if (stream.originFleetIndices.length === 0) return satellites.map((_, index) => index);
  return stream.originFleetIndices.flatMap((index) => {
    const { satelliteStart, satelliteCount } = fleets[index]!;
    return Array.from({ length: satelliteCount }, (_, place) => satelliteStart + place);
  });
}

function* scenesOf(
  scenario: SceneScenario,
  stream: JobStream,
  satellite: number,
  seed: number,
): Generator<number> {
  const { regions, sunElevationMinRad } = stream.scenes!;
  const { id } = scenario.satellites[satellite]!;
  const everyS = 1 / stream.arrivalsPerS;
  const endS = Math.min(stream.endS, scenario.durationS);
  const groundAt = groundTrack(scenario, satellite, endS);
  const phase = randomStream(seed, `${stream.template.id}/${id}`).uniform();
  let step = 0;
  for (;;) {
    const timeS = stream.startS + (phase + step) * everyS;
    if (timeS >= endS) return;
    const ground = groundAt(timeS);
    if (ground === null) return;
    let awayKm = Infinity;
    for (const region of regions) {
      awayKm = Math.min(awayKm, distanceToKm(region, ground.latitudeRad, ground.longitudeRad));
    }
    if (awayKm <= 0 && ground.sineOfSun() >= sin(sunElevationMinRad)) yield timeS;
    // Nothing can come into sight before the way to it is flown.
    step += Math.max(1, Math.floor(awayKm / (groundSpeedMaxKmPerS * everyS)));
  }
}

/** The point below a satellite. */
interface GroundPoint {
  readonly latitudeRad: number;
  readonly longitudeRad: number;
  /** Sine of the Sun's elevation there. */
  sineOfSun(): number;
}

/** Below a satellite at a time; null once it has no state. */
function groundTrack(
  { satellites, startUtcMs, ut1MinusUtcS }: SceneScenario,
  satellite: number,
  endS: number,
): (timeS: number) => GroundPoint | null {
  const fleet = prepareFleet([createStateSource(orbitOf(satellites[satellite]!))]);
  const statesAt = fleetStates(fleet, startUtcMs);
  const track = createSunTrack(startUtcMs, 0, endS);
  const [state, place, geodetic] = [6, 3, 3].map((length) => new Float64Array(length));
  const [sun, up] = [new Float64Array(3), new Float64Array(3)];
  return (timeS) => {
    if (!statesAt(state!, 0, timeS)) return null;
    const gmst = gmstRad(startUtcMs + timeS * 1000, ut1MinusUtcS);
    temeToEcef(place!, state!, gmst);
    ecefToGeodetic(geodetic!, place!);
    const [latitudeRad, longitudeRad] = [geodetic![0]!, geodetic![1]!];
    const sineOfSun = () => {
      sunTrackInto(sun, track, timeS);
      temeToEcef(sun, sun, gmst);
      upEcef(up, latitudeRad, longitudeRad);
      const along = sun[0]! * up[0]! + sun[1]! * up[1]! + sun[2]! * up[2]!;
      return along / hypot3(sun[0]!, sun[1]!, sun[2]!);
    };
    return { latitudeRad, longitudeRad, sineOfSun };
  };
}
