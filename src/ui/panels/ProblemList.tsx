// What is wrong with what the user gave, where, and what can they do?

import type { Problem } from '../../compute/index.ts';

/** More lines than this help nobody; the count says how many there are. */
const shownMax = 200;

interface ProblemListProps {
  readonly problems: readonly Problem[];
  /** Called with the problem that was clicked, to show its place. */
  readonly onOpen?: ((problem: Problem) => void) | undefined;
}

function Line({
  problem,
  onOpen,
}: { readonly problem: Problem } & Pick<ProblemListProps, 'onOpen'>) {
  const place = problem.path === '' ? 'whole file' : problem.path;
  return (
    <li className="problem">
      {onOpen === undefined ? (
        <span className="mono problemPath">{place}</span>
      ) : (
        <button type="button" className="mono problemPath link" onClick={() => onOpen(problem)}>
          {place}
        </button>
      )}
      <span className="problemMessage">{problem.message}</span>
      {problem.hint === '' ? null : <span className="dim problemHint">{problem.hint}</span>}
    </li>
  );
}

/** Path, message and hint of each problem, always as text. */
export function ProblemList({ problems, onOpen }: ProblemListProps) {
  const hidden = problems.length - shownMax;
  return (
    <ul className="problemList">
      {problems.slice(0, shownMax).map((problem, index) => (
        <Line key={`${index}-${problem.path}`} problem={problem} onOpen={onOpen} />
      ))}
      {hidden > 0 ? <li className="dim">… and {hidden} more</li> : null}
    </ul>
  );
}
