// How does a recorded trace become work of the scenario on screen? Text in, text out.

import { fileNamesOf } from '../../compute/index.ts';
import type { TracePreview } from '../../compute/index.ts';
import type { ScenarioSource } from '../run/messages.ts';
import { freeName, idOf, parsed, withFreeIds } from './adopt.ts';
import { asList, asObject } from './jsonParts.ts';
import type { Json } from './jsonParts.ts';

/** What the user chose in the dialog; of a format only what it has is used. */
export interface TraceChoices {
  /** In place of all work of the scenario, or beside it. */
  readonly work: 'replace' | 'add';
  readonly takeCount: number;
  readonly timeShift: 'none' | 'toStart';
  readonly policy: string;
  readonly value: number;
  readonly deadlineS: number;
  /** Requests: which model answers, and how many of them make a job. */
  readonly model: string;
  readonly requestsPerJobCount: number;
  /** Recordings of clusters: the deadline grows with the run time. */
  readonly deadlinePerDuration: number;
  readonly acceleratorCountMax: number;
  readonly processorsPerAcceleratorCount: number;
}

/** A trace as it is attached: the name of the file, and its text. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

type Understood = Pick<TracePreview, 'format' | 'readCount'>;

function traceOf(file: string, { format, readCount }: Understood, choices: TraceChoices): Json {
  const { takeCount, timeShift, value, deadlineS } = choices;
  const common = {
    ...{ format, id: idOf(file), file },
    ...(takeCount < readCount && { take: takeCount }),
    ...{ timeShift, value, deadlineS },
  };
  if (format === 'azureLlm') {
    const { model, requestsPerJobCount: requestsPerJob } = choices;
    return { ...common, model, requestsPerJob };
  }
  const { deadlinePerDuration, acceleratorCountMax } = choices;
  const recorded = { ...common, deadlinePerDuration, acceleratorCountMax };
  if (format === 'elasticFlow') return recorded;
  return { ...recorded, processorsPerAccelerator: choices.processorsPerAcceleratorCount };
}

/** Only the files that the text names. */
function named(text: string, files: Readonly<Record<string, string>>): Record<string, string> {
  const names = new Set(fileNamesOf(text));
  return Object.fromEntries(Object.entries(files).filter(([name]) => names.has(name)));
}

/**
 * The scenario with the trace as its work, or beside its work, and the file attached under a name
 * that no other file has.
 */
export function adoptTrace(
  shown: ScenarioSource,
  { name, text }: NamedText,
  understood: Understood,
  choices: TraceChoices,
): ScenarioSource {
  const scenario = parsed(shown.text);
  const workload = choices.work === 'add' ? asObject(scenario['workload']) : {};
  const known = asList(workload['traces']);
  const isSame = shown.files[name] === text;
  const file = isSame ? name : freeName(new Set(Object.keys(shown.files)), name);
  const others = [...known, ...asList(workload['streams']), ...asList(workload['jobs'])];
  const added = withFreeIds(others, [traceOf(file, understood, choices)]);
  scenario['workload'] = { ...workload, traces: [...known, ...added] };
  scenario['policy'] = { ...asObject(scenario['policy']), name: choices.policy };
  const written = `${JSON.stringify(scenario, null, 2)}\n`;
  return { text: written, files: named(written, { ...shown.files, [file]: text }) };
}
