// Which jobs are there, and how did each of them end?

import { useDeferredValue, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { jobStatuses } from '../../compute/index.ts';
import type { JobStatus, Result } from '../../compute/index.ts';
import { useStore } from '../store.ts';
import { formatCount, formatDuration, formatElapsedShort } from './format.ts';
import { filterJobs } from './indexing.ts';
import { statusLabels } from './labels.ts';
import { mainCauseLabel, mainCauses } from './mainCauses.ts';
import { openJob } from './selecting.ts';
import { VirtualList } from './VirtualList.tsx';

interface JobListProps {
  readonly result: Result;
  /** -1: the jobs of all satellites. */
  readonly satelliteIndex: number;
}

function JobCells({ result, job }: { readonly result: Result; readonly job: number }) {
  const { jobs } = result;
  const kind = jobs.templates[jobs.templateIndex[job]!]?.kind ?? 'batch';
  // A long name loses its middle: the number at its end is what tells jobs apart.
  const id = jobs.id[job]!;
  const cut = Math.max(id.lastIndexOf('#'), 0);
  const [stem, number] = cut > 0 ? [id.slice(0, cut), id.slice(cut)] : [id, ''];
  return (
    <>
      <span className="swatch" style={{ background: `var(--job-${kind})` }} />
      <span className="jobName" title={id}>
        <span>{stem}</span>
        {number}
      </span>
    </>
  );
}

interface OutcomeProps {
  readonly status: JobStatus;
  /** What cost it most; empty where nothing needs explaining. */
  readonly cause: string;
}

function Outcome({ status, cause }: OutcomeProps) {
  const label = statusLabels[status];
  return (
    <span
      className={`statusMark status-${status}`}
      title={cause === '' ? label : `${label}: ${cause}`}
    >
      {label}
      {cause === '' ? null : <span className="dim">{`: ${cause}`}</span>}
    </span>
  );
}

type StatusFilter = JobStatus | 'any';

interface FilterBarProps {
  readonly text: string;
  readonly status: StatusFilter;
  readonly onText: (text: string) => void;
  readonly onStatus: (status: StatusFilter) => void;
  readonly children: ReactNode;
}

function FilterBar({ text, status, onText, onStatus, children }: FilterBarProps) {
  return (
    <div className="filterBar">
      <input
        className="input"
        type="search"
        placeholder="Filter by id or cause"
        aria-label="Filter jobs by id or cause"
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
      <select
        className="input"
        aria-label="Outcome"
        value={status}
        onChange={(event) => onStatus(event.target.value as StatusFilter)}
      >
        <option value="any">Any outcome</option>
        {jobStatuses.map((name) => (
          <option key={name} value={name}>
            {statusLabels[name]}
          </option>
        ))}
      </select>
      {children}
    </div>
  );
}

/** All jobs, or those of one satellite, with a filter by text and outcome. */
export function JobList({ result, satelliteIndex }: JobListProps) {
  const { jobs } = result;
  const [text, setText] = useState('');
  const [status, setStatus] = useState<StatusFilter>('any');
  const lateText = useDeferredValue(text);
  const selection = useStore((state) => state.selection);
  const causeCodes = useMemo(() => mainCauses(result), [result]);
  const rows = useMemo(() => {
    const causeOf = (job: number): string => mainCauseLabel(causeCodes[job]);
    return filterJobs(jobs, { text: lateText, status, satelliteIndex, causeOf });
  }, [jobs, lateText, status, satelliteIndex, causeCodes]);
  const selectedJob = selection?.kind === 'job' ? selection.index : -1;
  return (
    <div className="listFrame">
      <FilterBar text={text} status={status} onText={setText} onStatus={setStatus}>
        <span className="dim">{formatCount(rows.length)}</span>
      </FilterBar>
      <VirtualList
        label="Jobs"
        className="jobList"
        columns={['Job', 'Released', 'Delay', 'Outcome: main cause']}
        rowCount={rows.length}
        shownPosition={rows.indexOf(selectedJob)}
        isSelected={(position) => rows[position] === selectedJob}
        onOpen={(position) => openJob(rows[position]!)}
        cellsOf={(position) => {
          const job = rows[position]!;
          return [
            <JobCells key="id" result={result} job={job} />,
            formatElapsedShort(jobs.releaseS[job]!),
            formatDuration(jobs.deliveredS[job]! - jobs.releaseS[job]!),
            <Outcome
              key="status"
              status={jobStatuses[jobs.statusCode[job]!]!}
              cause={mainCauseLabel(causeCodes[job])}
            />,
          ];
        }}
      />
    </div>
  );
}
