// What is chosen of a trace before it runs: how much of it, served how, due when?

import { acceleratorCountMax, jobCountMax, listCatalogue } from '../../compute/index.ts';
import { mergedCountMax, policies } from '../../compute/index.ts';
import type { TracePreview } from '../../compute/index.ts';
import { formatCount } from '../panels/format.ts';
import type { TraceChoices } from './adoptTrace.ts';
import { Choose, Count, Quantity } from './fields.tsx';
import type { NamedRecord } from './fields.tsx';

interface ChoicesProps {
  readonly preview: TracePreview;
  readonly choices: TraceChoices;
  readonly onChange: (change: Partial<TraceChoices>) => void;
}

let models: NamedRecord[] | null = null;

/** The models of the catalogue, read once. */
export function modelRecords(): readonly NamedRecord[] {
  if (models !== null) return models;
  const names = new Map<string, string>();
  for (const row of listCatalogue()) if (row.kind === 'models') names.set(row.id, row.name);
  models = [...names].map(([id, name]) => ({ id, name }));
  return models;
}

const policyRecords = policies.map(({ name, summary }) => ({
  id: name,
  name: `${name}: ${summary}`,
}));

const shifts: readonly NamedRecord[] = [
  { id: 'toStart', name: 'Move the first row to the start of the run' },
  { id: 'none', name: 'Keep the recorded dates' },
];

function RequestFields({ choices, onChange, preview }: ChoicesProps) {
  return (
    <>
      <Choose
        name="Model that answers the requests"
        value={choices.model}
        records={modelRecords()}
        onChange={(model) => onChange({ model })}
      />
      <Count
        name="Requests that make one job"
        value={choices.requestsPerJobCount}
        max={Math.min(preview.readCount, mergedCountMax)}
        onChange={(requestsPerJobCount) => onChange({ requestsPerJobCount })}
      />
    </>
  );
}

function RecordedFields({ choices, onChange, preview }: ChoicesProps) {
  return (
    <>
      <Count
        name="Accelerators of a job at most (wider ones run longer)"
        value={choices.acceleratorCountMax}
        max={acceleratorCountMax}
        onChange={(acceleratorCountMax) => onChange({ acceleratorCountMax })}
      />
      {preview.format === 'swf' ? (
        <Count
          name="Recorded processors that one accelerator replaces"
          value={choices.processorsPerAcceleratorCount}
          max={mergedCountMax}
          onChange={(count) => onChange({ processorsPerAcceleratorCount: count })}
        />
      ) : null}
      <Quantity
        name="Deadline: recorded run time times"
        value={choices.deadlinePerDuration}
        min={0}
        onChange={(deadlinePerDuration) => onChange({ deadlinePerDuration })}
      />
    </>
  );
}

/** The fields of its format, and those that all traces have. */
export function TraceChoicesView({ preview, choices, onChange }: ChoicesProps) {
  const isRequests = preview.format === 'azureLlm';
  const rowMax = Math.min(preview.readCount, jobCountMax);
  const part = { preview, choices, onChange };
  return (
    <div className="traceChoices">
      {isRequests ? <RequestFields {...part} /> : <RecordedFields {...part} />}
      <Quantity
        name={isRequests ? 'Deadline after release, seconds' : '… plus, seconds'}
        value={choices.deadlineS}
        min={1}
        onChange={(deadlineS) => onChange({ deadlineS })}
      />
      <Quantity
        name="Value of a job that is on time"
        value={choices.value}
        min={0}
        onChange={(value) => onChange({ value })}
      />
      <Count
        name={`Rows to take (of ${formatCount(preview.readCount)})`}
        value={choices.takeCount}
        max={rowMax}
        onChange={(takeCount) => onChange({ takeCount })}
      />
      {preview.startUtcMs === null ? null : (
        <Choose
          name="Dates"
          value={choices.timeShift}
          records={shifts}
          onChange={(id) => onChange({ timeShift: id === 'none' ? 'none' : 'toStart' })}
        />
      )}
      <Choose
        name="Policy"
        value={choices.policy}
        records={policyRecords}
        onChange={(policy) => onChange({ policy })}
      />
    </div>
  );
}
