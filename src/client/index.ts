import { listenForStates } from './choose-state.ts';
import { listenForCopy } from './copy-code.ts';
import { InteractiveChart } from './interactive-chart.ts';
import { listenForSonification } from './sonification.ts';
import { listenForTables } from './sort-table.ts';

/** The scripts of charts, for every page that has one. */
customElements.define('interactive-chart', InteractiveChart);
listenForStates();
listenForTables();
listenForSonification();
listenForCopy();

/** The picture of a state as PNG is made when it is asked for. */
document.addEventListener('click', ({ target }) => {
  const svg = (target as Element).closest<HTMLElement>('[data-png]')?.dataset['png'];
  if (svg) void import('./svg-to-png.ts').then(({ savePng }) => savePng(svg));
});

/** The guess comes when a reader is near it. */
for (const guess of document.querySelectorAll('guess-first')) {
  const near = new IntersectionObserver(
    ([seen]) => {
      if (!seen?.isIntersecting) return;
      near.disconnect();
      void import('./guess-first.ts');
    },
    { rootMargin: '100%' },
  );
  near.observe(guess);
}
