// What does each class of jobs ask for?

import type { ClassDemand, WorkloadClass, WorkloadDemand } from '../../compute/index.ts';
import { formatCount, formatData, formatDuration, formatWord } from '../panels/format.ts';
import { formatHours, shareText } from './demandRows.ts';

const rowMax = 100;

interface RowProps {
  readonly color: string;
  readonly of: WorkloadClass;
  readonly asked: ClassDemand;
  readonly availableS: number;
}

function Row({ color, of, asked, availableS }: RowProps) {
  const { id, kind, jobCount, deadlineS } = of;
  return (
    <tr>
      <th scope="row">
        <span className="swatch" style={{ background: color }} />
        {id} <span className="dim">{formatWord(kind)}</span>
      </th>
      <td>{formatCount(jobCount)}</td>
      <td>{asked.impossibleCount === jobCount ? 'nowhere' : formatHours(asked.acceleratorS)}</td>
      <td>{shareText(asked.acceleratorS / availableS)}</td>
      <td>{formatData(asked.uplinkBit)}</td>
      <td>{formatData(asked.downlinkBit)}</td>
      <td>{formatDuration(deadlineS.median)}</td>
    </tr>
  );
}

interface ClassTableProps {
  readonly demand: WorkloadDemand;
  readonly colors: readonly string[];
}

/** A row a stream, trace or entry. */
export function ClassTable({ demand, colors }: ClassTableProps) {
  const { preview, byClass, acceleratorAvailableS } = demand;
  return (
    <div className="workloadScroll">
      <table className="table workloadClasses">
        <thead>
          <tr>
            <th scope="col">Class</th>
            <th scope="col">Jobs</th>
            <th scope="col">Accelerator time</th>
            <th scope="col">of all</th>
            <th scope="col">Data up</th>
            <th scope="col">Data down</th>
            <th scope="col">Deadline, median</th>
          </tr>
        </thead>
        <tbody>
          {preview.classes.slice(0, rowMax).map((of, index) => (
            <Row
              key={of.id}
              color={colors[index]!}
              of={of}
              asked={byClass[index]!}
              availableS={acceleratorAvailableS}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
