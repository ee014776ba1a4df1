// In one line: what is the run doing, or how did it end?

import type { Progress } from '../../compute/index.ts';
import type { RunState } from '../store.ts';

const stages: Readonly<Record<Progress['stage'], string>> = {
  orbits: 'Flying the orbits',
  windows: 'Finding shadows, passes and links',
  supply: 'Working out power and heat',
  schedule: 'Running the jobs',
  account: 'Adding up',
};

/** A short sentence for the top bar; its wording changes with the stage only. */
export function statusLine(run: RunState): string {
  switch (run.status) {
    case 'empty':
      return 'Nothing loaded';
    case 'reading':
      return 'Reading the scenario';
    case 'running':
      return run.progress === null ? 'Running' : stages[run.progress.stage];
    case 'ready':
      return run.wallS === null ? 'Done' : `Done in ${run.wallS.toFixed(1)} s`;
    case 'problems':
      return `${run.problems.length} ${run.problems.length === 1 ? 'problem' : 'problems'}`;
    case 'crashed':
      return 'The worker died';
    case 'cancelled':
      return 'Cancelled';
  }
}
