// Do the constants of serving come out again from MLPerf's own files, and how far off are they?
//
// Reads mlperf_inference_v4.1.csv and mlperf_inference_v5.1_summary.csv (tables of the results at
// mlcommons.org) from the folder named, fits on the first, holds the second out, and prints both:
//   npx vite build --ssr docs/notes/fitThroughput.ts --outDir .build/notes --logLevel warn
//   node .build/notes/fitThroughput.js FOLDER
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { catalogueParts } from '../../src/compute/study/evidenceThroughput.ts';
import { fitEfficiencies } from '../../src/compute/workload/fit.ts';
import { rowsOfVersion41, rowsOfVersion51 } from '../../src/compute/workload/fitMlperf.ts';
import { meanErrorOfRows, modelledTokensPerS } from '../../src/compute/workload/fitRows.ts';
import type { PublishedThroughput } from '../../src/compute/workload/fitRows.ts';
import { fittedEfficiencies } from '../../src/compute/workload/rooflineConstants.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** The table of one version as Markdown, and its mean errors. */
function report(title: string, rows: readonly PublishedThroughput[], fitted = fittedEfficiencies) {
  const ours = (row: PublishedThroughput) => modelledTokensPerS(row, catalogueParts, fitted);
  const lines = rows.map((row) => {
    const { acceleratorCount, acceleratorId, modelId, precision, tokensPerS } = row;
    const mean = tokensPerS.reduce((sum, value) => sum + value, 0) / tokensPerS.length;
    const what = `${modelId} ${precision} | ${acceleratorCount} × ${acceleratorId}`;
    const error = ours(row) / mean - 1;
    const sign = error < 0 ? '−' : '+';
    const difference = `${sign}${(100 * Math.abs(error)).toFixed(0)} %`;
    const figures = `${mean.toPrecision(5)} | ${ours(row).toPrecision(5)} | ${difference}`;
    return `| ${what} | ${tokensPerS.length} | ${figures} |`;
  });
  const single = percent(meanErrorOfRows(rows, ours));
  const errors = rows.map((row) => meanErrorOfRows([row], ours));
  const byConfiguration = percent(errors.reduce((sum, error) => sum + error, 0) / errors.length);
  const count = rows.reduce((sum, { tokensPerS }) => sum + tokensPerS.length, 0);
  const head = [
    `${title}: mean error of ${count} results ${single}, of ${rows.length} configurations ` +
      byConfiguration,
    '',
    '| model | accelerators | results | published | ours | error |',
    '|---|---|---|---|---|---|',
  ];
  process.stdout.write(`${[...head, ...lines, ''].join('\n')}\n`);
}

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write('expected the folder of the two tables\n');
  process.exitCode = 1;
} else {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const fitRows = rowsOfVersion41(read('mlperf_inference_v4.1.csv'));
  const heldOut = rowsOfVersion51(read('mlperf_inference_v5.1_summary.csv'));
  const { efficiencies } = fitEfficiencies(fitRows, catalogueParts);
  process.stdout.write(`fitted now:  ${JSON.stringify(efficiencies)}\n`);
  process.stdout.write(`in the code: ${JSON.stringify(fittedEfficiencies)}\n\n`);
  report('v4.1 (fitted)', fitRows);
  report('v5.1 (held out)', heldOut);
}
