import type { Chart } from '../charts/kit/define-chart.ts';
import type { ChartRow } from '../data/chart-row.ts';

/** More are counted alone. */
const mostNamed = 5;

/**
 * What an edition changed in a chart, in plain words: which figures were added or revised, and which are no longer there.
 * Each is named as the chart itself names it under a finger. The same numbers under other words are no other figure.
 */
export function describeChanges(
  { tooltip }: Pick<Chart, 'tooltip'>,
  older: ChartRow[],
  newer: ChartRow[],
): string {
  const textsOf = (rows: ChartRow[]) => new Set(rows.map((row) => tooltip(row).replace(/\.$/, '')));
  const [before, after] = [textsOf(older), textsOf(newer)];
  const gone = new Set([...before].filter((text) => !after.has(text)));
  const added: string[] = [];
  const revised: string[] = [];
  for (const text of [...after].filter((text) => !before.has(text))) {
    const reworded = [...gone].find((other) => numeralsOf(other) === numeralsOf(text));
    const was = reworded ?? [...gone].find((other) => subjectOf(other) === subjectOf(text));
    if (was) gone.delete(was);
    if (reworded) continue;
    if (was) revised.push(`“${text}”, before “${was}”`);
    else added.push(`“${text}”`);
  }
  const removed = [...gone].map((text) => `“${text}”`);
  const sentences = [list('Added', added), list('Revised', revised), list('No longer shown', removed)];
  return sentences.filter(Boolean).join(' ') || 'Words were changed, and no figure.';
}

const numerals = /\d+([.,]\d+)*/g;
const numeralsOf = (text: string): string => (text.match(numerals) ?? []).join(' ');

/** What a figure is of: its words and its years. */
const subjectOf = (text: string): string =>
  text.replaceAll(numerals, (numeral) => (/^(19|20)\d\d$/.test(numeral) ? numeral : '0'));

function list(what: string, figures: string[]): string {
  const others = figures.length - mostNamed;
  const named = [...figures.slice(0, mostNamed), ...(others > 0 ? [`and ${others} more`] : [])];
  return figures.length > 0 ? `${what}: ${named.join('; ')}.` : '';
}
