// How does `dawnline routes` follow the shortest path between two ends of a network over time?
import type { Command } from 'commander';
import {
  csvLine,
  endProblem,
  routesOverTime,
  type LostSatellite,
  type RouteInstant,
  type Scenario,
} from '../../compute/index.ts';
import { formatUtc, stateErrorMeaning } from '../../orbit/index.ts';
import { Arguments, stepRule } from '../arguments.ts';
import { collectText, setHelp } from '../options.ts';
import { InputProblems, printable } from '../problems.ts';
import { streamBar } from '../progress.ts';
import { breathe } from '../pump.ts';
import { readScenario } from '../readScenario.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly from?: string;
  readonly to?: string;
  readonly step?: string;
  readonly throughStations?: boolean;
  readonly set: readonly string[];
}

const instantCountMax = 10_000_000;
const charactersPerWrite = 65_536;

/** Registers `routes`. */
export function addRoutes(program: Command, shell: Shell): void {
  program
    .command('routes')
    .description('shortest paths in light time between two ends over time, as CSV')
    .argument('<scenario>', 'a file, - for stdin, or the id of a built-in one')
    .option('--from <id>', 'a satellite or station')
    .option('--to <id>', 'a satellite or station')
    .option('--step <s>', 'time between instants, s; the end is always one')
    .option('--through-stations', 'stations on the way pass data on (default: they only end paths)')
    .option('--set <path=value>', setHelp, collectText, [])
    .addHelpText(
      'after',
      '\nlatencyS is the light time one way; hopCount the links and accesses on the way. A path\n' +
        'needs all of it open at once: nothing is stored and forwarded. Range, Earth, horizon,\n' +
        'fields of regard, link budgets and dark lasers are looked at; weather, the Sun in a\n' +
        'telescope, acquisition, turning, and antennas and terminals that others take are not:\n' +
        'a run (dawnline run) has those.\n' +
        '\nExample:\n  $ dawnline routes dawn-dusk-ring-eclipse --from ring-1 --to svalbard ' +
        '--step 60',
    )
    .action((path: string, options: Options) => routes(shell, path, options));
}

async function routes(shell: Shell, path: string, options: Options): Promise<void> {
  const given = new Arguments();
  const from = given.text('--from', options.from, 'ring-1');
  const to = given.text('--to', options.to, 'svalbard');
  const stepS = given.number('--step', options.step, stepRule);
  const scenario = await readAnyway(given, () => readScenario(shell, path, options.set));
  if (scenario !== null) reportRequest(given, scenario, { from, to, stepS });
  given.stop();
  const throughStations = options.throughStations === true;
  const tellLost = (lost: readonly LostSatellite[], timeS: number): void => {
    const utc = formatUtc(scenario!.startUtcMs + timeS * 1000);
    for (const { id, errorCode } of lost) {
      shell.err(`${printable(id)}: no state at ${utc}: ${stateErrorMeaning(errorCode)}\n`);
    }
  };
  await shell.out('timeS,reachable,hopCount,latencyS,path\n');
  await write(shell, routesOverTime(scenario!, { from, to, stepS, throughStations }), tellLost);
}

/** The scenario; null when its problems have been put with those of the options. */
async function readAnyway(
  given: Arguments,
  read: () => Promise<Scenario>,
): Promise<Scenario | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof InputProblems)) throw error;
    for (const { path, message, hint } of error.problems) given.report(path, message, hint);
    return null;
  }
}

/** Reports everything that is wrong with the ends and the step; what is missing is known. */
function reportRequest(
  given: Arguments,
  scenario: Scenario,
  { from, to, stepS }: { readonly from: string; readonly to: string; readonly stepS: number },
): void {
  for (const [option, id] of [
    ['--from', from],
    ['--to', to],
  ] as const) {
    const problem = id === '' ? null : endProblem(scenario, option, id);
    if (problem !== null) given.report(problem.path, problem.message, problem.hint);
  }
  const count = Math.floor(scenario.durationS / stepS) + 2;
  if (!(count > instantCountMax)) return;
  given.report('--step', `${count} instants, at most ${instantCountMax}`, 'take a longer step');
}

function lineOf({ timeS, isReachable, hopCount, latencyS, path }: RouteInstant): string {
  const latency = isReachable ? latencyS : '';
  return csvLine([timeS, String(isReachable), hopCount, latency, path.join('>')]);
}

async function write(
  shell: Shell,
  instants: Generator<RouteInstant>,
  tellLost: (lost: readonly LostSatellite[], timeS: number) => void,
): Promise<void> {
  const bar = streamBar(shell, 'routing');
  let breathedMs = shell.nowMs();
  let lines = '';
  try {
    for (const instant of instants) {
      lines += lineOf(instant);
      tellLost(instant.lost, instant.timeS);
      if (lines.length >= charactersPerWrite) {
        await shell.out(lines);
        lines = '';
      }
      if (shell.nowMs() - breathedMs < 50) continue;
      bar.show(instant.doneFraction);
      await breathe(shell);
      breathedMs = shell.nowMs();
    }
    await shell.out(lines);
  } finally {
    bar.clear();
  }
}
