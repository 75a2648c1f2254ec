import type { Exploration, SentDrawing } from '../charts/kit/exploration.ts';
import { placePicks } from './legend-targets.ts';
import { inside, nearest, type Place, placeOfRow, pointAt, step } from './step-through.ts';
import { speak } from './speak.ts';
import { rowsOf } from './table-rows.ts';

/** How long a pointer rests, in milliseconds, before what it points at is said. */
const rest = 400;

/** From a mark to the box that tells of it, in pixels. */
const away = 12;

function make(tag: string, className: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.hidden = true;
  return element;
}

/**
 * Wraps the picture of a chart. What it explores comes from a file, asked for when a reader shows that they want it, or
 * from a block of data inside it. Left out of this, the picture and its table are whole.
 */
export class InteractiveChart extends HTMLElement {
  private exploration: Exploration | undefined;
  private asked: Promise<Exploration | undefined> | undefined;
  private place: Place | undefined;
  /** The row of the table that is shown. */
  private row: number | undefined;
  private readonly ring = make('i', 'ring');
  private readonly tip = make('p', 'tip');
  private readonly picks = make('div', 'picks');
  private readonly resized = new ResizeObserver(() => {
    this.arrange();
  });

  connectedCallback(): void {
    this.tabIndex = 0;
    this.role = 'application';
    this.ariaLabel = `${this.dataset['name']}: chart. Its values are read with the arrow keys.`;
    this.append(this.ring, this.tip, this.picks);
    this.addEventListener('focus', () => void this.load());
    this.addEventListener('pointerenter', () => void this.load());
    this.addEventListener(
      'pointerdown',
      (event) =>
        void this.load().then(() => {
          this.point(event);
        }),
    );
    this.addEventListener('pointermove', (event) => {
      this.point(event);
    });
    this.addEventListener('pointerleave', (event) => {
      if (event.pointerType === 'mouse') this.leave();
    });
    this.addEventListener('blur', () => {
      this.leave();
    });
    this.addEventListener('keydown', (event) => void this.press(event));
    this.table?.addEventListener(
      'pointerover',
      (event) =>
        void this.load().then(() => {
          this.follow(event);
        }),
    );
    this.table?.addEventListener('pointerleave', () => {
      this.leave();
    });
  }

  disconnectedCallback(): void {
    this.resized.disconnect();
  }

  private get table(): HTMLTableElement | null {
    return this.closest('figure')?.querySelector('table') ?? null;
  }

  /** The picture that is shown: the drawing for phones or for desks, or a file. */
  private get picture(): Element {
    return [...this.querySelectorAll('svg, img')].find(
      (picture) => picture.getClientRects().length > 0,
    ) as Element;
  }

  private get drawing(): SentDrawing | undefined {
    const { picture } = this;
    const width =
      picture instanceof HTMLImageElement ? picture.naturalWidth : Number(picture.getAttribute('width'));
    return this.exploration?.drawings.find((drawing) => drawing.width === width);
  }

  /** Fetches what is explored, once. Undefined, and said, where it could not be had. */
  load(): Promise<Exploration | undefined> {
    this.asked ??= this.read().then(
      (exploration) => {
        this.exploration = exploration;
        this.resized.observe(this);
        return exploration;
      },
      () => {
        this.asked = undefined;
        this.say('The values could not be loaded. They are in the table.', 0, 0, rest);
        return undefined;
      },
    );
    return this.asked;
  }

  private async read(): Promise<Exploration> {
    const inPage = this.querySelector('script');
    if (inPage) return JSON.parse(inPage.text) as Exploration;
    const answer = await fetch(this.dataset['points'] ?? '');
    if (!answer.ok) throw new Error(answer.statusText);
    return (await answer.json()) as Exploration;
  }

  private point({ clientX, clientY, target }: PointerEvent): void {
    const { drawing } = this;
    if (!drawing || (target as Element).closest('.picks')) return;
    const box = this.picture.getBoundingClientRect();
    const scale = drawing.width / box.width;
    const place = nearest(drawing, (clientX - box.left) * scale, (clientY - box.top) * scale);
    this.show(place, rest);
  }

  private async press(event: KeyboardEvent): Promise<void> {
    if (event.target !== this || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key === 'Escape') this.leave();
    if (!/^Arrow|^Home$|^End$/.test(key)) return;
    event.preventDefault();
    await this.load();
    const { drawing, place } = this;
    if (!drawing) return;
    const to = place
      ? step(drawing, place, key)
      : step(drawing, { series: 0, step: 0 }, key === 'End' ? key : 'Home');
    if (to) this.show(to, 0);
  }

  private follow({ target }: Event): void {
    const row = (target as Element).closest<HTMLTableRowElement>('tbody tr');
    if (row && this.table) this.showRow(rowsOf(this.table).indexOf(row));
  }

  /** Shows the point of a row of the table, if it has one. */
  showRow(row: number): void {
    const place = this.drawing && placeOfRow(this.drawing, row);
    if (place) this.show(place);
  }

  /** Shows what a point says; says it aloud after a rest, or not at all. */
  private show(place: Place, after?: number): void {
    const { drawing, exploration, table } = this;
    if (!drawing || !exploration) return;
    if (this.place?.series === place.series && this.place.step === place.step && !this.tip.hidden) return;
    this.place = place;
    const [x, y, row] = pointAt(drawing, place);
    this.row = row;
    const scale = this.picture.getBoundingClientRect().width / drawing.width;
    this.say(exploration.words[row] ?? '', x * scale, y * scale, after);
    this.ring.hidden = false;
    if (table) rowsOf(table).forEach((each, index) => each.classList.toggle('here', index === row));
  }

  /** Words in a box beside a place of the picture, inside its edges. */
  private say(words: string, x: number, y: number, after?: number): void {
    const { tip, ring } = this;
    const picture = this.picture.getBoundingClientRect();
    const ground = this.getBoundingClientRect();
    const [left, top] = [picture.left - ground.left, picture.top - ground.top];
    tip.textContent = words;
    tip.hidden = false;
    const above = y - tip.offsetHeight - away;
    tip.style.left = `${left + inside(x - tip.offsetWidth / 2, tip.offsetWidth, picture.width)}px`;
    tip.style.top = `${top + (above >= 0 ? above : inside(y + away, tip.offsetHeight, picture.height))}px`;
    ring.style.left = `${left + x}px`;
    ring.style.top = `${top + y}px`;
    if (after !== undefined) speak(words, after);
  }

  private leave(): void {
    this.tip.hidden = this.ring.hidden = true;
    this.place = this.row = undefined;
    if (this.table) for (const row of rowsOf(this.table)) row.classList.remove('here');
  }

  /** The drawing may be another at a new width, so the point is looked up by its row. */
  private arrange(): void {
    const { row } = this;
    this.leave();
    if (row !== undefined) this.showRow(row);
    this.picks.hidden = false;
    placePicks(this.picks, this.picture, this.exploration?.names ?? []);
  }
}
