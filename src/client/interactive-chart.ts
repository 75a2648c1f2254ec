import type { Exploration, SentDrawing } from '../charts/kit/exploration.ts';
import { speak } from './speak.ts';
import { clamp, nearest, pointAt, type Position, positionOfRow, step } from './step-through.ts';
import { rowsOf } from './sort-table.ts';

/** How long a pointer rests before its point is spoken, in milliseconds. */
const pause = 400;

/** From a mark to its tooltip, in pixels. */
const gap = 12;

function make(tag: string, className: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.hidden = true;
  return element;
}

/**
 * Wraps the picture of a chart. Its points come from a file, fetched when a reader shows interest, or from a block of
 * data inside it. The picture and its table need no script.
 */
export class InteractiveChart extends HTMLElement {
  private exploration: Exploration | undefined;
  private loading: Promise<Exploration | undefined> | undefined;
  private position: Position | undefined;
  /** The row of the table that is shown. */
  private row: number | undefined;
  private readonly ring = make('i', 'ring');
  private readonly tooltip = make('p', 'tooltip');
  private readonly targets = make('div', 'legend-targets');
  private readonly resized = new ResizeObserver(() => {
    this.redraw();
  });

  connectedCallback(): void {
    this.tabIndex = 0;
    this.role = 'application';
    this.ariaLabel = `${this.dataset['name']}: chart. Its values are read with the arrow keys.`;
    this.append(this.ring, this.tooltip, this.targets);
    const hide = () => {
      this.hide();
    };
    this.addEventListener('focus', () => void this.load());
    this.addEventListener('blur', hide);
    this.addEventListener('keydown', (event) => void this.press(event));
    this.addEventListener('pointerenter', (event) => void this.touch(event));
    this.addEventListener('pointerdown', (event) => void this.touch(event));
    this.addEventListener('pointermove', (event) => {
      this.point(event);
    });
    this.addEventListener('pointerleave', ({ pointerType }) => {
      if (pointerType === 'mouse') this.hide();
    });
    this.table?.addEventListener('pointerover', (event) => void this.followTable(event));
    this.table?.addEventListener('pointerleave', hide);
  }

  disconnectedCallback(): void {
    this.resized.disconnect();
  }

  private get table(): HTMLTableElement | null {
    return this.closest('figure')?.querySelector('table') ?? null;
  }

  /** The picture that is shown: the drawing for phones or for desktops, or a file. */
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

  /** Loads the points once. Undefined, and announced, where they could not be had. */
  load(): Promise<Exploration | undefined> {
    this.loading ??= this.fetchPoints().then(
      (exploration) => {
        this.exploration = exploration;
        this.resized.observe(this);
        return exploration;
      },
      () => {
        this.loading = undefined;
        this.showTooltip('The values could not be loaded. They are in the table.', 0, 0, pause);
        return undefined;
      },
    );
    return this.loading;
  }

  private async fetchPoints(): Promise<Exploration> {
    const inPage = this.querySelector('script');
    if (inPage) return JSON.parse(inPage.text) as Exploration;
    const response = await fetch(this.dataset['points'] ?? '');
    if (!response.ok) throw new Error(response.statusText);
    return (await response.json()) as Exploration;
  }

  private async touch(event: PointerEvent): Promise<void> {
    await this.load();
    // A mouse may have left while the points were loading.
    if (event.pointerType !== 'mouse' || this.matches(':hover')) this.point(event);
  }

  private point({ clientX, clientY, target }: PointerEvent): void {
    const { drawing } = this;
    if (!drawing || (target as Element).closest('.legend-targets')) return;
    const box = this.picture.getBoundingClientRect();
    const scale = drawing.width / box.width;
    this.show(nearest(drawing, (clientX - box.left) * scale, (clientY - box.top) * scale), pause);
  }

  private async press(event: KeyboardEvent): Promise<void> {
    if (event.target !== this || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key === 'Escape') this.hide();
    if (!/^Arrow|^Home$|^End$/.test(key)) return;
    event.preventDefault();
    await this.load();
    const { drawing, position } = this;
    if (!drawing) return;
    const to = position
      ? step(drawing, position, key)
      : step(drawing, { series: 0, step: 0 }, key === 'End' ? key : 'Home');
    if (to) this.show(to, 0);
  }

