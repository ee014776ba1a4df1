// Which entries does the Files menu have?

import type { FileAction } from '../panels/FileMenu.tsx';
import type * as Save from './save.ts';

const tables = [
  ['satellites', 'One row a satellite'],
  ['jobs', 'One row a job, with its reason trail'],
  ['events', 'The whole event log'],
  ['series', 'What the charts show'],
] as const;

/** Writers are fetched when first used: the first paint does without them. */
const later =
  (run: (save: typeof Save) => void): (() => void) =>
  () => {
    void import('./save.ts').then(run);
  };

/** Groups of actions; those that need a result say so while there is none. */
export function fileActions(hasResult: boolean): FileAction[][] {
  const hindrance = hasResult ? undefined : 'After the run';
  return [
    [
      {
        label: 'Open…',
        detail: 'Scenario, element sets (TLE, OMM), trace (Azure, ElasticFlow, SWF); or drop them',
        run: () => void import('./openFiles.ts').then(({ pickFiles }) => pickFiles()),
      },
    ],
    [
      {
        label: 'Save scenario',
        detail: 'One JSON file, with attached files inside',
        run: later((save) => save.saveScenario()),
      },
      {
        label: 'Save result',
        detail: 'result.json, as the command line writes it',
        hindrance,
        run: later((save) => save.saveResult()),
      },
    ],
    tables.map(([name, detail]) => ({
      label: `Export ${name}.csv`,
      detail,
      hindrance,
      run: later((save) => save.saveTable(name)),
    })),
    [
      {
        label: 'Save picture',
        detail: 'The 3D view as PNG',
        run: later((save) => save.savePicture()),
      },
    ],
  ];
}
