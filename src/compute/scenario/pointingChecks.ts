// Which parts of a fleet's satellites cannot point where they should when the scenario begins?
import { betaAngleAt, meanOrbitOf } from '../../orbit/index.ts';
import { pointingWarnings } from '../plant/partAims.ts';
import { circularTrack } from '../plant/pointing.ts';
import type { Problem, Scenario } from './scenario.ts';

/** Fleets looked at. */
const fleetMax = 32;
/** Places of a revolution. */
const sampleCount = 72;

/**
 * Unreachable pointings of each fleet's first satellite in the revolution at the start, as warnings
 * that state the angle missed: such a satellite can fly, but not as its joints are meant to.
 */
export function startPointingWarnings(scenario: Scenario): Problem[] {
  const { fleets, satellites, startUtcMs } = scenario;
  return fleets.slice(0, fleetMax).flatMap((fleet) => {
    const first = satellites[fleet.satelliteStart];
    if (fleet.satelliteCount === 0 || first === undefined) return [];
    const periodS = (2 * Math.PI * 60) / first.elementSet.meanMotionRadPerMin;
    const betaRad = betaAngleAt(meanOrbitOf(first.elementSet), startUtcMs);
    if (!Number.isFinite(periodS + betaRad)) return [];
    const track = circularTrack({ periodS, betaRad, sampleCount });
    return pointingWarnings(fleet.platform, fleet.attitude, [track], `fleets[${fleet.fileIndex}]`);
  });
}
