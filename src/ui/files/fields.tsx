// How does a dialog ask for one of a list, or for a number?

import type { ReactNode } from 'react';

/** What a list offers. */
export interface NamedRecord {
  readonly id: string;
  readonly name: string;
}

function Field({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <label className="field">
      <span className="fieldName">{name}</span>
      {children}
    </label>
  );
}

interface ChooseProps {
  readonly name: string;
  readonly value: string;
  readonly records: readonly NamedRecord[];
  readonly onChange: (id: string) => void;
}

/** One of a list of records. */
export function Choose({ name, value, records, onChange }: ChooseProps) {
  return (
    <Field name={name}>
      <select className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {records.map((record) => (
          <option key={record.id} value={record.id}>
            {record.name}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface CountProps {
  readonly name: string;
  readonly value: number;
  readonly max?: number;
  readonly onChange: (value: number) => void;
}

/** A whole number from 1 up, and bounded if `max` says so. */
export function Count({ name, value, max = Number.MAX_SAFE_INTEGER, onChange }: CountProps) {
  return (
    <Field name={name}>
      <input
        className="input"
        type="number"
        min={1}
        max={max}
        value={value}
        onChange={(event) => {
          const next = Math.round(event.target.valueAsNumber);
          if (next >= 1) onChange(Math.min(next, max));
        }}
      />
    </Field>
  );
}

interface QuantityProps {
  readonly name: string;
  readonly value: number;
  readonly min: number;
  readonly onChange: (value: number) => void;
}

/** Any number from `min` up. */
export function Quantity({ name, value, min, onChange }: QuantityProps) {
  return (
    <Field name={name}>
      <input
        className="input"
        type="number"
        min={min}
        step="any"
        value={value}
        onChange={(event) => {
          const next = event.target.valueAsNumber;
          if (next >= min) onChange(next);
        }}
      />
    </Field>
  );
}
