// Why is a link between two satellites not open now? Pure.

import { linkMissRad } from '../../compute/index.ts';
import { clearanceKm, raisedEarth, sunPositionInto } from '../../orbit/index.ts';
import { formatNumber } from '../panels/format.ts';
import type { ReadScenario } from '../run/messages.ts';
import { stateOf } from './linkGeometry.ts';
import type { LinkChoice } from './links.ts';

const degPerRad = 180 / Math.PI;

/** `A’s link terminals miss B by 12.3°`, or nothing where they reach it. */
function missText(scenario: ReadScenario, from: number, to: number, timeS: number): string {
  const utcMs = scenario.startUtcMs + 1000 * timeS;
  const [here, there] = [from, to].map((each) => stateOf(scenario, each, utcMs));
  const fleet = scenario.fleets[scenario.satellites[from]?.fleetIndex ?? -1];
  if (!here || !there || fleet === undefined) return '';
  const sun = new Float64Array(3);
  sunPositionInto(sun, utcMs);
  const missRad = linkMissRad(fleet, here, there, sun);
  if (missRad === 0) return '';
  const [a, b] = [from, to].map((each) => scenario.satellites[each]!.name);
  return `the link terminals of ${a!} miss ${b!} by ${(missRad * degPerRad).toFixed(1)}°`;
}

/** In words for the middle of a sentence; empty where nothing is known of a reason. */
export function linkReason(
  scenario: ReadScenario,
  { satellite, partner }: Pick<LinkChoice, 'satellite' | 'partner'>,
  timeS: number,
): string {
  if (partner.kind !== 'satellite') return '';
  const utcMs = scenario.startUtcMs + 1000 * timeS;
  const here = stateOf(scenario, satellite, utcMs);
  const there = stateOf(scenario, partner.index, utcMs);
  if (here === null || there === null) return '';
  const { rangeMaxKm, grazingAltitudeKm, topology } = scenario.links;
  const rangeKm = Math.hypot(...[0, 1, 2].map((axis) => there[axis]! - here[axis]!));
  if (rangeKm >= rangeMaxKm) {
    return `${formatNumber(rangeKm)} km apart, links reach ${formatNumber(rangeMaxKm)} km`;
  }
  const raised = raisedEarth({ grazingAltitudeKm, earth: scenario.earth });
  if (clearanceKm(raised, here, 0, there, 0) <= 0) return 'the Earth is in the way';
  const miss =
    missText(scenario, satellite, partner.index, timeS) ||
    missText(scenario, partner.index, satellite, timeS);
  if (miss !== '') return miss;
  return topology === 'nearest' ? 'others are nearer' : '';
}
