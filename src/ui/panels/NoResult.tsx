// What does a panel say before there is a result?

import { useStore } from '../store.ts';
import { statusLine } from './status.ts';

export function NoResult() {
  const run = useStore((state) => state.run);
  const isBusy = run.status === 'reading' || run.status === 'running';
  if (!isBusy) {
    return (
      <div className="emptyState">
        <strong>No result yet</strong>
        <span className="dim">Run a scenario, and its metrics appear here.</span>
      </div>
    );
  }
  return (
    <div className="skeletonPanel" aria-hidden="true">
      <p className="dim">{statusLine(run)}…</p>
      <div className="tiles">
        {[1, 2, 3, 4, 5, 6].map((tile) => (
          <div key={tile} className="tile skeletonTile" />
        ))}
      </div>
      {[1, 2, 3, 4, 5, 6, 7, 8].map((line) => (
        <div key={line} className="skeletonLine" />
      ))}
    </div>
  );
}
