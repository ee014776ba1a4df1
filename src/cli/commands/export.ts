// How does `dawnline export` hand the orbits of a scenario to other tools?
import type { Command } from 'commander';
import type { Satellite, Scenario } from '../../compute/index.ts';
import { Arguments } from '../arguments.ts';
import { csvPages, oemFilePages, ommPages, tlePages, type Export } from '../exportPages.ts';
import { collectText, setHelp } from '../options.ts';
import { refuse } from '../problems.ts';
import { progressBar } from '../progress.ts';
import { readScenario } from '../readScenario.ts';
import type { Shell } from '../shell.ts';
import { checkFile, writeFile, type FilePage } from '../writeFile.ts';
import { keepingPages, seasonPages } from '../yearPages.ts';
import { refuseAbsent } from './absent.ts';

interface Options {
  readonly format?: string;
  readonly out?: string;
  readonly satellite: readonly string[];
  readonly set: readonly string[];
}

const writers = {
  oem: oemFilePages,
  tle: tlePages,
  omm: ommPages,
  csv: csvPages,
  season: seasonPages,
  keeping: keepingPages,
} as const satisfies Readonly<Record<string, (wanted: Export) => Iterable<FilePage>>>;

const formats = Object.keys(writers) as (keyof typeof writers)[];

/** Registers `export`. */
export function addExport(program: Command, shell: Shell): void {
  program
    .command('export')
    .description('writes the orbits of a scenario, their seasons and upkeep, for other tools')
    .argument('<scenario>', 'a file, - for stdin, or the id of a built-in one')
    .option(
      '--format <name>',
      `${formats.join(', ')}: CCSDS OEM, TLE, OMM as JSON, and as CSV states, beta angle and ` +
        'shadow of a year, drag and lifetime',
    )
    .option('--out <file>', 'the file to write')
    .option('--satellite <id>', 'only this satellite; repeat for more', collectText, [])
    .option('--set <path=value>', setHelp, collectText, [])
    .addHelpText(
      'after',
      '\nExample:\n  $ dawnline export dawn-dusk-ring-eclipse --format oem --out orbits.oem' +
        '\n  $ dawnline export suncatcher-cluster --format season --out year.csv',
    )
    .action((path: string, options: Options) => exportOrbits(shell, path, options));
}

async function exportOrbits(shell: Shell, path: string, options: Options): Promise<void> {
  if (options.format === 'czml') refuseAbsent('--format czml');
  const given = new Arguments();
  const wanted = given.text('--format', options.format, formats[0]!);
  const format = given.choice('--format', wanted === '' ? undefined : wanted, formats);
  const out = given.text('--out', options.out, `orbits.${format}`);
  given.stop();
  await checkFile(shell, '--out', out);
  const scenario = await readScenario(shell, path, options.set);
  const pages = writers[format]({
    scenario,
    satellites: satellitesOf(scenario, options.satellite),
    warn: (line) => shell.err(`${line}\n`),
    creationUtcMs: Date.now(),
  });
  await writeFile(shell, out, pages, progressBar(shell, 'writing'));
}

/** Those named, in the order of the scenario; all when none is. */
function satellitesOf(scenario: Scenario, ids: readonly string[]): readonly Satellite[] {
  if (ids.length === 0) return scenario.satellites;
  const known = new Set(scenario.satellites.map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) {
    const first = scenario.satellites.slice(0, 3).map(({ id }) => id);
    const hint = `satellites are called ${first.join(', ')}, …`;
    refuse('--satellite', `there is no satellite ${JSON.stringify(unknown)}`, hint);
  }
  return scenario.satellites.filter(({ id }) => ids.includes(id));
}
