// What do the colours and shapes on screen mean? Data for the shell to draw.

import { kelvinAtZeroDegC } from '../../compute/index.ts';
import type { ReadScenario } from '../run/messages.ts';
import type { ColorBy } from '../store.ts';
import { orbitKindLabels, orbitKindMarks, orbitKinds } from './orbitKinds.ts';
import {
  batteryRamp,
  cssColor,
  fleetMarks,
  satelliteStates,
  stateMarks,
  sunlightMarks,
  sunlightStates,
  temperatureRamp,
} from './palette.ts';
import type { Mark, MarkShape, Ramp, SatelliteState, SunlightState } from './palette.ts';

export interface LegendEntry {
  readonly id: string;
  readonly label: string;
  readonly color: string;
  readonly shape: MarkShape;
}

/** Either a list of classes or a ramp with values; `stops` run from 0 to 1 along the ramp. */
export type Legend =
  | { readonly kind: 'classes'; readonly title: string; readonly entries: readonly LegendEntry[] }
  | {
      readonly kind: 'ramp';
      readonly title: string;
      readonly unit: string;
      readonly stops: readonly { readonly label: string; readonly color: string }[];
    };

export const stateLabels: Readonly<Record<SatelliteState, string>> = {
  throttled: 'Throttled',
  energyShort: 'Short of energy',
  computing: 'Computing',
  waitingForLink: 'Waiting for a link',
  eclipse: 'Idle in eclipse',
  idle: 'Idle in sunlight',
  unknown: 'Not simulated yet',
};

export const sunlightLabels: Readonly<Record<SunlightState, string>> = {
  sunlit: 'Sunlit',
  penumbra: 'Penumbra',
  umbra: 'Umbra',
};

/** Coldest colour of the ramp: liquid-cooled electronics are kept above freezing (assumption). */
const temperatureFloorK = kelvinAtZeroDegC;
/** Hottest colour before any scenario says its limit (assumption). */
const temperatureCeilingK = 353.15;

/** Temperatures at the two ends of the ramp: freezing, and the highest limit of any platform. */
export function temperatureRangeK(scenario: ReadScenario | null): readonly [number, number] {
  const limits = scenario?.fleets.map((fleet) => fleet.platform.coolantMaxK) ?? [];
  const highest = Math.max(...limits, temperatureFloorK + 1);
  return [temperatureFloorK, limits.length === 0 ? temperatureCeilingK : highest];
}

function entry(id: string, label: string, mark: Mark): LegendEntry {
  return { id, label, color: cssColor(mark.color), shape: mark.shape };
}

function rampStops(ramp: Ramp, low: number, high: number): { label: string; color: string }[] {
  return ramp.map((color, index) => ({
    label: String(Math.round(low + ((high - low) * index) / (ramp.length - 1))),
    color: cssColor(color),
  }));
}

function temperatureLegend(scenario: ReadScenario | null): Legend {
  const [lowK, highK] = temperatureRangeK(scenario);
  const stops = rampStops(temperatureRamp, lowK - kelvinAtZeroDegC, highK - kelvinAtZeroDegC);
  return { kind: 'ramp', title: 'Temperature', unit: '°C', stops };
}

function fleetLegend(scenario: ReadScenario | null): Legend {
  const entries = (scenario?.fleets ?? []).map((fleet, index) =>
    entry(fleet.id, fleet.name, fleetMarks[index % fleetMarks.length]!),
  );
  return { kind: 'classes', title: 'Fleet', entries };
}

/** The legend of a colouring; temperature and fleet depend on the scenario. */
export function legendFor(colorBy: ColorBy, scenario: ReadScenario | null = null): Legend {
  switch (colorBy) {
    case 'state': {
      const entries = satelliteStates.map((id) => entry(id, stateLabels[id], stateMarks[id]));
      return { kind: 'classes', title: 'State', entries };
    }
    case 'sunlight': {
      const label = (id: SunlightState): string => sunlightLabels[id];
      const entries = sunlightStates.map((id) => entry(id, label(id), sunlightMarks[id]));
      return { kind: 'classes', title: 'Sunlight', entries };
    }
    case 'battery':
      return { kind: 'ramp', title: 'Battery', unit: '%', stops: rampStops(batteryRamp, 0, 100) };
    case 'temperature':
      return temperatureLegend(scenario);
    case 'fleet':
      return fleetLegend(scenario);
    case 'orbit': {
      const entries = orbitKinds.map((id) => entry(id, orbitKindLabels[id], orbitKindMarks[id]));
      return { kind: 'classes', title: 'Kind of orbit', entries };
    }
  }
}
