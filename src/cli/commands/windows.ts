// How does `dawnline windows` turn element sets into passes, shadows and lines of sight?
import type { Command } from 'commander';
import { csvLine } from '../../compute/index.ts';
import {
  findAccess,
  findEclipses,
  findLinks,
  formatUtc,
  mergeAccessWindows,
  mergeEclipseWindows,
  radPerDeg,
  type EarthOrientation,
  type OrbitRecord,
} from '../../orbit/index.ts';
import { Arguments, durationRule, poleRule, ut1Rule, type NumberRule } from '../arguments.ts';
import { horizonMasks } from '../horizonMasks.ts';
import { refuse } from '../problems.ts';
import { streamBar } from '../progress.ts';
import { breathe } from '../pump.ts';
import { elementsHelp, readElements } from '../readElements.ts';
import type { Shell } from '../shell.ts';
import { earthOrientationOf } from '../stateFrame.ts';
import { scanPairs, scanSatellites, type ScanPage, type Span } from '../windowScan.ts';

interface CommonOptions {
  readonly elements?: string;
  readonly start?: string;
  readonly duration?: string;
  readonly ut1Utc?: string;
  readonly xp?: string;
  readonly yp?: string;
}

interface AccessOptions extends CommonOptions {
  readonly station: readonly string[];
  readonly minElevation?: string;
  readonly mask: readonly string[];
}

interface EclipseOptions extends CommonOptions {
  readonly earth?: string;
  readonly moon?: boolean;
}

interface LinkOptions extends CommonOptions {
  readonly rangeMaxKm?: string;
  readonly grazingKm?: string;
}

const pairCountMax = 5_000_000;
const kindNames = ['penumbra', 'umbra', 'moonPenumbra', 'moonUmbra'] as const;
const when = '--start 2026-12-21T00:00:00Z --duration 86400';

const elevationRule: NumberRule = {
  min: -10,
  max: 90,
  unit: 'degrees',
  example: '10',
};
const rangeRule: NumberRule = {
  min: 0,
  isAboveMin: true,
  max: 1e6,
  unit: 'km',
  example: '5000',
};
const grazingRule: NumberRule = { min: -100, max: 1e5, unit: 'km', example: '80' };

/** Registers `windows access`, `windows eclipse` and `windows links`. */
export function addWindows(program: Command, shell: Shell): void {
  const windows = program
    .command('windows')
    .description('finds when something is in sight or in shadow, as CSV')
    .addHelpText('after', `\nExample:\n  $ dawnline windows eclipse --elements a.tle ${when}`);
  addAccess(windows, shell);
  addEclipse(windows, shell);
  addLinks(windows, shell);
}

const earthTurn = ', for stations and for states in Earth-fixed axes';

function addCommon(command: Command): Command {
  return command
    .option('--elements <file>', elementsHelp)
    .option('--start <iso>', 'first instant, ISO 8601 with a zone')
    .option('--duration <s>', 'time to search, s')
    .option('--ut1-utc <s>', `UT1 - UTC, s${earthTurn} (default: 0)`)
    .option('--xp <arcsec>', `pole coordinate x, arc seconds${earthTurn} (default: 0)`)
    .option('--yp <arcsec>', `pole coordinate y, arc seconds${earthTurn} (default: 0)`);
}

const collect = (text: string, earlier: readonly string[]): string[] => [...earlier, text];

function addAccess(windows: Command, shell: Shell): void {
  addCommon(windows.command('access'))
    .description('passes of satellites over stations')
    .option('--station <[id=]lat,lon,alt_m>', 'a station, °, °, m; repeat for more', collect, [])
    .option('--min-elevation <deg>', 'least elevation over the horizon, °')
    .option('--mask <[id=]az:el,…>', 'what stands around a station (of all), °', collect, [])
    .addHelpText(
      'after',
      '\nExample:\n  $ dawnline windows access --elements active.tle ' +
        `--station home=47.4,8.5,400 --min-elevation 10 ${when}`,
    )
    .action((options: AccessOptions) => access(shell, options));
}

