import { layOutStrokes, strokes } from '../charts/kit/strokes.ts';
import { describeInline, runs } from '../what-if/inline-sum.ts';
import type { StartingFigures } from '../what-if/what-if-sum.ts';

/** Long enough that a slider on its way is not read out. */
const pause = 700;

/** The sum in the article: a share and a course are chosen, and strokes, line and title follow. */
class WhatIfInline extends HTMLElement {
  starting = JSON.parse(this.dataset['published'] ?? '') as StartingFigures;
  slider = this.querySelector('[type=range]') as HTMLInputElement;
  timer = 0;

  connectedCallback() {
    const rail = this.querySelector('.rail') as HTMLElement;
    rail.style.marginLeft = `${this.slider.min}%`;
    rail.style.width = `${Number(this.slider.max) - Number(this.slider.min)}%`;
    for (const input of this.querySelectorAll('input')) input.disabled = false;
    this.addEventListener('input', () => {
      this.update();
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => {
        const result = this.querySelector('.result')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
        (document.getElementById('spoken') as HTMLElement).textContent = result;
      }, pause);
    });
    // A browser may have kept the choice of a course.
    this.update();
  }

  update() {
    const course = this.querySelector<HTMLInputElement>('[type=radio]:checked')?.value ?? '';
    const { texts, ...counts } = describeInline(this.starting, course, this.slider.valueAsNumber);
    for (const element of this.querySelectorAll<HTMLElement>('[data-text]'))
      element.textContent = texts[element.dataset['text'] ?? ''] ?? '';
    for (const svg of this.querySelectorAll('.picture svg')) {
      const layout = layOutStrokes(Number(svg.getAttribute('width')));
      runs(counts).forEach(({ run: [from, to], look }, index) => {
        svg.children[index]?.setAttribute('d', strokes(layout, [from, to], 0, look).d);
      });
    }
    this.slider.setAttribute('aria-valuetext', `${this.slider.value} percent`);
  }
}

customElements.define('what-if-inline', WhatIfInline);
