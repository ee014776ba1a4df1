// How does a table of metrics look, with each definition at hand?

import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import type { MetricRow } from './metricRows.ts';
import type { Share } from './shares.ts';

/** A word that explains itself on hover and on focus. */
export function Term({
  label,
  definition,
}: {
  readonly label: string;
  readonly definition: string;
}) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger className="term" type="button">
        {label}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner className="popupLayer" side="left" sideOffset={8}>
          <Tooltip.Popup className="tooltip">{definition}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

interface MetricTableProps<Source> {
  readonly rows: readonly MetricRow<Source>[];
  readonly source: Source;
}

/** Names left, values right; the name is focusable and tells its definition. */
export function MetricTable<Source>({ rows, source }: MetricTableProps<Source>) {
  return (
    <dl className="metrics">
      {rows.map(({ label, definition, text }) => (
        <div key={label}>
          <dt>
            <Term label={label} definition={definition} />
          </dt>
          <dd>{text(source)}</dd>
        </div>
      ))}
    </dl>
  );
}

interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly aside?: ReactNode;
}

export function Section({ title, children, aside }: SectionProps) {
  return (
    <section className="section">
      <header className="sectionHead">
        <h3>{title}</h3>
        {aside}
      </header>
      {children}
    </section>
  );
}

/** Facts without definitions: name and value. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="metrics">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Parts of a whole as one bar, and as a list for those who cannot see it. */
export function ShareBar({ shares, label }: { readonly shares: readonly Share[]; label: string }) {
  const visible = shares.filter((share) => share.fraction > 0);
  return (
    <figure className="shareBar" aria-label={label}>
      <div className="shareStrip" aria-hidden="true">
        {visible.map(({ id, fraction, color }) => (
          <span key={id} style={{ flexGrow: fraction, background: color }} />
        ))}
      </div>
      <ul className="shareList">
        {visible.map((share) => (
          <li key={share.id}>
            <span className="swatch" style={{ background: share.color }} />
            {share.label}
            <b>{share.text}</b>
          </li>
        ))}
      </ul>
    </figure>
  );
}