function addEclipse(windows: Command, shell: Shell): void {
  addCommon(windows.command('eclipse'))
    .description('time of satellites in the shadow of the Earth, or of the Moon')
    .option('--earth <model>', 'ellipsoid or sphere (default: ellipsoid)')
    .option('--moon', 'the Moon hides the Sun too: kinds moonPenumbra and moonUmbra')
    .addHelpText(
      'after',
      '\nEach row ends with the shape of the Earth and whether the Moon was looked for.\n' +
        `\nExample:\n  $ dawnline windows eclipse --elements active.tle ${when} --earth sphere`,
    )
    .action((options: EclipseOptions) => eclipse(shell, options));
}

function addLinks(windows: Command, shell: Shell): void {
  addCommon(windows.command('links'))
    .description('lines of sight between satellites, in the order of their ends')
    .option('--range-max-km <km>', 'greatest distance, km')
    .option('--grazing-km <km>', 'least height of the line over the ground, km')
    .addHelpText(
      'after',
      '\nExample:\n  $ dawnline windows links --elements shell.tle ' +
        `--range-max-km 5000 --grazing-km 80 ${when}`,
    )
    .action((options: LinkOptions) => links(shell, options));
}

interface Common {
  readonly path: string;
  readonly span: Span;
  readonly orientation: EarthOrientation;
}

function readCommon(given: Arguments, options: CommonOptions): Common {
  const path = given.text('--elements', options.elements, 'active.tle');
  const startUtcMs = given.start('--start', options.start);
  const durationS = given.number('--duration', options.duration, durationRule);
  const orientation = earthOrientationOf({
    ut1MinusUtcS: given.number('--ut1-utc', options.ut1Utc, ut1Rule),
    xpArcsec: given.number('--xp', options.xp, poleRule),
    ypArcsec: given.number('--yp', options.yp, poleRule),
  });
  return { path, span: { startUtcMs, durationS }, orientation };
}

const warnTo =
  (shell: Shell) =>
  (line: string): void =>
    shell.err(`${line}\n`);

async function access(shell: Shell, options: AccessOptions): Promise<void> {
  const given = new Arguments();
  const { path, span, orientation } = readCommon(given, options);
  const stations = given.stations('--station', options.station);
  const elevationMinRad =
    given.number('--min-elevation', options.minElevation, elevationRule) * radPerDeg;
  const ids = stations.map(({ id }) => id);
  const maskOf = horizonMasks(given, '--mask', options.mask, ids);
  given.stop();
  const sites = stations.map(({ id, latitudeDeg, longitudeDeg, altitudeM }) => ({
    id,
    latitudeRad: latitudeDeg * radPerDeg,
    longitudeRad: longitudeDeg * radPerDeg,
    altitudeM,
    elevationMinRad,
    horizonMask: maskOf(id),
  }));
  const orbits = await readElements(shell, path, span, orientation);
  const endS = span.durationS;
  const pages = scanSatellites(
    { orbits, span, warn: warnTo(shell) },
    (ephemeris, statesAt) =>
      findAccess(ephemeris, sites, span.startUtcMs, { ...orientation, endS, statesAt }),
    mergeAccessWindows,
  );
  await shell.out('satellite,station,startUtc,endUtc,durationS,peakUtc,peakElevationDeg\n');
  await write(shell, pages, (table, first) =>
    linesOf(table.count, (row) => [
      orbits[first + table.satelliteIndex[row]!]!.catalogNumber,
      sites[table.stationIndex[row]!]!.id,
      ...edges(span, table.startS[row]!, table.endS[row]!),
      utcOf(span, table.peakS[row]!),
      table.peakElevationRad[row]! / radPerDeg,
    ]),
  );
}

