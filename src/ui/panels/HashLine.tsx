// How does somebody check that their run gave the very same result?

import { useState } from 'react';
import type { Result } from '../../compute/index.ts';
import { useBuiltIn } from '../run/builtIn.ts';
import { useStore } from '../store.ts';

const shownDigitCount = 12;

/** The file name under which the scenario on screen is saved. */
export function scenarioFileName(sourceName: string): string {
  const stem = sourceName.replace(/\.json$/i, '').replace(/[^A-Za-z0-9._-]+/g, '-');
  return `${stem === '' ? 'scenario' : stem}.json`;
}

function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    );
  };
  return (
    <button type="button" className="button buttonSmall" aria-label={label} onClick={copy}>
      {isCopied ? 'Copied' : 'Copy'}
    </button>
  );
}

/** The result's hash, short but copied whole, and how to get it again without the page. */
export function HashLine({ result }: { readonly result: Result }) {
  const sourceName = useStore((state) => state.sourceName);
  const isBuiltIn = useBuiltIn(({ scenarios }) => scenarios.some(({ id }) => id === sourceName));
  const command =
    `npx dawnline run ${isBuiltIn ? sourceName : scenarioFileName(sourceName)}` +
    ` --policy ${result.policy} --seed ${result.seed}`;
  return (
    <section className="hashLine">
      <p>
        <span className="dim">Result</span>
        <code className="mono" data-testid="result-hash" data-hash={result.resultHash}>
          {result.resultHash.slice(0, shownDigitCount)}
        </code>
        <CopyButton text={result.resultHash} label="Copy the result hash" />
      </p>
      <p className="dim">
        The same scenario, policy, seed and version give the same hash on the command line:
      </p>
      <p>
        <code className="mono command">{command}</code>
        <CopyButton text={command} label="Copy the command" />
      </p>
    </section>
  );
}
