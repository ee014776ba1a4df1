// How fast is a model served on an accelerator, at what energy, and what did others measure?

import { useMemo, useState } from 'react';
import type { MeasuredThroughput, ModelSheet as Sheet } from '../../compute/index.ts';
import { formatFraction } from '../panels/format.ts';
import { Section, Term } from '../panels/Metrics.tsx';
import { useStore } from '../store.ts';
import { Certified } from './Certified.tsx';
import { fieldLabel, rowsOfRecord } from './certificates.ts';
import { modelIdsOf, usesIn } from './certifiedUses.ts';
import { acceleratorChoices, chipCounts, firstChoice, loads } from './modelChoice.ts';
import { modelChoices, requestOf, sheetOfChoice } from './modelChoice.ts';
import type { ModelChoice } from './modelChoice.ts';
import { errorText, measuredText, modelLines, precisions, precisionWords } from './modelLines.ts';
import { tokensText } from './modelLines.ts';
import type { ServedPrecision } from './modelLines.ts';
import { RooflinePlot } from './RooflinePlot.tsx';
import './model.css';

interface PickProps<Value extends string | number> {
  readonly name: string;
  readonly value: Value;
  readonly choices: readonly (readonly [value: Value, label: string])[];
  readonly onChange: (value: Value) => void;
}

