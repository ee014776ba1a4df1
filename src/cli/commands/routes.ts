// How does `dawnline routes` follow the shortest path between two ends of a network over time?
import type { Command } from 'commander';
import {
  csvLine,
  endProblem,
  routesOverTime,
  type RouteInstant,
  type Scenario,
} from '../../compute/index.ts';
import { Arguments, stepRule } from '../arguments.ts';
import { collectText, setHelp } from '../options.ts';
import { stopOn } from '../problems.ts';
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
    .option('--step <s>', 'time between instants, s; one at the very end is included')
    .option('--through-stations', 'stations on the way pass data on (default: they only end paths)')
    .option('--set <path=value>', setHelp, collectText, [])
    .addHelpText(
      'after',
      '\nlatencyS is the light time one way; hopCount the links and accesses on the way. A path\n' +
        'needs all of it open at once: nothing is stored and forwarded.\n' +
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
  given.stop();
  const scenario = await readScenario(shell, path, options.set);
  checkRequest(scenario, { from, to, stepS });
  const throughStations = options.throughStations === true;
  await shell.out('timeS,reachable,hopCount,latencyS,path\n');
  await write(shell, routesOverTime(scenario, { from, to, stepS, throughStations }));
}

/** Stops with everything that is wrong with the ends and the step. */
function checkRequest(
  scenario: Scenario,
  { from, to, stepS }: { readonly from: string; readonly to: string; readonly stepS: number },
): void {
  const problems = [endProblem(scenario, '--from', from), endProblem(scenario, '--to', to)];
  const found = problems.filter((problem) => problem !== null);
  const count = Math.floor(scenario.durationS / stepS) + 1;
  if (count > instantCountMax) {
    const message = `${count} instants, at most ${instantCountMax}`;
    found.push({ path: '--step', message, hint: 'take a longer step' });
  }
  stopOn(found);
}

function lineOf({ timeS, isReachable, hopCount, latencyS, path }: RouteInstant): string {
  const latency = isReachable ? latencyS : '';
  return csvLine([timeS, String(isReachable), hopCount, latency, path.join('>')]);
}

async function write(shell: Shell, instants: Generator<RouteInstant>): Promise<void> {
  const bar = streamBar(shell, 'routing');
  let breathedMs = shell.nowMs();
  let lines = '';
  try {
    for (const instant of instants) {
      lines += lineOf(instant);
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