async function eclipse(shell: Shell, options: EclipseOptions): Promise<void> {
  const given = new Arguments();
  const { path, span, orientation } = readCommon(given, options);
  const earth = given.choice('--earth', options.earth, ['ellipsoid', 'sphere'] as const);
  const hasMoon = options.moon === true;
  given.stop();
  const orbits = await readElements(shell, path, span, orientation);
  const pages = scanSatellites(
    { orbits, span, warn: warnTo(shell) },
    (ephemeris, statesAt) =>
      findEclipses(ephemeris, span.startUtcMs, { earth, hasMoon, endS: span.durationS, statesAt }),
    mergeEclipseWindows,
  );
  await shell.out('satellite,kind,startUtc,endUtc,durationS,earth,hasMoon\n');
  await write(shell, pages, (table, first) =>
    linesOf(table.count, (row) => [
      orbits[first + table.satelliteIndex[row]!]!.catalogNumber,
      kindNames[table.kind[row]!]!,
      ...edges(span, table.startS[row]!, table.endS[row]!),
      earth,
      String(hasMoon),
    ]),
  );
}

async function links(shell: Shell, options: LinkOptions): Promise<void> {
  const given = new Arguments();
  const { path, span, orientation } = readCommon(given, options);
  const rangeMaxKm = given.number('--range-max-km', options.rangeMaxKm, rangeRule);
  const grazingAltitudeKm = given.number('--grazing-km', options.grazingKm, grazingRule);
  const rules = { rangeMaxKm, grazingAltitudeKm };
  given.stop();
  const orbits = await readElements(shell, path, span, orientation);
  const pages = scanPairs(
    { orbits, span, warn: warnTo(shell) },
    pairsOf(orbits, path),
    (ephemeris, statesAt, pairs) =>
      findLinks(ephemeris, pairs, { ...rules, endS: span.durationS, statesAt }),
  );
  await shell.out('satelliteA,satelliteB,startUtc,endUtc,durationS,rangeMinKm,rangeMaxKm\n');
  await write(shell, pages, (table) =>
    linesOf(table.count, (row) => [
      orbits[table.satelliteAIndex[row]!]!.catalogNumber,
      orbits[table.satelliteBIndex[row]!]!.catalogNumber,
      ...edges(span, table.startS[row]!, table.endS[row]!),
      table.rangeMinKm[row]!,
      table.rangeMaxKm[row]!,
    ]),
  );
}

/** All pairs of satellites: a0, b0, a1, b1, … */
function pairsOf(orbits: readonly OrbitRecord[], path: string): Int32Array {
  const { length } = orbits;
  const pairCount = (length * (length - 1)) / 2;
  if (pairCount === 0) refuse(path, 'holds one good set; links need two', 'add another set');
  if (pairCount > pairCountMax) {
    const message = `${length} satellites make ${pairCount} pairs, at most ${pairCountMax}`;
    refuse(path, message, 'keep the satellites of one shell or plane, at most 3,162');
  }
  const pairs = new Int32Array(2 * pairCount);
  let at = 0;
  for (let a = 0; a < length; a += 1) {
    for (let b = a + 1; b < length; b += 1) {
      pairs[at++] = a;
      pairs[at++] = b;
    }
  }
  return pairs;
}

const utcOf = (span: Span, timeS: number): string => formatUtc(span.startUtcMs + timeS * 1000);

/** startUtc, endUtc, durationS. */
function edges(span: Span, startS: number, endS: number): [string, string, number] {
  return [utcOf(span, startS), utcOf(span, endS), endS - startS];
}

function linesOf(count: number, cellsOf: (row: number) => (string | number)[]): string {
  let lines = '';
  for (let row = 0; row < count; row += 1) lines += csvLine(cellsOf(row));
  return lines;
}

async function write<Table>(
  shell: Shell,
  pages: Generator<ScanPage<Table>>,
  linesOfTable: (table: Table, firstSatellite: number) => string,
): Promise<void> {
  const bar = streamBar(shell, 'searching');
  let breathedMs = shell.nowMs();
  try {
    for (const { doneFraction, table, firstSatellite } of pages) {
      if (table !== null) await shell.out(linesOfTable(table, firstSatellite));
      if (shell.nowMs() - breathedMs < 50) continue;
      bar.show(doneFraction);
      await breathe(shell);
      breathedMs = shell.nowMs();
    }
  } finally {
    bar.clear();
  }
}
