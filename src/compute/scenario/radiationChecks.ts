// What can be wrong with radiation in a scenario, beyond its single fields?

import { earthRadiusEquatorialKm } from '../../orbit/index.ts';
import { fleetFluxMean, meanOrbitOf } from '../plant/fleetRadiation.ts';
import { protonFluxAltitudesKm } from '../plant/protonFlux.ts';
import { eventRatePerS, machineEventKinds, machineEventTraits } from '../plant/singleEvents.ts';
import { strikeCountMax } from './limits.ts';
import type { Problem, Scenario } from './scenario.ts';

/** Mean number of events on chips and hosts in a run; 0 with radiation off. */
export function expectedStrikeCount(scenario: Scenario): number {
  const { radiation, fleets, durationS } = scenario;
  if (!radiation.isOn) return 0;
  let count = 0;
  for (const [index, { platform, satelliteCount }] of fleets.entries()) {
    const flux = fleetFluxMean(scenario, index);
    for (const kind of machineEventKinds) {
      const isChip = machineEventTraits[kind].unit === 'chip';
      const units = satelliteCount * (isChip ? platform.acceleratorCount : radiation.hostCount);
      count += units * durationS * eventRatePerS(kind, radiation.sensitivity, flux);
    }
  }
  return count;
}

/** More events than a run could hold and a log could list. */
export function strikeProblems(scenario: Scenario): Problem[] {
  const count = expectedStrikeCount(scenario);
  if (count <= strikeCountMax) return [];
  const found = Math.round(count);
  const message = `expected at most ${strikeCountMax} events on chips, found about ${found}`;
  const hint = 'raise the doses per event, or use a shorter durationS or fewer satellites';
  return [{ path: 'radiation', message, hint }];
}

/** Fleets that fly where nobody has modelled the protons: nothing strikes them there. */
export function radiationWarnings(scenario: Scenario): Problem[] {
  const [lowestKm, highestKm] = protonFluxAltitudesKm.value;
  if (!scenario.radiation.isOn) return [];
  return scenario.fleets.flatMap(({ satelliteStart, fileIndex }) => {
    const { altitudeKm, eccentricity } = meanOrbitOf(scenario.satellites[satelliteStart]!);
    const swingKm = eccentricity * (altitudeKm + earthRadiusEquatorialKm);
    if (altitudeKm - swingKm >= lowestKm && altitudeKm + swingKm <= highestKm) return [];
    const message = `the flux of protons is known from ${lowestKm} to ${highestKm} km only`;
    const hint = 'elsewhere this fleet is struck by nothing, and only fails with age';
    return [{ path: `fleets[${fileIndex}].orbit`, message, hint }];
  });
}
