// Where does this satellite's energy go, now and over the run? A picture, and the same as a table.

import { Fragment, useEffect, useRef, useState } from 'react';
import type { Result, SatelliteMetrics } from '../../compute/index.ts';
import { formatElapsed, formatEnergy, formatPower } from '../panels/format.ts';
import { Section, Term } from '../panels/Metrics.tsx';
import { useClock } from '../useClock.ts';
import { flowHeightPx } from './drawFlow.ts';
import { FlowCanvas } from './flowCanvas.ts';
import type { FlowSpan } from './flowCanvas.ts';
import { flowIds, flowsAt, flowsOverRun, lossesOverRun, lossStages } from './flows.ts';
import type { FlowId } from './flows.ts';
import { flowWords, lossWords } from './flowWords.ts';

interface FlowProps {
  readonly result: Result;
  readonly index: number;
}

interface Highlight {
  readonly highlight: FlowId | null;
  readonly onHighlight: (id: FlowId | null) => void;
}

function Picture({ result, index, span, highlight, onHighlight }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<FlowCanvas>(null);
  useEffect(() => {
    if (canvas.current === null) return undefined;
    drawn.current = new FlowCanvas(canvas.current, { result, index, span }, onHighlight);
    return drawn.current.mount();
  }, [result, index, span, onHighlight]);
  useEffect(() => {
    drawn.current?.setHighlight(highlight);
  });
  const when = span === 'now' ? 'at the time of the clock' : 'over the run';
  return (
    <canvas
      ref={canvas}
      className="flowCanvas"
      style={{ height: flowHeightPx }}
      role="img"
      aria-label={`Flow of power and heat ${when}; the table below has the same values`}
    />
  );
}

type PictureProps = FlowProps & Highlight & { readonly span: FlowSpan };

/** Losses by the stage where they arise; samples have only their sum. */
function LossRows({ metrics }: { readonly metrics: SatelliteMetrics }) {
  const lossesJ = lossesOverRun(metrics);
  return lossStages.map((stage) => {
    const [label, definition] = lossWords[stage];
    return (
      <tr key={stage} className="flowPart">
        <th scope="row">
          <Term label={label} definition={definition} />
        </th>
        <td />
        <td>{formatEnergy(lossesJ[stage])}</td>
      </tr>
    );
  });
}

/** Each flow now and over the run; a row that is pointed at or focused stands out above. */
function FlowTable({ result, index, highlight, onHighlight }: FlowProps & Highlight) {
  const timeS = useClock();
  const metrics = result.metrics.satellites[index];
  if (metrics === undefined) return null;
  const now = flowsAt(result, index, timeS);
  const run = flowsOverRun(metrics);
  return (
    <table className="table flowTable">
      <thead>
        <tr>
          <th scope="col">Flow</th>
          <th scope="col">Now</th>
          <th scope="col">Over the run</th>
        </tr>
      </thead>
      <tbody>
        {flowIds.map((id) => (
          <Fragment key={id}>
            <tr
              data-on={id === highlight}
              onPointerEnter={() => onHighlight(id)}
              onPointerLeave={() => onHighlight(null)}
              onFocus={() => onHighlight(id)}
              onBlur={() => onHighlight(null)}
            >
              <th scope="row">
                <Term label={flowWords[id].label} definition={flowWords[id].definition} />
              </th>
              <td>{formatPower(now[id])}</td>
              <td>{formatEnergy(run[id])}</td>
            </tr>
            {id === 'loss' ? <LossRows metrics={metrics} /> : null}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

const spans = [
  ['now', 'Now'],
  ['run', 'Over the run'],
] as const;

function SpanSwitch({ span, onChange }: { span: FlowSpan; onChange: (span: FlowSpan) => void }) {
  return (
    <div className="segmented segmentedSmall" role="group" aria-label="Time">
      {spans.map(([id, label]) => (
        <button key={id} type="button" aria-pressed={span === id} onClick={() => onChange(id)}>
          {label}
        </button>
      ))}
    </div>
  );
}

function Moment() {
  return <span className="dim mono">{formatElapsed(useClock())}</span>;
}

/** Power through the bus, and heat through the coolant loop. */
export function FlowView({ result, index }: FlowProps) {
  const [span, setSpan] = useState<FlowSpan>('now');
  const [highlight, onHighlight] = useState<FlowId | null>(null);
  return (
    <div className="scroll">
      <section className="section" aria-label="Energy flow">
        <header className="sectionHead flowHead">
          <SpanSwitch span={span} onChange={setSpan} />
          {span === 'now' ? <Moment /> : null}
        </header>
        <Picture {...{ result, index, span, highlight, onHighlight }} />
      </section>
      <Section title="All flows">
        <FlowTable {...{ result, index, highlight, onHighlight }} />
      </Section>
    </div>
  );
}
