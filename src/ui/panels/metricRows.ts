// Which metrics are shown, in which order, and what does each of them mean?

import type { ChainOutcome, JobMetrics, Metrics, PlantMetrics } from '../../compute/index.ts';
import {
  formatCount,
  formatData,
  formatDuration,
  formatEnergy,
  formatFlop,
  formatFraction,
  formatNumber,
  formatSi,
  formatTemperature,
} from './format.ts';

/** One line of a table of metrics. */
export interface MetricRow<Source> {
  readonly label: string;
  readonly definition: string;
  readonly text: (source: Source) => string;
}

function row<Source>(
  label: string,
  text: (source: Source) => string,
  definition: string,
): MetricRow<Source> {
  return { label, definition, text };
}

const orNone = (value: number | null): string => (value === null ? '–' : formatDuration(value));

export const jobRows: readonly MetricRow<JobMetrics>[] = [
  row('Submitted', (m) => formatCount(m.submittedCount), 'Jobs released during the run.'),
  row(
    'Completed',
    (m) => formatCount(m.completedCount),
    'Jobs whose whole output reached the ground during the run: on time and late together.',
  ),
  row(
    'On time',
    (m) => formatCount(m.onTimeCount),
    'Jobs whose whole output reached the ground before their deadline.',
  ),
  row('Late', (m) => formatCount(m.lateCount), 'Completed after the deadline.'),
  row('Rejected', (m) => formatCount(m.rejectedCount), 'Turned away by the policy for good.'),
  row(
    'Unfinished',
    (m) => formatCount(m.unfinishedCount),
    'Neither completed nor rejected when the run ended.',
  ),
  row(
    'of these due later',
    (m) => formatCount(m.dueAfterEndCount),
    'Unfinished jobs whose deadline lies after the end of the run.',
  ),
  row(
    'Value earned',
    (m) => `${formatNumber(m.valueEarned)} of ${formatNumber(m.valueSubmitted)}`,
    'Sum of the values of completed jobs, late ones at their reduced value. Value has no unit.',
  ),
  row(
    'Delay, median',
    (m) => orNone(m.delayP50S),
    'From release to output complete on the ground; half of the completed jobs took less.',
  ),
  row('Delay, 95 %', (m) => orNone(m.delayP95S), '95 % of the completed jobs took less.'),
];

export const chainRows: readonly MetricRow<ChainOutcome>[] = [
  row('Chains of calls', (m) => formatCount(m.chainCount), 'Each has one deadline for all of it.'),
  row(
    '– on time',
    (m) => `${formatCount(m.onTimeCount)} (${formatFraction(m.onTimeFraction)})`,
    'The last answer was on the ground before the deadline of the chain.',
  ),
  row('– late', (m) => formatCount(m.lateCount), 'The last answer came after the deadline.'),
  row(
    '– broken',
    (m) => formatCount(m.brokenCount),
    'Some call was turned away, or not answered when the run ended.',
  ),
  row(
    '– latency, median',
    (m) => orNone(m.latencyP50S),
    'From the release of the first call to the last answer, of half of the whole chains at most.',
  ),
  row('– latency, 95 %', (m) => orNone(m.latencyP95S), '95 % of the whole chains took no longer.'),
];

/** Of a run whose scenes say how much ground they show. */
export const areaRows: readonly MetricRow<{ readonly areaKm2: number }>[] = [
  row(
    'Area imaged, on time',
    (m) => `${formatNumber(m.areaKm2)}\u202fkm²`,
    'Ground on scenes delivered on time; what several show counts several times.',
  ),
];

