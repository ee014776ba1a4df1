// Under which roof do reading and writing lie: operations per byte against operations a second?

import type { ModelSheet, RooflinePoint } from '../../compute/index.ts';
import { useWidth } from '../charts/useWidth.ts';
import { formatFraction, formatNumber, formatSi } from '../panels/format.ts';
import { decadesOf, reachedFraction, rooflineFrame, shareOnDecades } from './modelLines.ts';
import type { RooflineFrame } from './modelLines.ts';

const heightPx = 220;
const edge = { left: 76, right: 26, top: 10, bottom: 34 };

type Place = (flopPerByte: number, flopPerS: number) => readonly [x: number, y: number];

function placeIn({ byteDecades, flopDecades }: RooflineFrame, widthPx: number): Place {
  const innerWidth = widthPx - edge.left - edge.right;
  const innerHeight = heightPx - edge.top - edge.bottom;
  return (flopPerByte, flopPerS) => [
    edge.left + shareOnDecades(flopPerByte, byteDecades) * innerWidth,
    edge.top + (1 - shareOnDecades(flopPerS, flopDecades)) * innerHeight,
  ];
}

interface DrawnProps {
  readonly frame: RooflineFrame;
  readonly place: Place;
}

function Grid({ frame, place, widthPx }: DrawnProps & { readonly widthPx: number }) {
  const [low] = frame.flopDecades;
  const [from] = frame.byteDecades;
  return (
    <g className="rooflineGrid">
      {decadesOf(frame.flopDecades).map((decade) => {
        const [, y] = place(10 ** from, 10 ** decade);
        return (
          <g key={decade}>
            <line x1={edge.left} x2={widthPx - edge.right} y1={y} y2={y} />
            <text x={edge.left - 6} y={y + 4} textAnchor="end">
              {formatSi(10 ** decade, 'FLOP/s')}
            </text>
          </g>
        );
      })}
      {decadesOf(frame.byteDecades).map((decade) => {
        const [x, y] = place(10 ** decade, 10 ** low);
        return (
          <g key={decade}>
            <line x1={x} x2={x} y1={edge.top} y2={y} />
            <text x={x} y={y + 14} textAnchor="middle">
              {formatNumber(10 ** decade)}
            </text>
          </g>
        );
      })}
      <text x={widthPx - 4} y={heightPx - 4} textAnchor="end">
        FLOP per byte read
      </text>
    </g>
  );
}

function Roofs({ frame, place, sheet }: DrawnProps & { readonly sheet: ModelSheet }) {
  const { roofFlopPerS, roofBytePerS } = sheet;
  const [from, to] = frame.byteDecades;
  const corners = [
    place(10 ** from, roofBytePerS * 10 ** from),
    place(frame.ridgeFlopPerByte, roofFlopPerS),
    place(10 ** to, roofFlopPerS),
  ];
  return <polyline className="rooflineRoof" points={corners.map((at) => at.join(',')).join(' ')} />;
}

interface MarkProps {
  readonly name: 'prefill' | 'decode';
  readonly point: RooflinePoint;
  readonly place: Place;
}

function Mark({ name, point, place }: MarkProps) {
  const [x, y] = place(point.flopPerByte, point.flopPerS);
  return (
    <g className={`rooflineMark rooflineMark-${name}`}>
      <circle cx={x} cy={y} r={5} />
      <text x={x} y={y + 18} textAnchor="middle">
        {markWords[name]}
      </text>
    </g>
  );
}

const markWords = { prefill: 'prompt', decode: 'answer' } as const;

/** A point in words: `answer: 61 FLOP/byte, 96 TFLOP/s, 48 % of the roof`. */
export function pointText(
  name: MarkProps['name'],
  sheet: ModelSheet,
  point: RooflinePoint,
): string {
  const reached = formatFraction(reachedFraction(sheet, point));
  const intensity = `${formatNumber(point.flopPerByte)} FLOP/byte`;
  const rate = formatSi(point.flopPerS, 'FLOP/s');
  return `${markWords[name]}: ${intensity}, ${rate}, ${reached} of the roof`;
}

/** Both roofs of one accelerator with the two phases below them; the same in words. */
export function RooflinePlot({ sheet }: { readonly sheet: ModelSheet }) {
  const { host, widthPx } = useWidth(200);
  const { prefill, decode } = sheet;
  if (prefill === null || decode === null) return null;
  const frame = rooflineFrame(sheet, [prefill, decode]);
  const place = placeIn(frame, widthPx);
  const words = [pointText('prefill', sheet, prefill), pointText('decode', sheet, decode)];
  return (
    <figure ref={host} className="roofline">
      <svg
        width={widthPx}
        height={heightPx}
        role="img"
        aria-label={`Roofline of one chip; ${words.join('; ')}`}
      >
        <Grid {...{ frame, place, widthPx }} />
        <Roofs {...{ frame, place, sheet }} />
        <Mark name="prefill" point={prefill} place={place} />
        <Mark name="decode" point={decode} place={place} />
      </svg>
      <figcaption className="dim">
        {words.map((word) => (
          <span key={word}>{word}</span>
        ))}
      </figcaption>
    </figure>
  );
}
