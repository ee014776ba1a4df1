// How large are they: a small distribution on a logarithmic axis?

import type { SizeBins } from '../../compute/index.ts';
import { formatCount, formatCounted } from '../panels/format.ts';
import { BarStrip } from './BarStrip.tsx';

interface SizeFigureProps {
  readonly title: string;
  readonly sizes: SizeBins;
  /** Writes a value with its unit. */
  readonly format: (value: number) => string;
  /** Of what the bars count, such as `job`. */
  readonly counted: string;
  readonly note?: string | undefined;
}

/** One size alone should look like one of many. */
const barMin = 9;

/** The same bins with empty ones on both sides, so many that bars do not fill the whole width. */
function padded({ start, ratio, counts, zeroCount }: SizeBins): SizeBins {
  const count = Math.ceil(Math.max(0, barMin - counts.length) / 2);
  const empty = new Array<number>(count).fill(0);
  return {
    start: start / ratio ** count,
    ratio,
    counts: [...empty, ...counts, ...empty],
    zeroCount,
  };
}

/** Bars of equal ratio, their ends in words; zeros, which have no place there, are told. */
export function SizeFigure({ title, sizes, format, counted, note }: SizeFigureProps) {
  const isNone = sizes.counts.length === 0;
  const { start, ratio, counts, zeroCount } = isNone ? sizes : padded(sizes);
  const edge = (bar: number): string => format(start * ratio ** bar);
  const zeros = `${formatCount(zeroCount)} of none`;
  const range = `from ${edge(0)} to ${edge(counts.length)}`;
  return (
    <figure className="sizeFigure">
      <figcaption>
        <strong>{title}</strong>
        {note === undefined ? null : <span>{note}</span>}
      </figcaption>
      {isNone ? (
        <p className="dim">{zeroCount > 0 ? 'None has any.' : 'Not recorded.'}</p>
      ) : (
        <>
          <BarStrip
            label={`${title}, ${range}`}
            layers={[{ color: 'var(--accent)', counts }]}
            titleOf={(bar) =>
              `${edge(bar)} to ${edge(bar + 1)}: ${formatCounted(counts[bar] ?? 0, counted)}`
            }
          />
          <p className="barEnds">
            <span>{edge(0)}</span>
            {zeroCount > 0 ? <span>{zeros}</span> : null}
            <span>{edge(counts.length)}</span>
          </p>
        </>
      )}
    </figure>
  );
}
