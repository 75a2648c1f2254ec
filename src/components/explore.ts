import { listenForStates } from '../client/choose-state.ts';
import { fetchFragment } from '../client/fetch-fragment.ts';
import { followTables, InteractiveChart } from '../client/interactive-chart.ts';
import { listenForTables } from '../client/open-table.ts';
import { onPlainClick, whenParsed } from '../client/page.ts';

/** The scripts of charts, for every page that has one. Others are loaded when they are asked for. */
customElements.define('interactive-chart', InteractiveChart);
followTables();

document.addEventListener('click', ({ target }) => {
  const button = (target as Element).closest<HTMLButtonElement>('.hear');
  const chart = button?.closest<InteractiveChart>('interactive-chart');
  if (button && chart) void import('../client/sonification.ts').then(({ sonify }) => sonify(chart, button));
});

const loadEmbedForm = async () => {
  const { defineEmbedForm } = await import('../embeds/embed-form.ts');
  defineEmbedForm(fetchFragment);
};

/** Opens the note of a number, or the choice of code to embed a chart. Where its script cannot be loaded, the link is followed. */
onPlainClick('[data-notes] .figure-link, .embed', (link) => {
  const opening =
    link.className === 'embed'
      ? Promise.all([import('../embeds/embed-dialog.ts'), loadEmbedForm()]).then(([{ openEmbedDialog }]) =>
          openEmbedDialog(link, fetchFragment),
        )
      : import('../client/number-note.ts').then(({ toggleNote }) => toggleNote(link));
  opening.catch(() => {
    location.href = link.href;
  });
});

/** Elements whose scripts are loaded when they come near. */
const loadWhenNear: Record<string, () => Promise<unknown>> = {
  'embed-form': loadEmbedForm,
  'guess-first': () => import('../client/guess-first.ts'),
  'what-if-inline': () => import('../client/what-if-inline.ts'),
};
const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      void loadWhenNear[target.localName]?.();
    }
  },
  { rootMargin: '100%' },
);
const chapterOf = (number: HTMLElement | undefined) => number?.closest('.chapter');

/**
 * The numbers of a chapter are one stop of Tab, the number that had the focus last, and the arrow keys go from number to
 * number through the whole article. Without this script each is a stop.
 */
function gatherNumbers(): void {
  const numbers = [...document.querySelectorAll<HTMLElement>('[data-notes] .figure-link')];
  numbers.forEach((number, index) => {
    number.tabIndex = chapterOf(number) === chapterOf(numbers[index - 1]) ? -1 : 0;
    number.addEventListener('focus', () => {
      for (const other of numbers)
        if (chapterOf(other) === chapterOf(number)) other.tabIndex = other === number ? 0 : -1;
    });
    number.addEventListener('keydown', (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (by === undefined || event.altKey || event.metaKey) return;
      event.preventDefault();
      numbers[index + by]?.focus();
    });
  });
  if (numbers[0]) numbers[0].ariaDescription = 'its source. Arrow keys lead to the other numbers';
}

/** What looks over the whole page waits for its end. */
whenParsed(document, () => {
  listenForStates();
  listenForTables();
  gatherNumbers();
  for (const element of document.querySelectorAll(Object.keys(loadWhenNear).join())) near.observe(element);
});

/** Lays out the chapters that article.css left for later, one in each frame, so that no task is long and links and scroll bars soon fit. */
async function layOutChapters(): Promise<void> {
  for (const chapter of document.querySelectorAll<HTMLElement>('.chapter')) {
    chapter.style.contentVisibility = 'visible';
    await new Promise(requestAnimationFrame);
  }
}
addEventListener('load', () => void layOutChapters());
