// What was understood of a trace: its rows, when they come, how large they are, what is wrong?

import type { TracePreview } from '../../compute/index.ts';
import {
  formatCount,
  formatCounted,
  formatDuration,
  formatElapsed,
  formatUtc,
} from '../panels/format.ts';
import { BarStrip } from '../workload/BarStrip.tsx';
import { SizeFigure } from '../workload/SizeFigure.tsx';
import { assumptions, columnUses, formatNames, spreadText, wordsOf } from './traceWords.ts';

interface PreviewProps {
  readonly preview: TracePreview;
}

function Understood({ preview }: PreviewProps) {
  const { format, readCount, skippedCount, startUtcMs, spanS } = preview;
  const start = startUtcMs === null ? 'not recorded' : `${formatUtc(startUtcMs)} UTC`;
  const facts: readonly (readonly [string, string])[] = [
    ['Rows read', formatCount(readCount)],
    ['Rows refused', formatCount(skippedCount)],
    ['First row', start],
    ['From first to last', formatDuration(spanS)],
  ];
  return (
    <>
      <p className="traceFormat">{formatNames[format]}</p>
      <dl className="traceFacts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The lines that were left out; the first of them with their reasons. */
export function Refused({ preview: { skipped, skippedCount } }: PreviewProps) {
  if (skippedCount === 0) return null;
  const more = skippedCount - skipped.length;
  return (
    <details className="traceRefused" open={skippedCount < 4}>
      <summary className="warn">{formatCounted(skippedCount, 'row')} refused, and left out</summary>
      <ul>
        {skipped.map(({ line, message }) => (
          <li key={line}>
            <b>Line {formatCount(line)}</b> {message}
          </li>
        ))}
        {more > 0 ? <li className="dim">and {formatCount(more)} more</li> : null}
      </ul>
    </details>
  );
}

function Arrivals({ preview: { arrivals, spanS } }: PreviewProps) {
  const { counts, binS } = arrivals;
  const most = Math.max(...counts);
  return (
    <figure className="sizeFigure">
      <figcaption>
        <strong>Arrivals</strong>
        <span>{`up to ${formatCount(most)} rows in ${formatDuration(binS)}`}</span>
      </figcaption>
      <BarStrip
        label={`Arrivals over ${formatDuration(spanS)}`}
        layers={[{ color: 'var(--accent)', counts }]}
        titleOf={(bar) =>
          `${formatElapsed(bar * binS)} to ${formatElapsed((bar + 1) * binS)}: ${formatCounted(
            counts[bar] ?? 0,
            'row',
          )}`
        }
      />
      <p className="barEnds">
        <span>first row</span>
        <span>{`${formatDuration(spanS)} later`}</span>
      </p>
    </figure>
  );
}

function Uses({ preview: { format } }: PreviewProps) {
  return (
    <details className="traceUses">
      <summary>What the columns become, and what is assumed</summary>
      <dl>
        {columnUses[format].map(([column, use]) => (
          <div key={column}>
            <dt>{column}</dt>
            <dd>{use}</dd>
          </div>
        ))}
      </dl>
      <ul>
        {assumptions[format].map((assumption) => (
          <li key={assumption}>{assumption}</li>
        ))}
      </ul>
    </details>
  );
}

/** All that is known of a file before it becomes work. */
export function TracePreviewView({ preview }: PreviewProps) {
  return (
    <>
      <Understood preview={preview} />
      <Refused preview={preview} />
      <Arrivals preview={preview} />
      <div className="sizeGrid">
        {preview.quantities.map((quantity) => (
          <SizeFigure
            key={quantity.name}
            {...wordsOf(quantity.name, preview.format)}
            sizes={quantity.sizes}
            counted="row"
            note={spreadText(quantity)}
          />
        ))}
      </div>
      <Uses preview={preview} />
    </>
  );
}
