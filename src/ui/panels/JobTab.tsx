// Why did this job take as long as it did?

import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { jobStatuses } from '../../compute/index.ts';
import type { Result } from '../../compute/index.ts';
import { clock } from '../clock.ts';
import { Certified } from '../machine/Certified.tsx';
import { fieldLabel } from '../machine/certificates.ts';
import { certifiedModelOf } from '../machine/certifiedUses.ts';
import { useStore } from '../store.ts';
import { formatCount, formatDuration, formatElapsed, formatEnergy, formatUtc } from './format.ts';
import { formatNumber, formatWord } from './format.ts';
import { JobList } from './JobList.tsx';
import { statusLabels } from './labels.ts';
import { Facts, Section } from './Metrics.tsx';
import { NoResult } from './NoResult.tsx';
import { ReasonTrail } from './reason/ReasonTrail.tsx';
import { openSatellite } from './selecting.ts';

const JobRoute = lazy(() => import('../network/JobRoute.tsx'));

/** A time that seeks when clicked; a dash when it did not happen. */
function Moment({ timeS }: { readonly timeS: number }) {
  const startUtcMs = useStore((state) => state.result?.startUtcMs ?? NaN);
  if (!Number.isFinite(timeS)) return <span className="dim">–</span>;
  return (
    <button
      type="button"
      className="link mono"
      title={`${formatUtc(startUtcMs + timeS * 1000)} UTC: show this moment`}
      onClick={() => {
        clock.seek(timeS);
      }}
    >
      {formatElapsed(timeS)}
    </button>
  );
}

function Place({ result, index }: { readonly result: Result; readonly index: number }) {
  const name = result.labels.satelliteNames[index];
  if (name === undefined) return <span className="dim">never placed</span>;
  return (
    <button type="button" className="link" onClick={() => openSatellite(index)}>
      {name}
    </button>
  );
}

/** The model that the job runs, every number of it with its certificate. */
function modelFacts(text: string, templateId: string): (readonly [string, ReactNode])[] {
  const values = certifiedModelOf(text, templateId);
  const [first] = values;
  if (first === undefined) return [];
  return [
    ['Model', first.row.name],
    ...values.map((certified): [string, ReactNode] => [
      `– ${fieldLabel(certified.row.field).toLowerCase()}`,
      <Certified key={certified.row.field} certified={certified} />,
    ]),
  ];
}

/** Of a request: when its first token was on the ground. Of a replica: how it fared. */
function servedFacts({ jobs, metrics }: Result, index: number): (readonly [string, ReactNode])[] {
  const template = jobs.templates[jobs.templateIndex[index]!];
  if (template?.role === undefined) return [];
  if (template.role === 'request') {
    const firstS = jobs.firstTokenAtS[index]! - jobs.releaseS[index]!;
    return [['First token after', formatDuration(firstS)]];
  }
  const serving = metrics.serving?.find(({ service }) => `${service}/replica` === template.id);
  if (serving === undefined) return [];
  return [
    ['Batch of its service, at most', formatCount(serving.batchPeak)],
    ['Longest queue of its service', formatCount(serving.queuePeak)],
  ];
}

function JobFacts({ result, index }: { readonly result: Result; readonly index: number }) {
  const { jobs } = result;
  const template = jobs.templates[jobs.templateIndex[index]!];
  const text = useStore((state) => state.source?.text ?? '');
  const delayS = jobs.deliveredS[index]! - jobs.releaseS[index]!;
  return (
    <Facts
      facts={[
        ['Satellite', <Place key="place" result={result} index={jobs.satelliteIndex[index]!} />],
        ['Released', <Moment key="released" timeS={jobs.releaseS[index]!} />],
        ['Computing began', <Moment key="started" timeS={jobs.startedS[index]!} />],
        ['Computing ended', <Moment key="finished" timeS={jobs.finishedS[index]!} />],
        ['Delivered', <Moment key="delivered" timeS={jobs.deliveredS[index]!} />],
        ['Deadline', <Moment key="deadline" timeS={jobs.deadlineS[index]!} />],
        ['Delay', formatDuration(delayS)],
        ...servedFacts(result, index),
        ['Time at work', formatDuration(jobs.inUseS[index]!)],
        ['Value earned', `${formatNumber(jobs.valueEarned[index]!)} of ${template?.value ?? 0}`],
        ['Energy', formatEnergy(jobs.energyJ[index]!)],
        ['Tokens out', formatCount(jobs.tokensOut[index]!)],
        ['Stream', template?.id ?? '–'],
        ...modelFacts(text, template?.id ?? ''),
      ]}
    />
  );
}

function JobHead({ result, index }: { readonly result: Result; readonly index: number }) {
  const { jobs } = result;
  const status = jobStatuses[jobs.statusCode[index]!]!;
  const kind = jobs.templates[jobs.templateIndex[index]!]?.kind;
  const select = useStore((state) => state.select);
  return (
    <header className="panelHead panelHeadRow">
      <div>
        <h2>{jobs.id[index]}</h2>
        <p className="dim">
          {kind === undefined ? '' : formatWord(kind)} ·{' '}
          <span className={`statusMark status-${status}`}>{statusLabels[status]}</span>
        </p>
      </div>
      <button type="button" className="button" onClick={() => select(null)}>
        All jobs
      </button>
    </header>
  );
}

/** The selected job with its reason trail, or all jobs. */
export function JobTab() {
  const result = useStore((state) => state.result);
  const selection = useStore((state) => state.selection);
  if (result === null) return <NoResult />;
  const index = selection?.kind === 'job' ? selection.index : -1;
  if (index < 0 || index >= result.jobs.count)
    return <JobList result={result} satelliteIndex={-1} />;
  return (
    <div className="scroll">
      <JobHead result={result} index={index} />
      <Section title="Where the time went">
        <ReasonTrail jobIndex={index} />
      </Section>
      <Suspense fallback={null}>
        <JobRoute result={result} jobIndex={index} />
      </Suspense>
      <Section title="Facts">
        <JobFacts result={result} index={index} />
      </Section>
    </div>
  );
}
