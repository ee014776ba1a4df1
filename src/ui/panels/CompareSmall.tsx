// How do policies look beside each other: what each earned over time, and what limited it?

import { earnedOverTime } from './compareRows.ts';
import type { ComparedRun } from './compareRows.ts';
import { formatFraction } from './format.ts';
import { Section } from './Metrics.tsx';
import { timeShares } from './shares.ts';

const stepCount = 48;
const [widthPx, heightPx] = [150, 44];

function pathOf(shares: readonly number[]): string {
  const x = (step: number): string => ((step / (shares.length - 1)) * widthPx).toFixed(1);
  const y = (share: number): string => ((1 - share) * heightPx).toFixed(1);
  return shares.map((share, step) => `${step === 0 ? 'M' : 'L'}${x(step)} ${y(share)}`).join('');
}

interface SmallProps {
  readonly run: ComparedRun;
  /** Drawn pale behind it, so that differences can be seen. */
  readonly others: readonly (readonly number[])[];
  readonly own: readonly number[];
}

function Earned({ run, others, own }: SmallProps) {
  const last = own.at(-1) ?? NaN;
  return (
    <figure className="compareSmall" data-ground={run.isOnGround}>
      <svg viewBox={`0 -1 ${widthPx} ${heightPx + 2}`} aria-hidden="true">
        {others.map((shares, index) => (
          <path key={index} className="compareOther" d={pathOf(shares)} />
        ))}
        <path className="compareOwn" d={pathOf(own)} />
      </svg>
      <figcaption>
        {run.id} <b>{formatFraction(last)}</b>
      </figcaption>
    </figure>
  );
}

function Limits({ run }: { readonly run: ComparedRun }) {
  const shares = timeShares(run.result.metrics.fleet).filter(({ fraction }) => fraction > 0);
  const words = shares.map(({ label, text }) => `${label} ${text}`).join(', ');
  return (
    <div className="compareLimit">
      <span>{run.result.policy}</span>
      <span className="shareStrip" role="img" aria-label={words} title={words}>
        {shares.map(({ id, fraction, color }) => (
          <span key={id} style={{ flexGrow: fraction, background: color }} />
        ))}
      </span>
    </div>
  );
}

function Legend({ runs }: { readonly runs: readonly ComparedRun[] }) {
  const parts = runs.flatMap(({ result }) => timeShares(result.metrics.fleet));
  const seen = new Map(parts.filter(({ fraction }) => fraction > 0).map((part) => [part.id, part]));
  return (
    <ul className="shareList">
      {[...seen.values()].map(({ id, label, color }) => (
        <li key={id}>
          <span className="swatch" style={{ background: color }} />
          {label}
        </li>
      ))}
    </ul>
  );
}

/** Small multiples on one scale, policy by policy. */
export function CompareSmall({ runs }: { readonly runs: readonly ComparedRun[] }) {
  const orbit = runs.filter(({ isOnGround }) => !isOnGround);
  const ground = runs.filter(({ isOnGround }) => isOnGround);
  const curves = runs.map(({ result }) => earnedOverTime(result, stepCount));
  return (
    <>
      <Section title="Value earned over the run, of all submitted">
        <div className="compareGrid">
          {runs.map((run, index) => (
            <Earned
              key={run.id}
              run={run}
              own={curves[index]!}
              others={curves.filter((_, other) => other !== index)}
            />
          ))}
        </div>
      </Section>
      <Section title="Where accelerator time went">
        {orbit.map((run) => (
          <Limits key={run.id} run={run} />
        ))}
        {ground.length > 0 ? <p className="dim">On a ground rack</p> : null}
        {ground.map((run) => (
          <Limits key={run.id} run={run} />
        ))}
        <Legend runs={runs} />
      </Section>
    </>
  );
}
