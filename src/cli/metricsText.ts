// How does a run read on a terminal? A few blocks of what matters, in units for people.
import {
  durationWords,
  type Result,
  type SilentMetrics,
  type VotingMetrics,
} from '../compute/index.ts';
import {
  celsiusWords,
  countWords,
  dataWords,
  energyWords,
  flopWords,
  percentWords,
  significant,
} from './quantities.ts';
import { printable } from './problems.ts';
import { serviceText } from './serviceText.ts';
import { textBlock } from './textTable.ts';

type Rows = readonly (readonly [label: string, value: string])[];

/** The metrics of a run as blocks of text. */
export function metricsText(result: Result, wallS: number): string {
  const { scenario, policy, seed, satelliteCount, durationS } = result;
  const fleet = `${countWords(satelliteCount)} satellite${satelliteCount === 1 ? '' : 's'}`;
  const head = [
    `${printable(scenario.name)}: ${fleet}`,
    `${durationWords(durationS)} under ${printable(policy)}, seed ${seed}`,
  ];
  const blocks = [
    textBlock('Jobs', jobRows(result)),
    serviceText(result),
    textBlock('Compute', computeRows(result)),
    textBlock('Energy', energyRows(result)),
    textBlock('Heat', heatRows(result)),
    textBlock('Network', networkRows(result)),
    textBlock('Faults', faultRows(result)),
  ];
  const tail = `result ${result.resultHash}\nin ${significant(wallS)} s\n`;
  return `${head.join(', ')}\n\n${blocks.join('\n')}\n${tail}`;
}

function jobRows({ metrics: { jobs } }: Result): Rows {
  const delay = (s: number | null): string => (s === null ? 'n/a' : durationWords(s));
  return [
    ['submitted', countWords(jobs.submittedCount)],
    ['on time', countWords(jobs.onTimeCount)],
    ['late', countWords(jobs.lateCount)],
    ['rejected', countWords(jobs.rejectedCount)],
    ['unfinished', unfinishedWords(jobs.unfinishedCount, jobs.dueAfterEndCount)],
    ['value', `${significant(jobs.valueEarned)} of ${significant(jobs.valueSubmitted)}`],
    ['delay, median', delay(jobs.delayP50S)],
    ['delay, 95th percentile', delay(jobs.delayP95S)],
  ];
}

function unfinishedWords(unfinishedCount: number, dueAfterEndCount: number): string {
  const due = dueAfterEndCount > 0 ? `, ${countWords(dueAfterEndCount)} of them due later` : '';
  return `${countWords(unfinishedCount)}${due}`;
}

function computeRows({ metrics: { compute, fleet } }: Result): Rows {
  const idle = Object.entries(fleet.idleFractions)
    .filter(([, fraction]) => fraction >= 0.0005)
    .sort(([, a], [, b]) => b - a)
    .map(([cause, fraction]) => `${cause} ${percentWords(fraction)}`);
  return [
    ['utilisation', percentWords(fleet.utilisationFraction)],
    ['the rest', idle.length > 0 ? idle.join(', ') : 'nothing'],
    ['delivered', flopWords(compute.deliveredFlop)],
    ['tokens', countWords(compute.tokensOut)],
    ['throttled', `${durationWords(fleet.throttledS)} of satellite time`],
  ];
}

function energyRows({ metrics: { fleet } }: Result): Rows {
  return [
    ['in sunlight', percentWords(fleet.sunlitFraction)],
    ['generated', energyWords(fleet.energyGeneratedJ)],
    ['to compute', energyWords(fleet.energyToComputeJ)],
    ['housekeeping', energyWords(fleet.energyHousekeepingJ)],
    ['lost in conversion', energyWords(fleet.energyLossJ)],
    ['stored, end less start', energyWords(fleet.energyStoredDeltaJ)],
    ['not taken', energyWords(fleet.energySpilledJ)],
    ['wanted and not there', energyWords(fleet.energyUnmetJ)],
    ['through batteries', energyWords(fleet.energyChargedJ)],
    ['battery, lowest', percentWords(fleet.stateOfChargeMinFraction)],
  ];
}

function heatRows({ metrics: { fleet } }: Result): Rows {
  return [
    ['absorbed', energyWords(fleet.heatAbsorbedJ)],
    ['dissipated', energyWords(fleet.heatDissipatedJ)],
    ['radiated', energyWords(fleet.heatRadiatedJ)],
    ['coolant, warmest', celsiusWords(fleet.temperatureMaxK)],
    ['chips, warmest', celsiusWords(fleet.junctionMaxK)],
  ];
}

function networkRows({ metrics: { network } }: Result): Rows {
  const share = network.downlinkedBit / network.downlinkCapacityBit;
  return [
    ['up', dataWords(network.uplinkedBit)],
    ['down', dataWords(network.downlinkedBit)],
    ['of what stations could take', percentWords(share)],
    ['over other satellites', dataWords(network.relayedBit)],
  ];
}

/** One line with radiation off: nothing is struck then, and nothing else can fail. */
function faultRows({ metrics: { faults, silent } }: Result): Rows {
  if (silent === null) return [['radiation', 'off']];
  const inTime = (acceleratorS: number) => `${durationWords(acceleratorS)} of accelerator time`;
  const unknown = faults.fluxUnknownS;
  return [
    ['interruptions of jobs', countWords(faults.interruptedCount)],
    ['crashes of hosts', countWords(faults.hostCrashCount)],
    ['accelerators lost', countWords(faults.acceleratorsLostCount)],
    ['work lost and done again', inTime(faults.undoneAcceleratorS)],
    ['standing still', inTime(faults.faultLossAcceleratorS - faults.undoneAcceleratorS)],
    ['writing checkpoints', inTime(faults.checkpointAcceleratorS)],
    ...silentRows(silent, faults.silentCorruptionCount),
    ...(unknown > 0
      ? [['flux of protons unknown', `${durationWords(unknown)} of satellite time`] as const]
      : []),
  ];
}

function silentRows(silent: SilentMetrics, foundCount: number): Rows {
  const { jobCount, corruptedJobCount, expectedCount, expectedJobFraction } = silent;
  const perJob = jobCount > 0 ? expectedCount / jobCount : 0;
  return [
    ['silent corruptions', `${countWords(foundCount)}, ${significant(expectedCount)} expected`],
    ['expected of a job', significant(perJob)],
    [
      'jobs corrupted',
      `${countWords(corruptedJobCount)} of ${countWords(jobCount)}, ` +
        `${percentWords(expectedJobFraction)} expected`,
    ],
    ['run twice and compared', votingWords(silent.twoCopies)],
    ['run three times, outvoted', votingWords(silent.threeCopies)],
  ];
}

function votingWords(voting: VotingMetrics): string {
  const { costFraction, undetectedLeastCount, undetectedMostCount } = voting;
  const range = `${significant(undetectedLeastCount)} to ${significant(undetectedMostCount)}`;
  return `costs ${percentWords(costFraction)} of the work, leaves ${range} unnoticed`;
}