  private async followTable({ target }: Event): Promise<void> {
    await this.load();
    const row = (target as Element).closest<HTMLTableRowElement>('tbody tr');
    if (row && this.table) this.showRow(rowsOf(this.table).indexOf(row));
  }

  /** Shows the point of a row of the table, if it has one. */
  showRow(row: number): void {
    const position = this.drawing && positionOfRow(this.drawing, row);
    if (position) this.show(position);
  }

  /** Shows a point; speaks its text after a delay, or not at all. */
  private show(position: Position, delay?: number): void {
    const { drawing, exploration, table } = this;
    if (!drawing || !exploration) return;
    const isShown = this.position?.series === position.series && this.position.step === position.step;
    if (isShown && !this.tooltip.hidden) return;
    this.position = position;
    const [x, y, row] = pointAt(drawing, position);
    this.row = row;
    const scale = this.picture.getBoundingClientRect().width / drawing.width;
    this.showTooltip(exploration.words[row] ?? '', x * scale, y * scale, delay);
    this.ring.hidden = false;
    if (table) rowsOf(table).forEach((each, index) => each.classList.toggle('here', index === row));
  }

  /** Shows a text at a point of the picture, inside its edges. */
  private showTooltip(text: string, x: number, y: number, delay?: number): void {
    const { tooltip, ring } = this;
    const picture = this.picture.getBoundingClientRect();
    const own = this.getBoundingClientRect();
    const [left, top] = [picture.left - own.left, picture.top - own.top];
    tooltip.textContent = text;
    tooltip.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = tooltip;
    const above = y - height - gap;
    tooltip.style.left = `${left + clamp(x - width / 2, picture.width - width)}px`;
    tooltip.style.top = `${top + (above >= 0 ? above : clamp(y + gap, picture.height - height))}px`;
    ring.style.left = `${left + x}px`;
    ring.style.top = `${top + y}px`;
    if (delay !== undefined) speak(text, delay);
  }

  private hide(): void {
    this.tooltip.hidden = this.ring.hidden = true;
    this.position = this.row = undefined;
    if (this.table) for (const row of rowsOf(this.table)) row.classList.remove('here');
  }

  /** At a new width the drawing may be another, so the point is found again by its row. */
  private redraw(): void {
    const { row } = this;
    this.hide();
    if (row !== undefined) this.showRow(row);
    this.targets.hidden = false;
    placeLegendTargets(this.targets, this.picture, this.exploration?.names ?? []);
  }
}

/**
 * Lays a button over each label that names a series, in the drawing that is shown. Pressed, all but that series fades;
 * pressed again, nothing is faded. Makes the buttons anew at each call, since the drawing may change with the width.
 */
function placeLegendTargets(layer: HTMLElement, picture: Element, names: string[]): void {
  const pressed = layer.querySelector('[aria-pressed=true]')?.textContent;
  const origin = layer.getBoundingClientRect();
  const buttons = [...picture.querySelectorAll('[data-pick]')].map((label) => {
    const box = label.getBoundingClientRect();
    const name = names[Number(label.getAttribute('data-pick'))] ?? '';
    const [width, height] = [Math.max(box.width + 8, 24), Math.max(box.height + 4, 24)];
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.ariaPressed = String(name === pressed);
    Object.assign(button.style, {
      left: `${box.left - origin.left - (width - box.width) / 2}px`,
      top: `${box.top - origin.top - (height - box.height) / 2}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
    button.addEventListener('click', () => {
      const isPressed = button.ariaPressed !== 'true';
      for (const other of buttons) other.ariaPressed = String(isPressed && other.textContent === name);
      fadeOthers(picture, isPressed ? names.indexOf(name) : -1);
    });
    return button;
  });
  layer.replaceChildren(...buttons);
  fadeOthers(picture, pressed ? names.indexOf(pressed) : -1);
}

/** Fades all series but one; none for -1. */
function fadeOthers(picture: Element, series: number): void {
  for (const element of picture.querySelectorAll('[data-series]'))
    element.classList.toggle('faded', series >= 0 && Number(element.getAttribute('data-series')) !== series);
}
