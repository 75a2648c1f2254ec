import type { Exploration } from '../charts/kit/exploration.ts';
import type { InteractiveChart } from './interactive-chart.ts';
import { speak, spoken } from './speak.ts';

const keys =
  'Playing from left to right. Arrow keys step, Page Up and Page Down change the series, Shift and End plays again, H lists all keys.';

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** Plays a chart from left to right in a player below its picture, which has the library’s own keys. */
async function play(chart: InteractiveChart): Promise<void> {
  const { sonification } = (await chart.load()) ?? {};
  if (!sonification) return;
  const player = document.createElement('p');
  player.className = 'player';
  player.tabIndex = 0;
  player.textContent = keys;
  chart.parentElement?.querySelector('.player')?.remove();
  chart.after(player);
  try {
    await connect(player, chart, sonification);
    player.focus();
    player.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', shiftKey: true }));
  } catch {
    player.textContent = 'The sound could not be loaded.';
    speak(player.textContent);
  }
}

/** Throws where the library cannot be loaded, or refuses the data. */
async function connect(
  player: HTMLElement,
  chart: InteractiveChart,
  { along, height, series }: NonNullable<Exploration['sonification']>,
): Promise<void> {
  const { c2mChart } = await import('chart2music');
  const values = series.flatMap(({ steps }) => steps.map(([, value]) => value));
  const { err } = c2mChart({
    title: chart.dataset['name'] ?? '',
    type: 'line',
    lang: 'en',
    element: player,
    cc: spoken(),
    axes: {
      x: { label: '', valueLabels: along, minimum: 0, maximum: along.length - 1 },
      y: {
        label: height,
        format: (value) => number.format(value),
        minimum: Math.min(0, ...values),
        maximum: Math.max(...values),
      },
    },
    data: Object.fromEntries(
      series.map(({ name, steps }) => [name, steps.map(([x, y, row]) => ({ x, y, custom: row }))]),
    ),
    options: {
      onFocusCallback: ({ point }) => {
        chart.showRow(point.custom);
      },
    },
  });
  if (err) throw new Error(err);
}

export function listenForSonification(): void {
  document.addEventListener('click', ({ target }) => {
    const figure = (target as Element).closest('.sonification-button')?.closest('figure');
    const chart = figure?.querySelector<InteractiveChart>('interactive-chart');
    if (chart) void play(chart);
  });
}
