// What is this satellite made of, and what does each of its numbers rest on?

import { useMemo, useState } from 'react';
import type { Result } from '../../compute/index.ts';
import { Section, Term } from '../panels/Metrics.tsx';
import { useStore } from '../store.ts';
import { Certified } from './Certified.tsx';
import { designOfFleet, fieldLabel } from './certificates.ts';
import type { CertifiedValue } from './certificates.ts';
import { designParts, plateFacts, withoutIdleJoints } from './designParts.ts';
import { useVerdict } from './useVerdict.ts';
import { Verdict } from './Verdict.tsx';

/** Sections by how the names of their fields begin; what fits none is the last one's. */
const groups: readonly (readonly [title: string, start: RegExp])[] = [
  ['Array', /^array(?!Mass)/],
  ['Radiator and heat', /^(radiator(?!Mass)|heat|temperature|throttle|trip|pump)/],
  ['Battery', /^battery(?!Mass)/],
  ['Power', /^(regulator|bus|pointOfLoad|housekeeping|fission(?!Mass))/],
  ['Compute', /^(accelerator|server(?!Mass))/],
  ['Links', /^(terminal|uplink|downlink|link)/],
  ['Mass', /Mass|^mass|^structure/],
  ['Other', /./],
];

function grouped(values: readonly CertifiedValue[]): [string, CertifiedValue[]][] {
  const byTitle = new Map<string, CertifiedValue[]>(groups.map(([title]) => [title, []]));
  for (const value of values) {
    const [title] = groups.find(([, start]) => start.test(value.row.field))!;
    byTitle.get(title)!.push(value);
  }
  return [...byTitle].filter(([, own]) => own.length > 0);
}

function ValueList({ values }: { readonly values: readonly CertifiedValue[] }) {
  return (
    <dl className="metrics">
      {values.map((certified) => (
        <div key={certified.row.field}>
          <dt title={certified.row.field}>{fieldLabel(certified.row.field)}</dt>
          <dd>
            <Certified certified={certified} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

type Which = 'all' | 'own' | 'assumption';

const whiches: readonly (readonly [Which, string])[] = [
  ['all', 'All'],
  ['assumption', 'Assumptions'],
  ['own', 'Changed'],
];

const passes: Readonly<Record<Which, (value: CertifiedValue) => boolean>> = {
  all: () => true,
  own: ({ own }) => own !== undefined,
  assumption: ({ row, own }) => own === undefined && row.confidence === 'assumption',
};

interface FilterProps {
  readonly which: Which;
  readonly values: readonly CertifiedValue[];
  readonly onChange: (which: Which) => void;
}

function Filter({ which, values, onChange }: FilterProps) {
  return (
    <div className="segmented segmentedSmall" role="group" aria-label="Values">
      {whiches.map(([id, label]) => (
        <button key={id} type="button" aria-pressed={which === id} onClick={() => onChange(id)}>
          {label} <span className="dim">{values.filter(passes[id]).length}</span>
        </button>
      ))}
    </div>
  );
}

/** What follows from how array and radiator stand on the body. */
function Plates({ fleetIndex, fleet }: { readonly fleetIndex: number; readonly fleet: string }) {
  const scenario = useStore((state) => state.scenario);
  const verdict = useVerdict();
  const platform = scenario?.fleets[fleetIndex]?.platform;
  if (platform === undefined) return null;
  const findings = verdict?.findings.filter((finding) => finding.fleet === fleet) ?? [];
  const facts = plateFacts(platform, findings);
  if (facts.length === 0) return null;
  return (
    <Section title="How the plates stand">
      <dl className="metrics">
        {facts.map(([label, definition, value]) => (
          <div key={label}>
            <dt>
              <Term label={label} definition={definition} />
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

interface DesignProps {
  readonly result: Result;
  readonly index: number;
}

/** The platform of the satellite's fleet and its accelerator, every value with its certificate. */
export function DesignView({ result, index }: DesignProps) {
  const [which, setWhich] = useState<Which>('all');
  const text = useStore((state) => state.source?.text ?? '');
  const fleetIndex = result.labels.satelliteFleetIndex[index] ?? 0;
  const fileIndex = useStore(
    (state) => state.scenario?.fleets[fleetIndex]?.fileIndex ?? fleetIndex,
  );
  const { platform, accelerator, parts } = useMemo(() => {
    const design = designOfFleet(text, fileIndex);
    const parts = designParts(text, fileIndex);
    return { ...design, platform: withoutIdleJoints(design.platform), parts };
  }, [text, fileIndex]);
  const fleet = result.labels.fleetIds[fleetIndex] ?? '';
  const all = [...platform, ...accelerator, ...parts.flatMap(({ values }) => values)];
  const shown = (values: readonly CertifiedValue[]): CertifiedValue[] =>
    values.filter(passes[which]);
  const chip = shown(accelerator);
  return (
    <div className="scroll">
      <section className="section designHead">
        <p>
          <b>{platform[0]?.row.name}</b> with <b>{accelerator[0]?.row.name}</b>
        </p>
        <Filter which={which} values={all} onChange={setWhich} />
      </section>
      <Verdict fleet={fleet} />
      {which === 'all' ? <Plates {...{ fleetIndex, fleet }} /> : null}
      {grouped(shown(platform)).map(([title, values]) => (
        <Section key={title} title={title}>
          <ValueList values={values} />
        </Section>
      ))}
      {chip.length === 0 ? null : (
        <Section title="Accelerator">
          <ValueList values={chip} />
        </Section>
      )}
      {parts.map(({ title, values }, at) => (
        <Section key={at} title={title}>
          <ValueList values={shown(values)} />
        </Section>
      ))}
    </div>
  );
}
