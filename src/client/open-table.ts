import { fetchFragment, reportFailure } from './fetch-fragment.ts';
import { onPlainClick, rowsOf } from './page.ts';

/** The table of a chart is fetched and opened below its link. Without this script the link leads to the page that has it. */

const tableOf = (link: Element) => link.closest('.quiet')?.querySelector('.rows');

async function toggleTable(link: HTMLElement): Promise<void> {
  const quiet = link.closest('.quiet') as HTMLElement;
  quiet.querySelector('.failed')?.remove();
  try {
    const rows = tableOf(link) ?? (await fetchFragment(link.dataset['table'] ?? '')).querySelector('.rows');
    // Another press may have opened it meanwhile.
    const open = tableOf(link);
    if (open) open.remove();
    else quiet.append(document.importNode(rows as Element, true));
  } catch {
    delete link.dataset['table'];
    reportFailure(quiet, 'The table could not be loaded. Press “Table” for its page.');
  }
  prepareTables(quiet);
}

/** Each link says whether its table is open, and a table that is open can be sorted. */
export function prepareTables(root: ParentNode): void {
  for (const link of root.querySelectorAll('[data-table]')) link.ariaExpanded = String(!!tableOf(link));
  const tables = [...root.querySelectorAll<HTMLTableElement>('.quiet .rows table')];
  if (tables.length > 0)
    void import('./sort-table.ts').then(({ makeSortable }) => {
      for (const table of tables) makeSortable(table, rowsOf(table));
    });
}

export function listenForTables(): void {
  prepareTables(document);
  onPlainClick('[data-table]', (link) => void toggleTable(link));
}