export const energyRows: readonly MetricRow<PlantMetrics>[] = [
  row(
    'Generated',
    (m) => formatEnergy(m.energyGeneratedJ),
    'What the arrays could give. It equals compute + housekeeping + losses + stored + spilled.',
  ),
  row('To compute', (m) => formatEnergy(m.energyToComputeJ), 'Taken by the servers.'),
  row(
    'Housekeeping',
    (m) => formatEnergy(m.energyHousekeepingJ),
    'Attitude control, avionics, links: the load that is always there.',
  ),
  row(
    'Losses',
    (m) => formatEnergy(m.energyLossJ),
    'Conversion and battery losses. They end as heat on board.',
  ),
  row(
    '– in the regulator',
    (m) => formatEnergy(m.energyRegulatorLossJ),
    'Between source and bus; it warms the coolant loop.',
  ),
  row(
    '– in the bus',
    (m) => formatEnergy(m.energyBusLossJ),
    'Harness and distribution; it warms the coolant loop.',
  ),
  row(
    '– at points of load',
    (m) => formatEnergy(m.energyPointOfLoadLossJ),
    'Between bus and loads; it warms the coolant loop.',
  ),
  row(
    '– in the battery',
    (m) => formatEnergy(m.energyBatteryLossJ),
    'Charging and discharging; it warms the coolant loop.',
  ),
  row(
    'Stored',
    (m) => formatEnergy(m.energyStoredDeltaJ),
    'Energy in the batteries at the end less that at the start.',
  ),
  row(
    'Spilled',
    (m) => formatEnergy(m.energySpilledJ),
    'What the arrays could have given and nobody took; it stays as heat in the array.',
  ),
  row(
    'Unmet',
    (m) => formatEnergy(m.energyUnmetJ),
    'Demand that was not served for want of energy. Not part of the sum.',
  ),
  row(
    'In sunlight',
    (m) => formatFraction(m.sunlitFraction),
    'Mean share of the solar disc in view: 1 in full Sun, 0 in the umbra.',
  ),
  row(
    'Lowest charge',
    (m) => formatFraction(m.stateOfChargeMinFraction),
    'Lowest state of charge of any battery during the run.',
  ),
];

/** Lines of heat over so much time of all satellites that are meant. */
export const heatRowsOver = (satelliteTimeS: number): readonly MetricRow<PlantMetrics>[] => [
  row(
    'Absorbed',
    (m) => formatEnergy(m.heatAbsorbedJ),
    'From the Sun, its reflection by the Earth, and the Earth’s infrared.',
  ),
  row(
    'Dissipated',
    (m) => formatEnergy(m.heatDissipatedJ),
    'Electrical energy that became heat: compute, housekeeping and losses.',
  ),
  row('Radiated', (m) => formatEnergy(m.heatRadiatedJ), 'Given off by the radiators.'),
  row(
    'Stored',
    (m) => formatEnergy(m.heatStoredDeltaJ),
    'Heat held at the end less that at the start.',
  ),
  row(
    'Hottest coolant',
    (m) => formatTemperature(m.temperatureMaxK),
    'Highest temperature of any coolant loop during the run.',
  ),
  row(
    'Hottest junction',
    (m) => formatTemperature(m.junctionMaxK),
    'Highest temperature of any chip at work during the run.',
  ),
  row(
    'Throttled',
    (m) => `${formatFraction(m.throttledS / satelliteTimeS)} of the time`,
    'Share of the time with a job running below full pace, for want of energy or for heat.',
  ),
  row(
    '– for heat',
    (m) => formatFraction(m.throttledByHeatS / satelliteTimeS),
    'Share of the time that a limit of coolant, junction or memory held a job back.',
  ),
  row(
    '– for want of energy',
    (m) => formatFraction(m.throttledByEnergyS / satelliteTimeS),
    'Share of the time that bus, battery or source could not give what jobs asked for.',
  ),
];

export const networkRows: readonly MetricRow<Metrics['network']>[] = [
  row('Downlinked', (m) => formatData(m.downlinkedBit), 'Output that reached a station.'),
  row(
    'Downlink capacity',
    (m) => formatData(m.downlinkCapacityBit),
    'What the stations’ antennas could have taken from satellites in view.',
  ),
  row('Uplinked', (m) => formatData(m.uplinkedBit), 'Input that reached a satellite.'),
  row('Relayed', (m) => formatData(m.relayedBit), 'The part that went over another satellite.'),
  row('Produced on board', (m) => formatData(m.producedBit), 'Outputs and sensor data made.'),
  row('Used on board', (m) => formatData(m.consumedBit), 'Inputs that jobs have used up.'),
];

export const computeRows: readonly MetricRow<Metrics['compute']>[] = [
  row('Work delivered', (m) => formatFlop(m.deliveredFlop), 'Operations of completed work.'),
  row('Tokens out', (m) => formatSi(m.tokensOut, '').trimEnd(), 'Tokens generated.'),
];

export const causeLabels = {
  inputLink: 'Waiting for the uplink',
  outputLink: 'Waiting for the downlink',
  energy: 'Short of energy',
  heat: 'Too hot',
  accelerator: 'No accelerator free',
  priority: 'Other work first',
  data: 'Input not there',
  law: 'Not allowed',
  fault: 'Broken',
  noWork: 'No work',
} as const;
