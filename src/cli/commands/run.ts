// How does `dawnline run` simulate a scenario and show what came of it?
import type { Command } from 'commander';
import {
  explainJob,
  findJob,
  runJson,
  simulate,
  type Result,
  type Scenario,
  type SimulateOptions,
} from '../../compute/index.ts';
import { Arguments } from '../arguments.ts';
import { explanationText } from '../explanationText.ts';
import { jsonText } from '../jsonText.ts';
import { metricsText } from '../metricsText.ts';
import {
  collectText,
  decisionLimitHelp,
  decisionLimitOf,
  ownPolicyHelp,
  policyOf,
  setHelp,
} from '../options.ts';
import { PolicyWatch } from '../ownPolicyWatch.ts';
import { refuse } from '../problems.ts';
import { progressBar } from '../progress.ts';
import { pump } from '../pump.ts';
import { readScenario } from '../readScenario.ts';
import type { Shell } from '../shell.ts';
import { refuseWithYear, runYear } from '../yearRun.ts';
import { checkFolder, writeResult } from '../writeResult.ts';

interface Options {
  readonly policy?: string;
  readonly decisionLimit?: string;
  readonly seed?: string;
  readonly set: readonly string[];
  readonly out?: string;
  readonly job?: string;
  readonly year?: boolean;
  readonly json?: boolean;
}

/** Registers `run`. */
export function addRun(program: Command, shell: Shell): void {
  program
    .command('run')
    .description('simulates a scenario')
    .argument('<scenario>', 'a file, - for stdin, or the id of a built-in one')
    .option('--policy <name>', "a policy by name, or the path of a file (default: the scenario's)")
    .option('--decision-limit <s>', decisionLimitHelp)
    .option('--seed <n>', "a whole number (default: the scenario's)")
    .option('--set <path=value>', setHelp, collectText, [])
    .option('--out <dir>', 'write result.json, satellites, jobs, events and series as CSV there')
    .option('--job <id>', 'say of one job where its time went')
    .option('--year', 'instead a year at full work, new and at the end of life')
    .option('--json', 'the metrics as one JSON object')
    .addHelpText(
      'after',
      '\nExample:\n  $ dawnline run my-scenario.json --policy edf --seed 7 ' +
        '--set stations.home.elevationMinDeg=5 --out results\n' +
        '  $ dawnline run walker-shell-60 --policy ./mine.js\n' +
        ownPolicyHelp,
    )
    .action((path: string, options: Options) => run(shell, path, options));
}

async function run(shell: Shell, path: string, options: Options): Promise<void> {
  if (options.year === true) {
    refuseWithYear(options);
    await runYear(shell, path, options);
    return;
  }
  const seed = seedOf(options.seed);
  const limitS = decisionLimitOf(options.decisionLimit);
  const watch = new PolicyWatch(limitS, () => shell.nowMs());
  const policy =
    options.policy === undefined
      ? undefined
      : await policyOf(shell, '--policy', options.policy, { watch, limitS });
  if (options.out !== undefined) await checkFolder(shell, options.out);
  const scenario = await readScenario(shell, path, options.set);
  const startMs = shell.nowMs();
  const result = await simulated(shell, scenario, watch, {
    ...(policy === undefined ? {} : { policy }),
    ...(seed === undefined ? {} : { seed }),
    // Written series hold every step, as far as the memory for them goes.
    ...(options.out === undefined ? {} : { seriesSampleMax: Infinity }),
  });
  const wallS = (shell.nowMs() - startMs) / 1000;
  const jobIndex = jobIndexOf(result, options.job);
  const json = runJson(result, wallS);
  if (options.out !== undefined) await writeResult(shell, options.out, result, json);
  if (jobIndex !== null) {
    const explained = explainJob(result, jobIndex)!;
    const text = explanationText(explained, result.startUtcMs);
    await shell.out(options.json === true ? jsonText(explained) : text);
    return;
  }
  await shell.out(options.json === true ? jsonText(json) : metricsText(result, wallS));
}

function seedOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const given = new Arguments();
  const seed = given.number('--seed', text, {
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    isWhole: true,
    unit: '',
    example: '7',
  });
  given.stop();
  return seed;
}

async function simulated(
  shell: Shell,
  scenario: Scenario,
  watch: PolicyWatch,
  options: SimulateOptions,
): Promise<Result> {
  const bar = progressBar(shell, 'simulating');
  try {
    return await pump(shell, watch.steps(simulate(scenario, options)), bar);
  } finally {
    bar.clear();
  }
}

/** The row of the job asked for; null when none was. */
function jobIndexOf(result: Result, id: string | undefined): number | null {
  if (id === undefined) return null;
  const index = findJob(result, id);
  if (index >= 0) return index;
  const first = result.jobs.id.slice(0, 3).join(', ');
  return refuse('--job', `there is no job ${JSON.stringify(id)}`, `jobs are called ${first}, …`);
}
