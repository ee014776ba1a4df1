// How does `dawnline compare` put several policies side by side?
import type { Command } from 'commander';
import { comparePolicies, policies, type Policy, type Result } from '../../compute/index.ts';
import { jsonText } from '../jsonText.ts';
import { comparisonText } from '../metricsText.ts';
import {
  collectText,
  decisionLimitHelp,
  decisionLimitOf,
  ownPolicyHelp,
  policyOf,
  setHelp,
} from '../options.ts';
import { PolicyWatch } from '../ownPolicyWatch.ts';
import { InputProblems, refuse, stopOn, type Problem } from '../problems.ts';
import { progressBar } from '../progress.ts';
import { pump } from '../pump.ts';
import { readScenario } from '../readScenario.ts';
import type { Shell } from '../shell.ts';
import { refuseAbsent } from './absent.ts';

interface Options {
  readonly policies?: string;
  readonly decisionLimit?: string;
  readonly bound?: boolean;
  readonly set: readonly string[];
  readonly json?: boolean;
}

/** Registers `compare`. */
export function addCompare(program: Command, shell: Shell): void {
  program
    .command('compare')
    .description('runs several policies on the same jobs in the same world')
    .argument('<scenario>', 'a file, - for stdin, or the id of a built-in one')
    .option('--policies <a,b,c>', 'names or paths of files, joined by commas (default: all names)')
    .option('--decision-limit <s>', decisionLimitHelp)
    .option('--bound', 'also what no policy could beat (not in this version)')
    .option('--set <path=value>', setHelp, collectText, [])
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  $ dawnline compare my-scenario.json --policies fifo,edf,./mine.js\n' +
        ownPolicyHelp,
    )
    .action((path: string, options: Options) => compare(shell, path, options));
}

async function compare(shell: Shell, path: string, options: Options): Promise<void> {
  if (options.bound === true) refuseAbsent('--bound');
  const limitS = decisionLimitOf(options.decisionLimit);
  const watch = new PolicyWatch(limitS, () => shell.nowMs());
  const asked = { watch, limitS };
  const compared =
    options.policies === undefined ? policies : await policiesOf(shell, options.policies, asked);
  const scenario = await readScenario(shell, path, options.set);
  const bar = progressBar(shell, 'comparing');
  try {
    const results = await pump(shell, watch.steps(comparePolicies(scenario, compared)), bar);
    bar.clear();
    await shell.out(options.json === true ? jsonText(comparison(results)) : table(results));
  } finally {
    bar.clear();
  }
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

function comparison(results: readonly Result[]) {
  const [first] = results;
  return {
    scenario: first?.scenario,
    seed: first?.seed,
    version: first?.version,
    policies: results.map(({ policy, resultHash, metrics: { jobs, fleet, service } }) => ({
      policy,
      valueEarned: jobs.valueEarned,
      valueSubmitted: jobs.valueSubmitted,
      boundFraction: null,
      onTimeCount: jobs.onTimeCount,
      lateCount: jobs.lateCount,
      lostCount: jobs.rejectedCount + jobs.unfinishedCount,
      energyToComputeJ: fleet.energyToComputeJ,
      utilisationFraction: fleet.utilisationFraction,
      resultHash,
      service,
    })),
  };
}

function table(results: readonly Result[]): string {
  const { scenario, seed } = results[0]!;
  return `${scenario.name}, seed ${seed}\n\n${comparisonText(results)}`;
}
