// Which published numbers of power, wear, radiation and AI1 does the project reproduce or correct?

import { parseUtc } from '../../orbit/index.ts';
import { invariant } from '../invariant.ts';
import { batteryStep, stepBatteryInto, type BatteryStore } from '../plant/battery.ts';
import { stefanBoltzmannWPerM2K4 } from '../plant/constants.ts';
import { protonFluxOrbitMean } from '../plant/protonFlux.ts';
import {
  doseKradPerYear,
  memoryIrregularityDoseKrad,
  monthsUntilDose,
  solarMinimumDoseKradPerYear,
} from '../plant/radiationDose.ts';
import {
  eventRatePerS,
  trilliumSensitivity,
  type MachineEventKind,
} from '../plant/singleEvents.ts';
import { solarFluxWPerM2 } from '../plant/supply.ts';
import { radiatedW, type RadiatorNode } from '../plant/thermal.ts';
import { throughputOfPower } from '../plant/throttle.ts';
import { valuesOf } from '../scenario/catalogue/sourced.ts';
import type { Claim } from './claim.ts';
import { sunlitPowerW } from './designPower.ts';
import { sunDistanceKm } from './worstSeason.ts';

const suncatcher = 'Project Suncatcher, arXiv:2511.19468v2';
const spenvis = 'rMcDonald17/Orbital-Datacenters, SPENVIS';
const yearS = 365.25 * 86_400;
const dayMs = 86_400_000;

/** Least and most solar flux of 2027, W/m². */
function fluxRange(): [number, number] {
  const startUtcMs = parseUtc('2027-01-01T00:00:00Z');
  invariant(startUtcMs !== null, 'the year has a start');
  const fluxes = Array.from({ length: 365 }, (_, day) =>
    solarFluxWPerM2(sunDistanceKm(startUtcMs + day * dayMs)),
  );
  return [Math.min(...fluxes), Math.max(...fluxes)];
}

/** A battery of 10 Wh with a discharge efficiency of 0.95. */
const small: BatteryStore = {
  capacityJ: 36_000,
  depthOfDischargeMaxFraction: 1,
  chargeEfficiencyFraction: 0.95,
  dischargeEfficiencyFraction: 0.95,
};

/** Served, unmet and left, Wh, after an hour of 1 kW in the dark in so many equal steps. */
function darkHour(stepCount: number): [number, number, number] {
  const out = new Float64Array(batteryStep.length);
  let [storedJ, shortageJ] = [small.capacityJ, 0];
  for (let step = 0; step < stepCount; step += 1) {
    stepBatteryInto(out, small, storedJ, -1000, 3600 / stepCount);
    storedJ = out[batteryStep.storedJ]!;
    shortageJ += out[batteryStep.shortageJ]!;
  }
  return [(3.6e6 - shortageJ) / 3600, shortageJ / 3600, storedJ / 3600];
}

/** Events a year of one chip (or host) in Suncatcher's orbit. */
function eventsPerYear(kind: MachineEventKind): number {
  const fluxRelative = protonFluxOrbitMean((97.99 * Math.PI) / 180, 650);
  return eventRatePerS(kind, valuesOf(trilliumSensitivity), fluxRelative) * yearS;
}

const interruptKinds = ['chipInterrupt', 'hostProcessorInterrupt', 'hostMemoryInterrupt'] as const;

/** Eight H200 at 6,153 of some 8,400 W; idle power of eight with their host, 960 W. */
const maxQShare = (6153 - 960) / (8400 - 960);

/** AI1's two faces of 110 m² at ε 0.91. */
const ai1Radiator: RadiatorNode = {
  heatCapacityJPerK: 1,
  emissionWPerK4: 220 * 0.91 * stefanBoltzmannWPerM2K4,
};

