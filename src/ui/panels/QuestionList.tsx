// What do people ask first? One click each to the answer.

import type { Result } from '../../compute/index.ts';
import { Section } from './Metrics.tsx';
import { questions } from './questions.ts';
import '../style/questions.css';

export function QuestionList({ result }: { readonly result: Result }) {
  return (
    <Section title="What critics ask">
      <ul className="questions">
        {questions.map(({ text, answer, open }) => (
          <li key={text}>
            <button type="button" className="question" onClick={() => open(result)}>
              <span>{text}</span>
              <span className="dim">{answer}</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
