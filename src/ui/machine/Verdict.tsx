// Does the design close, in one line, and what does not when one asks?

import { lazy, Suspense, useState } from 'react';
import { Section } from '../panels/Metrics.tsx';
import { countsOf, verdictLine } from './findings.ts';
import { useVerdict } from './useVerdict.ts';
import './verdict.css';

const VerdictList = lazy(() => import('./VerdictList.tsx'));

interface VerdictProps {
  /** Only of this fleet; undefined: of all. */
  readonly fleet?: string;
}

/** The verdict of the check as a line that opens its list. */
export function Verdict({ fleet }: VerdictProps) {
  const [isShown, setIsShown] = useState(false);
  const verdict = useVerdict();
  if (verdict === null) return null;
  const findings = (verdict?.findings ?? []).filter(
    (finding) => fleet === undefined || finding.fleet === fleet,
  );
  const isOpen = countsOf(findings).openCount > 0;
  return (
    <Section
      title="Design check"
      aside={
        verdict === undefined ? (
          <span className="dim">Checking</span>
        ) : (
          <button
            type="button"
            className={`verdictLine ${isOpen ? 'warn' : 'ok'}`}
            aria-expanded={isShown}
            onClick={() => setIsShown(!isShown)}
          >
            {verdictLine(findings)}
          </button>
        )
      }
    >
      {isShown && verdict !== undefined ? (
        <Suspense fallback={<p className="skeleton">Loading</p>}>
          <VerdictList verdict={verdict} {...(fleet === undefined ? {} : { fleet })} />
        </Suspense>
      ) : null}
    </Section>
  );
}
