// How does `dawnline propagate` turn element sets into states?
import type { Command } from 'commander';
import { Arguments, durationRule, poleRule, stepRule, ut1Rule } from '../arguments.ts';
import { stopOn } from '../problems.ts';
import { streamBar } from '../progress.ts';
import { breathe } from '../pump.ts';
import { elementsHelp, readElements } from '../readElements.ts';
import type { Shell } from '../shell.ts';
import { createStateFrame, earthOrientationOf, frameNames, type FrameName } from '../stateFrame.ts';
import { stateRows, type SampleTimes, type StatePage } from '../stateRows.ts';

interface Options {
  readonly elements?: string;
  readonly start?: string;
  readonly duration?: string;
  readonly step?: string;
  readonly frame?: string;
  readonly ut1Utc?: string;
  readonly xp?: string;
  readonly yp?: string;
}

const sampleCountMax = 10_000_000;
const rowCountMax = 20_000_000_000;
/** 0 s asks for the states at the start alone. */
const spanRule = { ...durationRule, isAboveMin: false };

/** Registers `propagate`. */
export function addPropagate(program: Command, shell: Shell): void {
  program
    .command('propagate')
    .description('writes states of satellites as CSV')
    .option('--elements <file>', elementsHelp)
    .option('--start <iso>', 'first instant, ISO 8601 with a zone')
    .option('--duration <s>', 'time to cover, s; an instant at its very end is included')
    .option('--step <s>', 'time between states, s')
    .option('--frame <name>', `${frameNames.join(', ')} (default: teme)`)
    .option('--ut1-utc <s>', 'UT1 - UTC, s, for ecef and geo (default: 0)')
    .option('--xp <arcsec>', 'pole coordinate x, arc seconds (default: 0)')
    .option('--yp <arcsec>', 'pole coordinate y, arc seconds (default: 0)')
    .addHelpText(
      'after',
      '\nExample:\n  $ dawnline propagate --elements active.tle --start 2026-12-21T00:00:00Z ' +
        '--duration 86400 --step 60 --frame ecef > states.csv',
    )
    .action((options: Options) => propagate(shell, options));
}

async function propagate(shell: Shell, options: Options): Promise<void> {
  const { path, times, durationS, frame, orientation } = readOptions(options);
  const span = { startUtcMs: times.startUtcMs, durationS };
  const orbits = await readElements(shell, path, span, earthOrientationOf(orientation));
  if (orbits.length * times.count > rowCountMax) {
    const message = `${orbits.length} satellites at ${times.count} instants are too many rows`;
    stopOn([{ path: '--step', message, hint: `at most ${rowCountMax}: a longer step` }]);
  }
  await shell.out(`satellite,timeS,utc,${frame.columns.join(',')}\n`);
  const warn = (line: string): void => shell.err(`${line}\n`);
  await write(shell, stateRows(orbits, times, frame, warn));
}

function readOptions(options: Options) {
  const given = new Arguments();
  const path = given.text('--elements', options.elements, 'active.tle');
  const startUtcMs = given.start('--start', options.start);
  const durationS = given.number('--duration', options.duration, spanRule);
  const stepS = given.number('--step', options.step, stepRule);
  const frameName = given.choice<FrameName>('--frame', options.frame, frameNames);
  const orientation = {
    ut1MinusUtcS: given.number('--ut1-utc', options.ut1Utc, ut1Rule),
    xpArcsec: given.number('--xp', options.xp, poleRule),
    ypArcsec: given.number('--yp', options.yp, poleRule),
  };
  const count = Math.floor(durationS / stepS + 1e-9) + 1;
  if (count > sampleCountMax) {
    const message = `${count} instants a satellite, at most ${sampleCountMax}`;
    given.report('--step', message, 'take a longer step or a shorter duration');
  }
  given.stop();
  const times: SampleTimes = { startUtcMs, stepS, count };
  const frame = createStateFrame(frameName, times, orientation);
  return { path, times, durationS, frame, orientation };
}

async function write(shell: Shell, pages: Generator<StatePage>): Promise<void> {
  const bar = streamBar(shell, 'propagating');
  let breathedMs = shell.nowMs();
  try {
    for (const { doneFraction, bytes } of pages) {
      if (bytes !== null) await shell.out(bytes);
      if (shell.nowMs() - breathedMs < 50) continue;
      bar.show(doneFraction);
      await breathe(shell);
      breathedMs = shell.nowMs();
    }
  } finally {
    bar.clear();
  }
}
