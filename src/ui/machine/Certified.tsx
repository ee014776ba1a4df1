// How does a number of the catalogue tell what it rests on? On hover and on focus.

import { Popover } from '@base-ui/react/popover';
import { useId, useMemo } from 'react';
import type { FocusEvent, ReactNode } from 'react';
import { overrideInEditor } from '../editor/overriding.ts';
import { useStore } from '../store.ts';
import { certificateHandle } from './certificateHandle.ts';
import { designOfFleet, fieldLabel, valueText } from './certificates.ts';
import type { CertifiedValue } from './certificates.ts';
import './certificate.css';

const delayMs = 200;
const closeDelayMs = 120;

interface CertifiedProps {
  readonly certified: CertifiedValue;
  readonly children?: ReactNode;
}

/** A value that shows its certificate; `children` stand for it where its own form does not fit. */
export function Certified({ certified, children }: CertifiedProps) {
  const id = useId();
  const { row, own } = certified;
  // Focus that comes back from the popover must not open it again.
  const open = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void => {
    const isBack = relatedTarget instanceof Element && relatedTarget.closest('.certificate');
    if (!isBack && currentTarget.matches(':focus-visible')) certificateHandle.open(id);
  };
  return (
    <Popover.Trigger
      handle={certificateHandle}
      payload={certified}
      id={id}
      className="certified"
      data-own={own !== undefined}
      data-confidence={row.confidence}
      openOnHover
      delay={delayMs}
      closeDelay={closeDelayMs}
      onFocus={open}
    >
      {children ?? valueText(own ?? row.value, row.unit)}
      {own === undefined ? null : <span className="visuallyHidden"> (the scenario’s own)</span>}
    </Popover.Trigger>
  );
}

function Lines({ certified }: { readonly certified: CertifiedValue }) {
  const { row, own, isOfScenario = false } = certified;
  if (isOfScenario) {
    return (
      <dl>
        <div>
          <dt>Value</dt>
          <dd>{valueText(row.value, row.unit)}</dd>
        </div>
        <div>
          <dt>Source</dt>
          <dd>{row.source}</dd>
        </div>
      </dl>
    );
  }
  const lines: readonly (readonly [string, ReactNode])[] = [
    ...(own === undefined
      ? []
      : [['In the scenario', <b key="own">{valueText(own, row.unit)}</b>] as const]),
    [own === undefined ? 'Value' : 'Catalogue', valueText(row.value, row.unit)],
    ...(row.unit === '' ? [] : [['Unit', row.unit] as const]),
    ['Source', row.source],
    ['Date', row.date === '' ? 'not stated' : row.date],
    [
      'Confidence',
      <span key="confidence" className={`confidence confidence-${row.confidence}`}>
        {row.confidence}
      </span>,
    ],
  ];
  return (
    <dl>
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Card({ certified }: { readonly certified: CertifiedValue }) {
  const { row, own, override } = certified;
  return (
    <>
      <Popover.Title className="certificateTitle">
        {row.name}: {fieldLabel(row.field)}
      </Popover.Title>
      <Lines certified={certified} />
      {override === null ? (
        <p className="dim">The scenario on screen has no place for this value.</p>
      ) : (
        <button
          type="button"
          className="button buttonSmall"
          onClick={() => {
            certificateHandle.close();
            overrideInEditor(override);
          }}
        >
          {own === undefined ? 'Override in the scenario' : 'Show in the scenario'}
        </button>
      )}
    </>
  );
}

/** The value of a field of a fleet's design, shown as `children`, with its certificate. */
export function CertifiedField({ fleetIndex, field, children }: FieldProps) {
  const text = useStore((state) => state.source?.text ?? '');
  const fileIndex = useStore((state) => state.scenario?.fleets[fleetIndex]?.fileIndex ?? -1);
  const { platform, accelerator } = useMemo(
    () => designOfFleet(text, fileIndex),
    [text, fileIndex],
  );
  const certified = [...platform, ...accelerator].find(({ row }) => row.field === field);
  if (fileIndex < 0 || certified === undefined) return children;
  return <Certified certified={certified}>{children}</Certified>;
}

interface FieldProps {
  readonly fleetIndex: number;
  readonly field: string;
  readonly children: ReactNode;
}

/** The one popover of all certificates; stands once in the inspector. */
export function CertificatePopover() {
  return (
    <Popover.Root handle={certificateHandle}>
      {({ payload }) => (
        <Popover.Portal>
          <Popover.Positioner className="popupLayer" side="left" align="start" sideOffset={8}>
            <Popover.Popup className="tooltip certificate" initialFocus={false}>
              {payload === undefined ? null : <Card certified={payload} />}
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      )}
    </Popover.Root>
  );
}
