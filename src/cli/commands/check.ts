// How does `dawnline check` say whether a scenario is good?
import type { Command } from 'commander';
import {
  clusterTraining,
  designVerdict,
  estimateRun,
  previewWorkload,
} from '../../compute/index.ts';
import { closureText } from '../closureText.ts';
import { estimateText } from '../estimateText.ts';
import { jsonText } from '../jsonText.ts';
import { InputProblems } from '../problems.ts';
import { collectText, setHelp } from '../options.ts';
import { readScenario } from '../readScenario.ts';
import type { Shell } from '../shell.ts';
import { trainedModel, trainingText } from '../trainingText.ts';

interface Options {
  readonly set: readonly string[];
  readonly json?: boolean;
  readonly train?: string;
}

/** Registers `check`. */
export function addCheck(program: Command, shell: Shell): void {
  program
    .command('check')
    .description('validates a scenario: every problem, or ok, the size of the run, what closes')
    .argument('<scenario>', 'a file, - for stdin, or the id of a built-in one')
    .option('--set <path=value>', setHelp, collectText, [])
    .option('--train <model>', 'can the fleets train this model across their satellites?')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  $ dawnline check my-scenario.json')
    .action((path: string, options: Options) => check(shell, path, options));
}

async function check(shell: Shell, path: string, options: Options): Promise<void> {
  const isJson = options.json === true;
  try {
    const scenario = await readScenario(shell, path, options.set);
    const { name, hash } = scenario;
    const closure = designVerdict(scenario);
    const size = estimateRun(scenario);
    const workload = previewWorkload(scenario);
    const { train } = options;
    const training =
      train === undefined ? undefined : clusterTraining(scenario, trainedModel(scenario, train));
    const sheets = { ...size, closure, workload, training };
    const found = { ok: true, problems: [], scenario: { name, hash }, ...sheets };
    const studied = training === undefined ? '' : trainingText(train!, training);
    const text = `ok: ${estimateText(scenario)}\n${closureText(closure)}${studied}`;
    await shell.out(isJson ? jsonText(found) : text);
  } catch (error) {
    // With --json the problems also go where a program reads; the exit code stays 2.
    if (isJson && error instanceof InputProblems) {
      await shell.out(jsonText({ ok: false, problems: error.problems }));
    }
    throw error;
  }
}
