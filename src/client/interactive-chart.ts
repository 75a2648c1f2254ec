import type { Exploration, ValuePosition } from '../charts/kit/exploration.ts';
import { describeStep, findNearest } from './read-out-text.ts';
import { rowsOf, whenParsed } from './page.ts';

/**
 * The picture of a chart and the read-out below it, which shows one value at a time. A reader steps through the values in a
 * native range, points at the picture, or points at a row of the table. The values come from a block of data inside it, or
 * from a file, which is fetched when a reader shows interest. The picture and its table need no script.
 */
export class InteractiveChart extends HTMLElement {
  readonly range = document.createElement('input');
  private readonly ring = document.createElement('i');
  private readonly swatch = document.createElement('i');
  private paragraph!: HTMLElement;
  private words!: HTMLElement;
  private exploration: Exploration | undefined;
  private loading: Promise<Exploration | undefined> | undefined;
  private readonly resized = new ResizeObserver(() => {
    if (this.ring.isConnected) this.show(this.index);
  });

  connectedCallback(): void {
    whenParsed(this, () => {
      this.start();
    });
  }

  private start(): void {
    const { range, ring, swatch } = this;
    const readOut = this.querySelector('.read-out') as HTMLElement;
    this.paragraph = readOut.querySelector('p') as HTMLElement;
    this.words = this.paragraph.querySelector('span') as HTMLElement;
    ring.className = 'ring';
    swatch.className = 'swatch';
    swatch.style.background = this.dataset['colour'] ?? '';
    range.type = 'range';
    range.min = '1';
    range.max = this.dataset['count'] ?? '';
    range.value = '1';
    range.ariaLabel = this.dataset['name'] ?? '';
    // The same as once the values are loaded: a screen reader would speak a change.
    range.setAttribute('aria-valuetext', describeStep(0, Number(range.max), this.words.textContent));
    for (const type of ['focus', 'input']) range.addEventListener(type, () => void this.go(0));
    const step = document.createElement('div');
    step.className = 'step';
    step.append(this.makeButton('Previous value', '‹', -1), this.makeButton('Next value', '›', 1));
    step.append(...readOut.querySelectorAll('.hear'));
    this.paragraph.after(range);
    readOut.prepend(swatch);
    readOut.append(step);
    const picture = this.firstElementChild as HTMLElement;
    for (const type of ['pointerdown', 'pointermove'] as const)
      picture.addEventListener(type, (event) => void this.point(event));
    // The first chart of a page is to answer at once; an embed is to have its full height before it reports it.
    if (this.querySelector('template'))
      void this.load().then(() => {
        if (!this.dataset['points']) this.reserveHeight();
      });
  }

  private get index(): number {
    return this.range.valueAsNumber - 1;
  }

  /** The keyboard has the range for this, so Tab passes by. */
  private makeButton(label: string, symbol: string, by: number): HTMLButtonElement {
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', tabIndex: -1, ariaLabel: label, textContent: symbol });
    button.addEventListener('click', () => void this.go(by));
    return button;
  }

  /** Shows the value so many steps on from the one that is shown. */
  private async go(by: number): Promise<void> {
    await this.load();
    this.show(this.index + by);
  }

  /** Loads the values once. Undefined where they could not be had, which is reported. */
  load(): Promise<Exploration | undefined> {
    this.loading ??= this.fetchValues().then(
      (exploration) => {
        this.exploration = exploration;
        this.resized.observe(this);
        return exploration;
      },
      () => {
        this.loading = undefined;
        this.showText('The values could not be loaded. They are in the table.');
        return undefined;
      },
    );
    return this.loading;
  }

  private async fetchValues(): Promise<Exploration> {
    const inPage = this.querySelector('template');
    if (inPage) return JSON.parse(inPage.content.textContent) as Exploration;
    const response = await fetch(this.dataset['points'] ?? '');
    if (!response.ok) throw new Error(response.statusText);
    return (await response.json()) as Exploration;
  }

  /** Makes the read-out as high as its longest text, so that nothing below it moves from value to value; page.css limits the lines. */
  private reserveHeight(): void {
    const words = this.exploration?.words ?? [];
    this.paragraph.dataset['longest'] ??= [...words].sort((a, b) => b.length - a.length)[0];
  }

  private showText(words: string, spoken = words): void {
    this.words.textContent = words;
    this.range.setAttribute('aria-valuetext', spoken);
  }

  /** The drawing that is shown: for phones or for desktops, in the page or as a file. */
  private get drawn(): { box: DOMRect; points: ValuePosition[]; scale: number } | undefined {
    const picture = [...this.querySelectorAll('svg, img')].find((each) => each.getClientRects().length > 0);
    if (!picture) return undefined;
    const width =
      picture instanceof HTMLImageElement ? picture.naturalWidth : Number(picture.getAttribute('width'));
    const drawing = this.exploration?.drawings.find((drawing) => drawing.width === width);
    const box = picture.getBoundingClientRect();
    return drawing && { box, points: drawing.points, scale: box.width / width };
  }

  private async point({ clientX, clientY }: PointerEvent): Promise<void> {
    await this.load();
    const { drawn } = this;
    if (!drawn) return;
    const { box, points, scale } = drawn;
    this.pointAt(findNearest(points, (clientX - box.left) / scale, (clientY - box.top) / scale));
  }

  /** Shows the value of a row of the table, if it has one. */
  async showRow(row: number): Promise<void> {
    this.pointAt((await this.load())?.rows.indexOf(row) ?? -1);
  }

  /** A pointer that moves over what is shown already changes nothing. */
  private pointAt(index: number): void {
    if (index !== this.index || !this.ring.isConnected) this.show(index);
  }

  show(index: number): void {
    const { exploration, range, ring, swatch, drawn } = this;
    if (!exploration || index < 0 || index >= exploration.words.length) return;
    this.reserveHeight();
    // A value that is set is spoken, even where it was the same.
    if (index !== this.index) range.value = String(index + 1);
    swatch.style.background = exploration.colours[index] ?? '';
    const words = exploration.words[index] ?? '';
    this.showText(words, describeStep(index, exploration.words.length, words));
    const point = drawn?.points[index];
    if (drawn && point) {
      const own = this.getBoundingClientRect();
      // A share, so that it lies inside a narrower window before it is placed anew.
      ring.style.left = `${((drawn.box.left - own.left + point[0] * drawn.scale) / own.width) * 100}%`;
      ring.style.top = `${drawn.box.top - own.top + point[1] * drawn.scale}px`;
      this.append(ring);
    }
    const table = this.closest('figure')?.querySelector('table');
    if (!table) return;
    rowsOf(table).forEach((row, at) => row.classList.toggle('here', at === exploration.rows[index]));
  }
}

/**
 * A row of a table that is pointed at shows its value in the picture. A pointer that rests while the page moves under it
 * does not, or a reader with a keyboard loses the place.
 */
export function followTables(): void {
  document.addEventListener('pointermove', ({ target }) => {
    const row = (target as Element).closest<HTMLTableRowElement>('figure tbody tr');
    const table = row?.closest('table');
    const chart = row?.closest('figure')?.querySelector<InteractiveChart>('interactive-chart');
    if (row && table && chart) void chart.showRow(rowsOf(table).indexOf(row));
  });
}
