// What does the scene show, in words? For labels, and for those who cannot see the picture.

import { kelvinAtZeroDegC } from '../../compute/index.ts';
import type { ReadScenario } from '../run/messages.ts';
import type { Selection } from '../store.ts';
import { stateLabels, sunlightLabels } from './legend.ts';
import { sampleAt, stateAt, sunlightAt } from './satelliteState.ts';
import type { StateIndex } from './satelliteState.ts';

/** State, battery and temperature of a satellite at a time, as far as they are known. */
export function satelliteDetail(
  index: StateIndex | null,
  satellite: number,
  timeS: number,
): string {
  const state = stateAt(index, satellite, timeS);
  const parts = [stateLabels[state]];
  if (index !== null && satellite < index.satelliteCount) {
    const charge = sampleAt(index.series, 'stateOfChargeFraction', satellite, timeS);
    const temperatureK = sampleAt(index.series, 'temperatureK', satellite, timeS);
    if (Number.isFinite(charge)) parts.push(`battery ${Math.round(charge * 100)} %`);
    if (Number.isFinite(temperatureK))
      parts.push(`${Math.round(temperatureK - kelvinAtZeroDegC)} °C`);
  }
  return parts.join(' · ');
}

const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** One sentence on what is in the picture. */
export function describeScene(scenario: ReadScenario | null): string {
  if (scenario === null) return 'The Earth. No scenario is open.';
  const satellites = plural(scenario.satellites.length, 'satellite', 'satellites');
  const fleets = plural(scenario.fleets.length, 'fleet', 'fleets');
  const stations = plural(scenario.stations.length, 'ground station', 'ground stations');
  return `${scenario.name}: ${satellites} of ${fleets} and ${stations} around the Earth.`;
}

/** What is selected, in one sentence; empty when nothing that the scene shows is. */
export function describeSelection(
  selection: Selection | null,
  scenario: ReadScenario | null,
  index: StateIndex | null,
  timeS: number,
): string {
  if (selection === null || scenario === null) return '';
  if (selection.kind === 'station') {
    const station = scenario.stations[selection.index];
    return station === undefined ? '' : `Station ${station.name} selected.`;
  }
  const satellite = scenario.satellites[selection.index];
  if (selection.kind !== 'satellite' || satellite === undefined) return '';
  const detail = satelliteDetail(index, selection.index, timeS);
  const light =
    index === null ? '' : `, ${sunlightLabels[sunlightAt(index, selection.index, timeS)]}`;
  return `Satellite ${satellite.name} selected: ${detail}${light}.`;
}
