import type { Chart } from '../charts/kit/define-chart.ts';
import type { ChartRow } from '../data/chart-row.ts';
import { keyOf } from './pin-chart.ts';

/** More are counted alone. */
const mostNamed = 5;

/**
 * What an edition changed in a chart, in plain words: which figures were added or revised, and which are no longer there.
 * Each is named as the chart itself names it under a finger. The same numbers under other words are no other figure.
 */
export function describeChanges(chart: Chart, older: ChartRow[], newer: ChartRow[]): string {
  const [before, after] = [older, newer].map((rows) =>
    rows.map((row) => ({ key: keyOf(chart, row), text: chart.tooltip(row).replace(/\.$/, '') })),
  ) as [Figure[], Figure[]];
  const gone = new Set(without(before, after));
  const added: string[] = [];
  const revised: string[] = [];
  for (const figure of without(after, before)) {
    const was =
      [...gone].find(({ key }) => key === figure.key) ??
      [...gone].find(({ text }) => numeralsOf(text) === numeralsOf(figure.text));
    if (!was) added.push(`“${figure.text}”`);
    else if (numeralsOf(was.text) !== numeralsOf(figure.text))
      revised.push(`“${figure.text}”, before “${was.text}”`);
    if (was) gone.delete(was);
  }
  const sentences = [
    list('Added', added),
    list('Revised', revised),
    list(
      'No longer shown',
      [...gone].map(({ text }) => `“${text}”`),
    ),
  ];
  return sentences.filter(Boolean).join(' ') || 'Words were changed, and no figure.';
}

interface Figure {
  key: string;
  text: string;
}

const numeralsOf = (text: string): string => (text.match(/\d+/g) ?? []).join(' ');

function without(figures: Figure[], others: Figure[]): Figure[] {
  const texts = new Set(others.map(({ text }) => text));
  return figures.filter(({ text }) => !texts.has(text));
}

function list(what: string, figures: string[]): string {
  const names = [...new Set(figures)];
  const others = names.length - mostNamed;
  const named = [...names.slice(0, mostNamed), ...(others > 0 ? [`and ${others} more`] : [])];
  return names.length > 0 ? `${what}: ${named.join('; ')}.` : '';
}
