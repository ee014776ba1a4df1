// How does `dawnline check --train` show whether satellites can train a model together?
import { didYouMean } from '../compute/index.ts';
import type { ClusterPace, ClusterTraining, Scenario } from '../compute/index.ts';
import { InputProblems, printable } from './problems.ts';
import { dataWords, percentWords, significant } from './quantities.ts';
import { textTable } from './textTable.ts';

/** The model of this name, of the catalogue or of the scenario's own. */
export function trainedModel(scenario: Scenario, name: string): Scenario['models'][number] {
  const model = scenario.models.find(({ id }) => id === name);
  if (model !== undefined) return model;
  const ids = scenario.models.map(({ id }) => id);
  const message = `expected the name of an AI model, found "${name}"`;
  throw new InputProblems([{ path: '--train', message, hint: didYouMean(name, ids) }]);
}

const columns = [
  { head: 'exchange', align: 'left' },
  { head: 'computes', align: 'right' },
  { head: 'waits', align: 'right' },
  { head: 'MFU', align: 'right' },
  { head: 'over a run', align: 'right' },
  { head: 'days', align: 'right' },
  { head: 'stops', align: 'right' },
  { head: 'silent errors', align: 'right' },
] as const;

/** A paragraph and a table for each fleet with links. */
export function trainingText(modelId: string, found: readonly ClusterTraining[]): string {
  const head = `\ntraining ${printable(modelId)} across satellites\n`;
  if (found.length === 0) return `${head}no fleet has links between its satellites\n`;
  return head + found.map(fleetText).join('');
}

function fleetText(training: ClusterTraining): string {
  const { fleet, ring, acceleratorCount, stateCloses, linksClose, linksNeeded } = training;
  const state = `${dataWords(8 * training.stateByte)} of ${dataWords(8 * training.memoryByte)}`;
  const [have, need] = [ring.linkRateBitPerS, training.balancedBitPerS].map(rateWords);
  const size = `${ring.satelliteCount} linked satellites, ${acceleratorCount} accelerators`;
  const range = `${significant(ring.hopLongestKm)} km`;
  const start = [
    `${printable(fleet)}: ${size}`,
    `state on one satellite ${closes(stateCloses)}: ${state}`,
  ];
  if (ring.linkRateBitPerS === 0) {
    start.push(`links break: neighbours up to ${range} apart are out of reach, so no step ends`);
    return `${start.join('\n')}\n`;
  }
  const lines = [
    ...start,
    `links ${linksClose ? 'close' : 'do not close'}: ${have} at ${range}, needed ${need}`,
    `links side by side for that: ${Number.isFinite(linksNeeded) ? linksNeeded : 'none suffice'}`,
  ];
  const rows = [training.everyStep, training.rarely].map(rowOf);
  return `${lines.join('\n')}\n${textTable(columns, rows)}`;
}

const closes = (isEnough: boolean): string => (isEnough ? 'closes' : 'does not close');

const rateWords = (rateBitPerS: number): string =>
  rateBitPerS === Infinity
    ? 'none (light alone takes longer)'
    : `${significant(rateBitPerS / 1e9)} Gbit/s`;

function rowOf({ stepsPerExchange, step, run }: ClusterPace): string[] {
  return [
    stepsPerExchange === 1 ? 'every step' : `every ${stepsPerExchange} steps`,
    `${significant(step.computeS)} s`,
    `${significant(step.waitS)} s`,
    percentWords(step.mfuEffective),
    percentWords(run.mfuDelivered),
    significant(run.wallS / 86_400),
    significant(run.interruptionCount),
    significant(run.silentCorruptionCount),
  ];
}
