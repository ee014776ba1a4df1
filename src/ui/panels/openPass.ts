// What happens when a pass is chosen? The clock goes to its peak, the camera over its station.

import { create } from 'zustand';
import { ecefToTeme, geodeticToEcef, gmstRad, meanOrbitOf } from '../../orbit/index.ts';
import type { Result } from '../../compute/index.ts';
import { cameraPlace } from '../cameraPlace.ts';
import type { PlaceKm } from '../cameraPlace.ts';
import { clock } from '../clock.ts';
import type { ReadScenario } from '../run/messages.ts';
import { useStore } from '../store.ts';
import type { Selection } from '../store.ts';

/** The pass chosen last. Its table stays open as long as the selection is the one it made. */
export interface OpenPass {
  readonly row: number;
  readonly stationIndex: number;
  readonly selection: Selection;
}

export const useOpenPass = create<{ readonly pass: OpenPass | null }>()(() => ({ pass: null }));

/** The station whose table is on screen: the selected one, or that of the chosen pass. */
export function stationOnScreen(selection: Selection | null, pass: OpenPass | null): number {
  if (selection?.kind === 'station') return selection.index;
  return pass !== null && pass.selection === selection ? pass.stationIndex : -1;
}

/** Nearest to the Earth's centre that shows a low pass from rise to set, km. */
const cameraRadiusMinKm = 15_000;
/** Of the orbit's size: a high satellite is looked at from beyond it. */
const cameraShare = 1.7;
/** How far the camera leans from the station's zenith toward the equator. */
const lean = 0.25;

/** Where to look from at a station at a time, so that a pass of this size is in sight; TEME, km. */
export function cameraOverStation(
  scenario: ReadScenario,
  stationIndex: number,
  timeS: number,
  semiMajorAxisKm: number,
): PlaceKm {
  const station = scenario.stations[stationIndex]!;
  const place = new Float64Array(3);
  const angleRad = gmstRad(scenario.startUtcMs + timeS * 1000, scenario.ut1MinusUtcS);
  geodeticToEcef(place, station.latitudeRad, station.longitudeRad, 0);
  ecefToTeme(place, place, angleRad);
  const radius = Math.hypot(place[0]!, place[1]!, place[2]!);
  const [x, y] = [place[0]! / radius, place[1]! / radius];
  const z = place[2]! / radius - lean * Math.sin(station.latitudeRad);
  const size = Math.max(cameraRadiusMinKm, cameraShare * semiMajorAxisKm) / Math.hypot(x, y, z);
  return [x * size, y * size, z * size];
}

/** Goes to the peak of a pass: clock, camera, and the satellite selected. */
export function openPass({ access }: Result, row: number): void {
  const { scenario, select, set } = useStore.getState();
  const satelliteIndex = access.satelliteIndex[row]!;
  const stationIndex = access.stationIndex[row]!;
  const elementSet = scenario?.satellites[satelliteIndex]?.elementSet;
  if (scenario === null || elementSet === undefined) return;
  const peakS = access.peakS[row]!;
  clock.pause();
  clock.seek(peakS);
  const { semiMajorAxisKm } = meanOrbitOf(elementSet);
  set({ isFollowing: false });
  cameraPlace.wanted = cameraOverStation(scenario, stationIndex, peakS, semiMajorAxisKm);
  const selection: Selection = { kind: 'satellite', index: satelliteIndex };
  useOpenPass.setState({ pass: { row, stationIndex, selection } });
  select(selection);
}