function Pick<Value extends string | number>({ name, value, choices, onChange }: PickProps<Value>) {
  return (
    <label className="modelPick">
      <span className="dim">{name}</span>
      <select
        className="input"
        value={value}
        onChange={({ target }) => {
          const chosen = choices.find(([each]) => String(each) === target.value);
          if (chosen !== undefined) onChange(chosen[0]);
        }}
      >
        {choices.map(([each, label]) => (
          <option key={each} value={each}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface CountProps {
  readonly name: string;
  readonly value: number | null;
  readonly placeholder?: string;
  readonly onChange: (value: number | null) => void;
}

const countMax = 1e6;

/** A whole number of one's own; nothing typed is null. */
function Count({ name, value, placeholder = '', onChange }: CountProps) {
  return (
    <label className="modelPick">
      <span className="dim">{name}</span>
      <input
        className="input"
        type="number"
        min={1}
        max={countMax}
        value={value ?? ''}
        placeholder={placeholder}
        onChange={({ target }) => {
          const count = Math.round(Number(target.value));
          onChange(target.value === '' || !(count >= 1) ? null : Math.min(count, countMax));
        }}
      />
    </label>
  );
}

interface ChoiceProps {
  readonly choice: ModelChoice;
  readonly onChange: (change: Partial<ModelChoice>) => void;
}

function Choices({ choice, onChange, batchMax }: ChoiceProps & { readonly batchMax: number }) {
  const scenario = useStore((state) => state.scenario);
  const models = modelChoices(scenario).map(({ id, name }) => [id, name] as const);
  const on = acceleratorChoices(scenario).map(({ key, label }) => [key, label] as const);
  const { promptTokens, outputTokens } = requestOf(choice.modelId);
  return (
    <div className="modelPicks">
      <Pick
        name="Model"
        value={choice.modelId}
        choices={models}
        onChange={(modelId) => onChange({ modelId, batch: null, ...requestOf(modelId) })}
      />
      <Pick
        name="Accelerator"
        value={choice.acceleratorKey}
        choices={on}
        onChange={(acceleratorKey) => onChange({ acceleratorKey })}
      />
      <Pick<ServedPrecision>
        name="Precision"
        value={choice.precision}
        choices={precisions.map((each) => [each, precisionWords[each]] as const)}
        onChange={(precision) => onChange({ precision })}
      />
      <Pick
        name="Chips"
        value={choice.acceleratorCount}
        choices={chipCounts.map((count) => [count, String(count)] as const)}
        onChange={(acceleratorCount) => onChange({ acceleratorCount })}
      />
      <Count
        name="Batch"
        value={choice.batch}
        placeholder={`${batchMax}, all that fit`}
        onChange={(batch) => onChange({ batch })}
      />
      <Pick
        name="Load"
        value={choice.loadFraction}
        choices={loads.map((load) => [load, formatFraction(load)] as const)}
        onChange={(loadFraction) => onChange({ loadFraction })}
      />
      <Count
        name="Tokens in"
        value={choice.promptTokens}
        onChange={(count) => onChange({ promptTokens: count ?? promptTokens })}
      />
      <Count
        name="Tokens out"
        value={choice.outputTokens}
        onChange={(count) => onChange({ outputTokens: count ?? outputTokens })}
      />
    </div>
  );
}

function Lines({ sheet }: { readonly sheet: Sheet }) {
  return (
    <dl className="metrics">
      {modelLines(sheet).map(([label, definition, value]) => (
        <div key={label}>
          <dt>
            <Term label={label} definition={definition} />
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const fitWords = (row: MeasuredThroughput): string => (row.isFitted ? 'fitted on' : 'held out');

/** Results of MLPerf beside the own figure for the same chips and precision. */
function Measured({ measured }: Pick<Sheet, 'measured'>) {
  if (measured.length === 0) {
    return <p className="dim">MLPerf has no result of this model on this accelerator.</p>;
  }
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">MLPerf, offline</th>
            <th scope="col">Measured, token/s</th>
            <th scope="col">Here</th>
            <th scope="col">Error</th>
          </tr>
        </thead>
        <tbody>
          {measured.map((row, at) => (
            <tr key={at}>
              <th scope="row">
                {`${row.acceleratorCount} chips, ${precisionWords[row.precision]}`}
                <span className="dim modelUse">{`v${row.version}, ${fitWords(row)}`}</span>
              </th>
              <td>{measuredText(row)}</td>
              <td>{tokensText(row.ownTokensPerS)}</td>
              <td>{errorText(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="dim modelNote">
        MLPerf Inference, closed division, retrieved from mlcommons.org; requests as its benchmark
        has them. Error: against the mean of the results.
      </p>
    </>
  );
}

const chipFields = /^(powerMaxW|(bf16|fp8|fp4)FlopPerS|memoryByte|memoryBytePerS|linkBytePerS)$/;

/** The values that the sheet rests on, each with its certificate. */
function Basis({ acceleratorId, modelId }: { acceleratorId: string; modelId: string }) {
  const text = useStore((state) => state.source?.text ?? '');
  const certify = useMemo(() => usesIn(text), [text]);
  const chip = rowsOfRecord('accelerators', acceleratorId).filter(({ field }) =>
    chipFields.test(field),
  );
  const rows = [...chip, ...rowsOfRecord('models', modelId)];
  return (
    <dl className="metrics">
      {rows.map((row) => (
        <div key={`${row.kind} ${row.field}`}>
          <dt>{fieldLabel(row.field)}</dt>
          <dd>
            <Certified certified={certify(row)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Found({ sheet }: { readonly sheet: Sheet }) {
  if (sheet.rates === null) {
    return (
      <p className="warn">The model and one request do not fit into the memory of these chips.</p>
    );
  }
  return (
    <>
      <Lines sheet={sheet} />
      <RooflinePlot sheet={sheet} />
    </>
  );
}

/** The model that a server is asked for first: that of the scenario's first job. */
const modelOtherwise = 'llama-3.1-70b';

/** Model × accelerator: tokens, energy, waiting, roofs, and results by others. */
export default function ModelSheet() {
  const scenario = useStore((state) => state.scenario);
  const text = useStore((state) => state.source?.text ?? '');
  const first = useMemo(
    () => firstChoice(scenario, modelIdsOf(text)[0] ?? modelOtherwise),
    [scenario, text],
  );
  const [change, setChange] = useState<Partial<ModelChoice>>({});
  const choice = { ...first, ...change };
  const sheet = sheetOfChoice(scenario, choice) ?? sheetOfChoice(scenario, first);
  const chip = acceleratorChoices(scenario).find(({ key }) => key === choice.acceleratorKey);
  if (sheet === null) return <p className="dim">There is no accelerator to look at.</p>;
  return (
    <div className="scroll">
      <Section title="A model on an accelerator">
        <Choices
          choice={choice}
          onChange={(next) => setChange({ ...change, ...next })}
          batchMax={sheet.rates?.batchMax ?? 0}
        />
        <Found sheet={sheet} />
      </Section>
      <Section title="What others measured">
        <Measured measured={sheet.measured} />
      </Section>
      <Section title="What it rests on">
        <Basis acceleratorId={chip?.accelerator.id ?? ''} modelId={choice.modelId} />
      </Section>
    </div>
  );
}
