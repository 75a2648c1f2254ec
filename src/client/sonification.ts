import { c2mChart } from 'chart2music';
import type { SentSonification } from '../charts/kit/exploration.ts';

interface Options {
  title: string;
  /** Where the player stands, with the library’s own keys. */
  player: HTMLElement;
  /** Where it says what it plays. */
  spoken: HTMLElement;
  /** Called with the row of the table that sounds. */
  onStep: (row: number) => void;
}

const figures = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** Plays a chart from left to right, and lets its listener step through it. Throws where the library refuses the data. */
export function playChart(
  { along, height, series }: SentSonification,
  { title, player, spoken, onStep }: Options,
): void {
  const heights = series.flatMap(({ steps }) => steps.map(([, value]) => value));
  const { err } = c2mChart({
    title,
    type: 'line',
    lang: 'en',
    element: player,
    cc: spoken,
    axes: {
      x: { label: '', valueLabels: along, minimum: 0, maximum: along.length - 1 },
      y: {
        label: height,
        format: (value) => figures.format(value),
        minimum: Math.min(0, ...heights),
        maximum: Math.max(...heights),
      },
    },
    data: Object.fromEntries(
      series.map(({ name, steps }) => [name, steps.map(([x, y, row]) => ({ x, y, custom: row }))]),
    ),
    options: {
      onFocusCallback: ({ point }) => {
        onStep(point.custom);
      },
    },
  });
  if (err) throw new Error(err);
  player.focus();
  player.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', shiftKey: true }));
}
