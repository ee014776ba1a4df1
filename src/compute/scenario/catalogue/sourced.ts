// What does a number need before it may stand in the catalogue? A certificate.

/** How far a value can be trusted; `assumption`: nobody published it, a person chose it. */
export type Confidence = 'high' | 'medium' | 'low' | 'assumption';

/** A value with its certificate. `date` is that of the source, `YYYY` or `YYYY-MM`. */
export interface Sourced<T = number> {
  readonly value: T;
  readonly unit: string;
  readonly source: string;
  readonly date: string;
  readonly confidence: Confidence;
}

/** The same fields, each with its certificate: a bare number does not compile. */
export type Certified<T> = { readonly [K in keyof T]: Sourced<Exclude<T[K], undefined>> };

/** Something in the catalogue: what it is called and what is known of it. */
export interface CatalogueRecord<T> {
  readonly id: string;
  readonly name: string;
  readonly fields: Certified<T>;
}

type Certifier = <T>(value: T, unit?: string, confidence?: Confidence) => Sourced<T>;

/** A maker of values that share one source; a single value may be trusted less than the rest. */
export function from(source: string, date: string, confidence: Confidence): Certifier {
  return (value, unit = '', own = confidence) => ({ value, unit, source, date, confidence: own });
}

/** A maker of assumptions: the reason stands where a source would. */
export function assumed(reason: string): Certifier {
  return from(`assumption: ${reason}`, '2026-11', 'assumption');
}

/** The bare values of a record. */
export function valuesOf<T extends object>(record: CatalogueRecord<T>): T {
  const entries = Object.entries<Sourced<unknown>>(record.fields);
  return Object.fromEntries(entries.map(([key, field]) => [key, field.value])) as T;
}

/** Replacements of some values; a key without a value replaces nothing. */
export type Changes<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** The bare values of a record, with replacements. */
export function valuesWith<T extends object>(record: CatalogueRecord<T>, changes: Changes<T>): T {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...valuesOf(record), ...Object.fromEntries(given) };
}