const powerClaims: readonly Claim[] = [
  {
    what: 'Solar flux over the year, least and most',
    source: '1,361 W/m² over the square of the distance, July and January',
    unit: 'W/m²',
    published: [1316, 1407],
    tolerance: 1,
    ours: fluxRange,
  },
  {
    what: 'Battery of 10 Wh, η 0.95, under 1 kW for an hour in the dark: served, unmet, left',
    source: 'conservation of energy',
    unit: 'Wh',
    published: [9.5, 990.5, 0],
    tolerance: 1e-9,
    ours: () => darkHour(7),
  },
  {
    what: 'AI1: array for 120 kW through 19.7 of 97.73 min of shadow, round trip 0.90 (has 150)',
    source: 'by hand, energy of a revolution; before housekeeping',
    unit: 'kW',
    published: [153.7],
    tolerance: 0.1,
    ours: () => [
      sunlitPowerW(120, { utcMs: 0, betaRad: 0, periodS: 97.73 * 60, darkS: 19.7 * 60 }, 0.9),
    ],
  },
  {
    what: 'AI1: heat that 220 m² at 45 °C reject to a sink of 220 K (announced: 120)',
    source: 'by hand from Lee-Odinson’s radiator, ε 0.91',
    unit: 'kW',
    published: [90],
    tolerance: 0.5,
    ours: () => [(radiatedW(ai1Radiator, 318.15) - radiatedW(ai1Radiator, 220)) / 1000],
  },
  {
    what: 'Throughput of 8 × H200 at a power cap of 6,153 W, per full one (25,262 of 31,303)',
    source: 'MLPerf Inference v4.1, MaxQ',
    unit: '',
    published: [0.807],
    tolerance: 0.005, // full power is not printed: taken as 8.4 kW
    ours: () => [throughputOfPower(maxQShare, 0.53)],
  },
];

const radiationClaims: readonly Claim[] = [
  {
    what: 'Trillium, 150 rad a year: silent corruptions and memory errors a chip',
    source: `${suncatcher}, beam tests; a rate each by hand`,
    unit: '1/y',
    published: [8.8, 3.4],
    tolerance: 0.05,
    ours: () => [eventsPerYear('silentCorruption'), eventsPerYear('memoryUncorrectable')],
  },
  {
    what: 'The same: interruptions of a chip, a host processor and a host memory',
    source: `${suncatcher}, beam tests; a rate each by hand`,
    unit: '1/y',
    published: [0.03, 0.33, 0.38],
    tolerance: 0.0051,
    ours: () => interruptKinds.map(eventsPerYear),
  },
  {
    what: 'Inferences at 1/s to a silent corruption (published as 3 million, rounded down)',
    source: `${suncatcher}: 150 rad/y and one in 17 rad`,
    unit: 'million',
    published: [3.6],
    tolerance: 0.05,
    ours: () => [yearS / eventsPerYear('silentCorruption') / 1e6],
  },
  {
    what: 'Months behind 5 mm to 2 krad, from which memories err: 1,200 and 1,500 km',
    source: `${spenvis}; ${suncatcher}: 3 to 7 months`,
    unit: 'months',
    published: [7, 3],
    tolerance: 0.5,
    ours: () =>
      [1200, 1500].map((altitudeKm) =>
        monthsUntilDose(
          memoryIrregularityDoseKrad.value,
          solarMinimumDoseKradPerYear('sunSynchronous', altitudeKm),
        ),
      ),
  },
  {
    what: 'Suncatcher’s 150 rad a year per the table’s dose behind 10 mm at 650 km',
    source: `${suncatcher}; ${spenvis}: about half, a spread of models`,
    unit: '',
    published: [0.5],
    tolerance: 0.1,
    ours: () => [
      0.15 / doseKradPerYear({ orbit: 'sunSynchronous', altitudeKm: 650, shieldingMm: 10 }),
    ],
  },
];

/** Published numbers of power, radiation and AI1, and what was wrong with some. */
export const machineClaims: readonly Claim[] = [...powerClaims, ...radiationClaims];
