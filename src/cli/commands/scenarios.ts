// How does `dawnline scenarios` list what ships with it?
import type { Command } from 'commander';
import { estimateRun } from '../../compute/index.ts';
import { builtInPath, listBuiltIn } from '../builtIn.ts';
import { estimateText } from '../estimateText.ts';
import { jsonText } from '../jsonText.ts';
import { readScenario } from '../readScenario.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly json?: boolean;
}

/** Registers `scenarios`. */
export function addScenarios(program: Command, shell: Shell): void {
  program
    .command('scenarios')
    .description('lists the built-in scenarios')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  $ dawnline scenarios')
    .action((options: Options) => scenarios(shell, options));
}

async function scenarios(shell: Shell, options: Options): Promise<void> {
  const rows = [];
  for (const entry of await listBuiltIn(shell)) {
    const scenario = await readScenario(shell, builtInPath(shell, entry.id), []);
    rows.push({ ...entry, size: estimateText(scenario), ...estimateRun(scenario) });
  }
  if (options.json === true) {
    await shell.out(jsonText(rows));
    return;
  }
  const width = Math.max(...rows.map(({ id }) => id.length));
  const entries = rows.map(({ id, name, summary, size }) =>
    [`${id.padEnd(width)}  ${name}`, summary, size].join('\n    '),
  );
  await shell.out(`${entries.join('\n\n')}\n`);
}
