// Why is this job late, or not? Its life as a strip, as a list of waits, and as one sentence.

import { useMemo, useState } from 'react';
import { explainJob } from '../../../compute/index.ts';
import type { Cause, JobExplanation, Result } from '../../../compute/index.ts';
import { clock } from '../../clock.ts';
import { useStore } from '../../store.ts';
import { segmentsOfJob } from '../../timeline/segments.ts';
import { formatSeconds } from '../../timeline/timeFormat.ts';
import { formatFraction } from '../format.ts';
import { causeLabels } from '../metricRows.ts';
import { LifeStrip } from './LifeStrip.tsx';
import { refusalOf } from './refusal.ts';
import { milestones, stretchSentence, stripOf, totalRows, verdictSentence } from './words.ts';
import './reason.css';

/** Rows shown before the reader asks for all. */
const rowCountMax = 60;

/** The reason trail of one job of the current result; every row seeks the clock. */
export function ReasonTrail({ jobIndex }: { readonly jobIndex: number }): React.JSX.Element | null {
  const result = useStore((state) => state.result);
  const explanation = useMemo(
    () => (result === null ? null : explainJob(result, jobIndex)),
    [result, jobIndex],
  );
  if (result === null || explanation === null) return null;
  return <Trail key={jobIndex} result={result} jobIndex={jobIndex} explanation={explanation} />;
}

export default ReasonTrail;

interface TrailProps {
  readonly result: Result;
  readonly jobIndex: number;
  readonly explanation: JobExplanation;
}

function Trail({ result, jobIndex, explanation }: TrailProps): React.JSX.Element {
  const refusal = useMemo(() => refusalOf(result, jobIndex), [result, jobIndex]);
  const strip = useMemo(() => {
    const { startS, endS } = result.runSegments;
    const rows = segmentsOfJob(result, jobIndex);
    const runs = rows.map((row) => ({ startS: startS[row]!, endS: endS[row]! }));
    return stripOf(explanation, runs);
  }, [result, jobIndex, explanation]);
  return (
    <section className="reason" aria-label="Reason trail">
      <p className="reasonVerdict" data-status={explanation.status}>
        {verdictSentence(explanation, refusal)}
      </p>
      <LifeStrip strip={strip} />
      <Milestones explanation={explanation} startUtcMs={result.startUtcMs} />
      <Totals explanation={explanation} />
      <Stretches explanation={explanation} startUtcMs={result.startUtcMs} />
    </section>
  );
}

interface WordsProps {
  readonly explanation: JobExplanation;
  readonly startUtcMs: number;
}

function Milestones({ explanation, startUtcMs }: WordsProps): React.JSX.Element {
  return (
    <p className="reasonMilestones">
      {milestones(explanation, startUtcMs).map(({ label, timeS, text }) => (
        <button key={label} type="button" onClick={() => clock.seek(timeS)}>
          {label} <b>{text}</b>
        </button>
      ))}
      <span>UTC</span>
    </p>
  );
}

function Totals({ explanation }: { readonly explanation: JobExplanation }): React.JSX.Element {
  return (
    <table className="reasonTotals">
      <caption className="visuallyHidden">Time by cause</caption>
      <tbody>
        {totalRows(explanation).map(({ cause, seconds, fraction }) => (
          <tr key={cause ?? 'work'}>
            <th scope="row" title={cause ?? undefined}>
              <Swatch cause={cause} />
              {cause === null ? 'At work' : causeLabels[cause]}
            </th>
            <td>{formatSeconds(seconds)}</td>
            <td>{formatFraction(fraction)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Swatch({ cause }: { readonly cause: Cause | null }): React.JSX.Element {
  return <i className="reasonSwatch" data-cause={cause ?? 'work'} aria-hidden="true" />;
}

function Stretches({ explanation, startUtcMs }: WordsProps): React.JSX.Element {
  const [isWhole, setIsWhole] = useState(false);
  const { stretches } = explanation;
  if (stretches.length === 0) return <p className="reasonNone">It never had to wait.</p>;
  const shown = isWhole ? stretches : stretches.slice(0, rowCountMax);
  return (
    <>
      <ol className="reasonList" aria-label="Waits in order of time">
        {shown.map((stretch) => (
          <li key={stretch.startS}>
            <button type="button" onClick={() => clock.seek(stretch.startS)}>
              <Swatch cause={stretch.cause} />
              {stretchSentence(stretch, startUtcMs)}
            </button>
          </li>
        ))}
      </ol>
      {shown.length < stretches.length && (
        <button type="button" className="reasonMore" onClick={() => setIsWhole(true)}>
          Show all {stretches.length} waits
        </button>
      )}
    </>
  );
}
