// Which colours do strings, numbers and words of JSON have on a dark ground?

import { HighlightStyle, defaultHighlightStyle } from '@codemirror/language';

/** What CodeMirror's own style colours for light grounds (strings, numbers, words), for dark. */
const darkByLight: Readonly<Record<string, string>> = {
  '#a11': 'var(--job-earthObservation)',
  '#164': 'var(--sun)',
  '#219': 'var(--job-training)',
};

/** The classes of tokens that CodeMirror's own style knows, in the page's colours. */
export const darkHighlightStyle = HighlightStyle.define(
  defaultHighlightStyle.specs.flatMap((spec) => {
    const color = darkByLight[String(spec['color'])];
    return color === undefined ? [] : [{ tag: spec.tag, color }];
  }),
);
