import type { InteractiveChart } from './interactive-chart.ts';
import { speak, spoken } from './speak.ts';

const keys =
  'Playing from left to right. Arrow keys step, Page Up and Page Down change the series, Shift and End plays again, H lists all keys.';

/** Plays a chart in a player under its picture. The library comes when it is asked for. */
async function hear(chart: InteractiveChart): Promise<void> {
  const exploration = await chart.load();
  if (!exploration?.sonification) return;
  const player = document.createElement('p');
  player.className = 'player';
  player.tabIndex = 0;
  player.textContent = keys;
  chart.parentElement?.querySelector('.player')?.remove();
  chart.after(player);
  try {
    const { playChart } = await import('./sonification.ts');
    playChart(exploration.sonification, {
      title: chart.dataset['name'] ?? '',
      player,
      spoken: spoken(),
      onStep: (row) => {
        chart.showRow(row);
      },
    });
  } catch {
    player.textContent = 'The sound could not be loaded.';
    speak(player.textContent);
  }
}

export function listenForSonification(): void {
  document.addEventListener('click', ({ target }) => {
    const chart = (target as Element)
      .closest('.hear')
      ?.closest('figure')
      ?.querySelector<InteractiveChart>('explored-chart');
    if (chart) void hear(chart);
  });
}
