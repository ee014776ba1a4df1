// How does `dawnline run --year` study a scenario's fleets over a year and write what came of it?
import { yearDayPages, yearStudy, type Scenario, type YearStudy } from '../compute/index.ts';
import { version } from '../compute/index.ts';
import { jsonText } from './jsonText.ts';
import { refuse } from './problems.ts';
import { progressBar } from './progress.ts';
import { pump } from './pump.ts';
import { readScenario } from './readScenario.ts';
import type { Shell } from './shell.ts';
import { checkFolder, writeFiles } from './writeResult.ts';
import { yearText } from './yearText.ts';

interface YearOptions {
  readonly set: readonly string[];
  readonly out?: string;
  readonly json?: boolean;
}

const fileNames = ['year.json', 'year.csv'];

/** A year has no jobs, so it takes nothing that chooses among them. */
export function refuseWithYear(options: {
  readonly policy?: string;
  readonly seed?: string;
  readonly job?: string;
}): void {
  for (const name of ['policy', 'seed', 'job'] as const) {
    if (options[name] === undefined) continue;
    refuse(`--${name}`, 'has no meaning with --year', 'a year is at full work: leave one out');
  }
}

/** The object of `--year --json` and of year.json. */
function yearJson(scenario: Scenario, study: YearStudy, wallS: number) {
  const { startUtcMs, ...rest } = study;
  return {
    scenario: { name: scenario.name, hash: scenario.hash },
    version,
    startUtc: new Date(startUtcMs).toISOString(),
    wallS,
    ...rest,
  };
}

/** Studies the year and shows it; with `out` also writes year.json and year.csv. */
export async function runYear(shell: Shell, path: string, options: YearOptions): Promise<void> {
  const { out } = options;
  if (out !== undefined) await checkFolder(shell, out, fileNames);
  const scenario = await readScenario(shell, path, options.set);
  const startMs = shell.nowMs();
  const study = await studied(shell, scenario);
  const wallS = (shell.nowMs() - startMs) / 1000;
  const json = yearJson(scenario, study, wallS);
  if (out !== undefined) {
    await writeFiles(shell, out, [
      { name: 'year.json', pages: () => [jsonText(json)] },
      { name: 'year.csv', pages: () => yearDayPages(study) },
    ]);
  }
  await shell.out(options.json === true ? jsonText(json) : yearText(scenario.name, study, wallS));
}

async function studied(shell: Shell, scenario: Scenario): Promise<YearStudy> {
  const bar = progressBar(shell, 'a year');
  try {
    return await pump(shell, yearStudy(scenario), bar);
  } finally {
    bar.clear();
  }
}
