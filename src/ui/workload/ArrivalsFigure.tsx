// When do jobs arrive, class by class?

import type { WorkloadPreview } from '../../compute/index.ts';
import { formatCount, formatCounted, formatDuration, formatElapsed } from '../panels/format.ts';
import { BarStrip } from './BarStrip.tsx';
import { stacksOf } from './barLayers.ts';

/** Classes with a place in the legend; the others are drawn, and counted together. */
const namedMax = 8;

interface ArrivalsProps {
  readonly preview: WorkloadPreview;
  readonly colors: readonly string[];
}

function Legend({ preview, colors }: ArrivalsProps) {
  const { classes, otherCount } = preview;
  const unnamed = classes.slice(namedMax).reduce((sum, { jobCount }) => sum + jobCount, otherCount);
  return (
    <ul className="workloadLegend">
      {classes.slice(0, namedMax).map(({ id, jobCount }, index) => (
        <li key={id}>
          <span className="swatch" style={{ background: colors[index] }} />
          {id} <b>{formatCount(jobCount)}</b>
        </li>
      ))}
      {unnamed === 0 ? null : (
        <li>
          others <b>{formatCount(unnamed)}</b>
        </li>
      )}
    </ul>
  );
}

/** A histogram over the span of the run, stacked. */
export function ArrivalsFigure({ preview, colors }: ArrivalsProps) {
  const { classes, jobCount } = preview;
  const { binS, counts } = classes[0]!.arrivals;
  const layers = classes.map(({ arrivals }, index) => ({
    color: colors[index]!,
    counts: arrivals.counts,
  }));
  const { most } = stacksOf(layers);
  const endS = binS * counts.length;
  const titleOf = (bar: number): string => {
    const here = classes.filter(({ arrivals }) => (arrivals.counts[bar] ?? 0) > 0);
    const parts = here.map(({ id, arrivals }) => `${id} ${formatCount(arrivals.counts[bar]!)}`);
    const from = `${formatElapsed(bar * binS)} to ${formatElapsed((bar + 1) * binS)}`;
    return `${from}: ${parts.length === 0 ? 'no job' : parts.slice(0, namedMax).join(', ')}`;
  };
  return (
    <figure className="sizeFigure workloadArrivals">
      <figcaption>
        <strong>{formatCounted(jobCount, 'job')}</strong>
        <span>{`up to ${formatCount(most)} in ${formatDuration(binS)}`}</span>
      </figcaption>
      <BarStrip
        label={`Arrivals of ${formatCounted(jobCount, 'job')} over ${formatDuration(endS)}`}
        layers={layers}
        titleOf={titleOf}
      />
      <p className="barEnds">
        <span>start</span>
        <span>{formatElapsed(endS / 2)}</span>
        <span>{formatElapsed(endS)}</span>
      </p>
      <Legend preview={preview} colors={colors} />
    </figure>
  );
}
