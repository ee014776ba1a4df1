// How does `dawnline compare` put several policies side by side?
import type { Command } from 'commander';
import {
  comparePolicies,
  compareWithGround,
  facilityEnergyJ,
  policies,
  publishedPue,
  pueRange,
  type Policy,
  type Progress,
  type Result,
  type Scenario,
} from '../../compute/index.ts';
import { Arguments } from '../arguments.ts';
import { comparisonText, type Comparison } from '../comparisonText.ts';
import { jsonText } from '../jsonText.ts';
import {
  collectText,
  decisionLimitHelp,
  decisionLimitOf,
  ownPolicyHelp,
  policyOf,
  setHelp,
} from '../options.ts';
import { PolicyWatch } from '../ownPolicyWatch.ts';
import { InputProblems, printable, refuse, stopOn, type Problem } from '../problems.ts';
import { progressBar } from '../progress.ts';
import { pump } from '../pump.ts';
import { readScenario } from '../readScenario.ts';
import type { Shell } from '../shell.ts';
import { refuseAbsent } from './absent.ts';

/** Nobody looks at charts here: samples would only fill memory, policy by policy. */
const seriesSampleMax = 2;

const defaultPue = publishedPue.hyperscale.value;

interface Options {
  readonly policies?: string;
  readonly decisionLimit?: string;
  readonly bound?: boolean;
  readonly control?: boolean;
  readonly pue?: string;
  readonly set: readonly string[];
  readonly json?: boolean;
}

/** Registers `compare`. */
export function addCompare(program: Command, shell: Shell): void {
  program
    .command('compare')
    .description('runs several policies on the same jobs in the same world')
    .argument('<scenarios...>', 'files, - for stdin, or ids of built-in ones')
    .option('--policies <a,b,c>', 'names or paths of files, joined by commas (default: all names)')
    .option('--decision-limit <s>', decisionLimitHelp)
    .option('--bound', 'also what no policy could beat (not in this version)')
    .option('--control', 'also the same jobs on a ground rack of the same accelerators')
    .option('--pue <n>', `energy of its building over that of its servers (default: ${defaultPue})`)
    .option('--set <path=value>', setHelp, collectText, [])
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  $ dawnline compare my-scenario.json --policies fifo,edf,./mine.js\n' +
        '  $ dawnline compare walker-shell-60 mixed-fleet --control --pue 1.2\n' +
        ownPolicyHelp,
    )
    .action((paths: string[], options: Options) => compare(shell, paths, options));
}

async function compare(shell: Shell, paths: readonly string[], options: Options): Promise<void> {
  if (options.bound === true) refuseAbsent('--bound');
  const pue = pueOf(options);
  const limitS = decisionLimitOf(options.decisionLimit);
  const watch = new PolicyWatch(limitS, () => shell.nowMs());
  const asked = { watch, limitS };
  const compared =
    options.policies === undefined ? policies : await policiesOf(shell, options.policies, asked);
  const scenarios: Scenario[] = [];
  for (const path of paths) scenarios.push(await readScenario(shell, path, options.set));
  const found: Comparison[] = [];
  for (const scenario of scenarios) {
    const bar = progressBar(shell, 'comparing');
    try {
      const work = comparisonOf(scenario, compared, options.control === true);
      found.push(await pump(shell, watch.steps(work), bar));
    } finally {
      bar.clear();
    }
  }
  const text = () => found.map((each) => blockOf(each, pue)).join('\n');
  await shell.out(options.json === true ? json(found, pue) : text());
}

function pueOf({ pue, control }: Options): number {
  if (pue === undefined) return defaultPue;
  if (control !== true) refuse('--pue', 'there is no ground rack', 'add --control');
  const given = new Arguments();
  const value = given.number('--pue', pue, { ...pueRange, unit: '', example: '1.2' });
  given.stop();
  return value;
}

function* comparisonOf(
  scenario: Scenario,
  compared: readonly Policy[],
  isControlled: boolean,
): Generator<Progress, Comparison> {
  if (isControlled) return yield* compareWithGround(scenario, compared, seriesSampleMax);
  const { seed } = scenario;
  return { orbit: yield* comparePolicies(scenario, compared, seed, seriesSampleMax), ground: [] };
}

async function policiesOf(
  shell: Shell,
  text: string,
  asked: Parameters<typeof policyOf>[3],
): Promise<Policy[]> {
  const names = text.split(',').map((name) => name.trim());
  const found: Policy[] = [];
  const problems: Problem[] = [];
  for (const name of names) {
    try {
      found.push(await policyOf(shell, '--policies', name, asked));
    } catch (error) {
      if (!(error instanceof InputProblems)) throw error;
      problems.push(...error.problems);
    }
  }
  stopOn(problems);
  const called = found.map(({ name }) => name);
  const repeated = called.find((name, at) => called.indexOf(name) !== at);
  if (repeated !== undefined) refuse('--policies', `${repeated} is named twice`, 'once is enough');
  return found;
}

function json(found: readonly Comparison[], pue: number): string {
  const told = found.map((each) => comparison(each, pue));
  return jsonText(told.length === 1 ? told[0] : told);
}

function comparison({ orbit, ground }: Comparison, pue: number) {
  const [first] = orbit;
  const racks = ground.map((result) => ({
    ...rowOf(result),
    facilityEnergyJ: facilityEnergyJ(result, pue),
  }));
  return {
    scenario: first?.scenario,
    seed: first?.seed,
    version: first?.version,
    policies: orbit.map(rowOf),
    ...(racks.length > 0 ? { ground: { pue, pueSource: pueSource(pue), policies: racks } } : {}),
  };
}

function rowOf({ policy, resultHash, metrics: { jobs, fleet, service } }: Result) {
  return {
    policy,
    valueEarned: jobs.valueEarned,
    valueSubmitted: jobs.valueSubmitted,
    boundFraction: null,
    onTimeCount: jobs.onTimeCount,
    lateCount: jobs.lateCount,
    lostCount: jobs.rejectedCount + jobs.unfinishedCount,
    energyToComputeJ: fleet.energyToComputeJ,
    utilisationFraction: fleet.utilisationFraction,
    idleFractions: fleet.idleFractions,
    resultHash,
    service,
  };
}

/** Where a PUE comes from: one of those published, or the user. */
function pueSource(pue: number): string {
  const known = Object.values(publishedPue).find(({ value }) => value === pue);
  return known?.source ?? 'given';
}

function blockOf(found: Comparison, pue: number): string {
  const { scenario, seed } = found.orbit[0]!;
  const head = `${printable(scenario.name)}, seed ${seed}\n\n${comparisonText(found, pue)}`;
  if (found.ground.length === 0) return head;
  return (
    `${head}\nGround rack: the same accelerators, no windows, power and cooling always there;\n` +
    `its energy is that of the building, PUE ${pue} (${pueSource(pue)}).\n`
  );
}
