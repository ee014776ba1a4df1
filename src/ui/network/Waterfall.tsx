// What does a link gain and lose on its way, step by step? A table whose rows draw the waterfall.

import { useMemo } from 'react';
import type { LinkBudget } from '../../compute/index.ts';
import { Certified } from '../machine/Certified.tsx';
import { fieldLabel, valueText } from '../machine/certificates.ts';
import type { CertifiedValue } from '../machine/certificates.ts';
import { useStore } from '../store.ts';
import { valueOfTerm } from './terminalValues.ts';
import type { LinkEnds } from './terminalValues.ts';
import { waterfallRows, waterfallSpan } from './waterfall.ts';
import type { WaterfallRow } from './waterfall.ts';

/** Units of the bars' own drawing; stretched to the column. */
const barWidth = 100;
const barHeight = 10;
/** A level is a line this wide. */
const levelWidth = 1.2;

/** `−261.3 dB`, `+108.0 dB`, `7.0 dBW`. */
function dbText({ value, unit }: Pick<WaterfallRow, 'value' | 'unit'>): string {
  if (!Number.isFinite(value)) return value < 0 ? '−∞' : '–';
  const digits = Math.abs(value).toFixed(1);
  const sign = value < 0 ? '−' : unit === 'dB' ? '+' : '';
  return `${digits === '0.0' ? '' : sign}${digits}\u202f${unit}`;
}

interface BarProps {
  readonly row: WaterfallRow;
  readonly span: readonly [number, number];
}

function Bar({ row, span: [least, most] }: BarProps) {
  const scale = barWidth / (most - least);
  const left = (Math.min(row.fromDbw, row.toDbw) - least) * scale;
  const width = Math.max(levelWidth, Math.abs(row.toDbw - row.fromDbw) * scale);
  return (
    <svg
      className="waterfallBar"
      data-kind={row.kind}
      viewBox={`0 0 ${barWidth} ${barHeight}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect x={left} y={0} width={width} height={barHeight} />
    </svg>
  );
}

/** The value of the terminal that makes a step, with its certificate. */
function Behind({ certified }: { readonly certified: CertifiedValue | null }) {
  if (certified === null) return null;
  const { row, own } = certified;
  return (
    <Certified certified={certified}>
      <span className="visuallyHidden">{fieldLabel(row.field)}: </span>
      {behindText(own ?? row.value, row.field, row.unit)}
    </Certified>
  );
}

const fieldUnits: readonly (readonly [RegExp, string])[] = [
  [/GHz$/, 'GHz'],
  [/Nm$/, 'nm'],
  [/MicroRad$/, 'µrad'],
  [/Dbi$/, 'dBi'],
  [/Db$/, 'dB'],
  [/MmPerH$/, 'mm/h'],
  [/photonsPerBit$/, 'photons'],
];

/** Terminals speak units that other records do not: their fields name them. */
function behindText(value: CertifiedValue['row']['value'], field: string, unit: string): string {
  const own = fieldUnits.find(([pattern]) => pattern.test(field))?.[1];
  return own === undefined ? valueText(value, unit) : `${String(value)}\u202f${own}`;
}

interface WaterfallProps {
  readonly budget: LinkBudget;
  readonly ends: LinkEnds;
}

/** The budget from transmitter to receiver, every step with the value that it rests on. */
export function Waterfall({ budget, ends }: WaterfallProps) {
  const text = useStore((state) => state.source?.text ?? '');
  const rows = useMemo(() => waterfallRows(budget), [budget]);
  const span = waterfallSpan(rows);
  return (
    <table className="table waterfall">
      <caption className="visuallyHidden">Link budget</caption>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">
            <span className="visuallyHidden">Bar</span>
          </th>
          <th scope="col">Power</th>
          <th scope="col">Rests on</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-kind={row.kind}>
            <th scope="row" title={row.note === '' ? undefined : row.note}>
              {row.label}
            </th>
            <td>
              <Bar row={row} span={span} />
            </td>
            <td>{dbText(row)}</td>
            <td>
              <Behind certified={valueOfTerm(text, ends, row.id)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
