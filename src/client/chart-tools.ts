/**
 * What can be had of a chart, in a row: one stop of Tab, and the arrow keys go along it. Without this script each is a stop
 * of its own.
 */
export class ChartTools extends HTMLElement {
  connectedCallback(): void {
    this.role = 'toolbar';
    const tools = [...this.querySelectorAll<HTMLElement>('summary, a')];
    for (const [index, tool] of tools.entries()) tool.tabIndex = index === 0 ? 0 : -1;
    this.addEventListener('keydown', (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      const from = tools.indexOf(event.target as HTMLElement);
      const to = by && tools[(from + by + tools.length) % tools.length];
      if (!to) return;
      event.preventDefault();
      for (const tool of tools) tool.tabIndex = tool === to ? 0 : -1;
      to.focus();
    });
  }
}
