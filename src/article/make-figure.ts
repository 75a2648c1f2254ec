import { groups } from 'd3';
import { formatCount, formatInWords, formatList, formatPercent } from '../data/format.ts';
import type { Publication } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';
import { describeSum, evaluate, type NumericFigure, type Scope } from './evaluate.ts';
import { type Expression, listTerms, type Selector, type Term } from './expression.ts';
import { describeRevisions, publish } from './publish.ts';
import { type FigureRow, findRows, selectAll, type Selected, selectOne } from './select-rows.ts';

const toNearest = (step: number) => (value: number) => formatCount(Math.round(value / step) * step);

/** How a number may be written: the words of the column `format`. */
export const numberFormats: Record<string, (value: number) => string> = {
  count: formatCount,
  percent: formatPercent,
  'whole percent': (value) => formatPercent(Math.round(value)),
  words: formatInWords,
  'nearest hundred': toNearest(100),
  'nearest thousand': toNearest(1000),
  'one in nearest hundred': (value) => `1 in ${toNearest(100)(value)}`,
  pounds: (value) => `£${formatCount(value)}`,
  'pounds in millions': (value) => `£${formatCount(value / 1_000_000)} million`,
  'with qualifier': formatCount,
};

/** A number as its row of numbers.csv defines it. */
export interface NumberRow {
  label: string;
  expression: Expression;
  format: string;
  /** When it was true, where its row does not say it well. */
  day: string;
  /** How it follows, in words, with {id} for the figure of an id; the sum itself where it is empty. */
  working: string;
}

/** Throws where a row that the number rests on is gone. */
export function makeFigure(number: NumberRow, scope: Scope): NumericFigure {
  return number.expression.kind === 'rows'
    ? figureOfRows(number, number.expression, scope.tables)
    : figureOfSum(number, scope);
}

/** What a row publishes, with its earlier values or those of other sources. */
function figureOfRows(
  { label, day, ...number }: NumberRow,
  selector: Selector,
  tables: Tables,
): NumericFigure {
  const selected = selectOne(tables, selector);
  if (typeof selected.value !== 'number')
    throw new Error(
      `no figure in ${selector.table}, row ${selected.rows[0].row}: ${selected.value || 'an empty cell'}`,
    );
  const format = formatOf(number.format, selector);
  const formatRow = (row: FigureRow) => {
    const text = format(Number(row[selector.column]));
    return number.format === 'with qualifier' ? [row.qualifier, text].filter(Boolean).join(' ') : text;
  };
  const published = selected.rows.map((row) =>
    publish(tables, selector.table, row, Number(row[selector.column]), formatRow(row)),
  );
  const publications = published.map(({ publication }) => publication);
  return {
    value: selected.value,
    text: publications[0]?.text ?? '',
    label,
    as_at: day || selected.as_at,
    publications,
    working: null,
    others: selected.isFollowed ? describeOtherSources(publications) : describeRevisions(published, format),
  };
}

const formatOf = (format: string, selector?: Selector) =>
  numberFormats[format || (selector?.column === 'percent' ? 'percent' : 'count')] ?? formatCount;

/** What other sources give next to the one that the site follows. */
function describeOtherSources(publications: Publication[]): string | null {
  const others = groups(publications, ({ text }) => text)
    .slice(1)
    .map(
      ([text, all]) =>
        `${text} (${formatList(all.map(({ publisher }) => publisher.replace(/ \(.*\)$/, '')))})`,
    );
  return others.length > 0 ? `Other sources: ${others.join(', ')}` : null;
}

/** What follows from other figures, whose newest publications it rests on. */
function figureOfSum({ label, expression, format, day, working }: NumberRow, scope: Scope): NumericFigure {
  const value = evaluate(expression, scope);
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`no figure: ${String(value)}`);
  const terms = listTerms(expression);
  const derived = terms.flatMap((term) => (term.kind === 'id' ? [scope.figure(term.id)] : []));
  const described = working
    ? working.replaceAll(/\{([\w-]+)\}/g, (_, id: string) => scope.figure(id).text)
    : describeSum(expression, scope);
  return {
    value,
    text: formatOf(format)(value),
    label,
    as_at: day || whenOf(terms[0], scope),
    publications: terms.flatMap((term) =>
      term.kind === 'id' ? listInputs(scope.figure(term.id)) : listRows(term, expression, scope.tables),
    ),
    working: [
      described,
      ...derived.filter((figure) => figure.working).map((figure) => `${figure.label}: ${figure.working}`),
    ].join('. '),
    others: null,
  };
}

function whenOf(term: Term | undefined, scope: Scope): string {
  if (!term) return '';
  if (term.kind === 'id') return scope.figure(term.id).as_at;
  const times = selectAll(scope.tables, term).map(({ as_at }) => as_at);
  return [...new Set([times[0], times.at(-1)])].join(' to ');
}

/** The publications that a figure brings to one derived from it: its newest, or all that it was derived from itself. */
const listInputs = ({ label, working, publications }: NumericFigure): Publication[] =>
  working === null
    ? publications.slice(0, 1).map((publication) => ({ ...publication, label }))
    : publications.map((publication) => ({
        ...publication,
        label: [label, publication.label].filter(Boolean).join(', '),
      }));

/** The rows that were counted, or the newest publication of each figure that was added up. */
function listRows(selector: Selector, expression: Expression, tables: Tables): Publication[] {
  const isCount = expression.kind === 'call' && expression.name === 'count';
  return isCount
    ? findRows(tables, selector).map((row) =>
        publicationOf(tables, selector, { rows: [row], label: labelOf(row) }, '1'),
      )
    : selectAll(tables, selector).map(({ rows, value, as_at }) =>
        publicationOf(tables, selector, { rows, label: as_at }, formatCount(Number(value))),
      );
}

const publicationOf = (
  tables: Tables,
  { table }: Selector,
  { rows: [row], label }: Pick<Selected, 'rows'> & { label: string | null },
  text: string,
): Publication => ({ ...publish(tables, table, row, 0, text).publication, label });

/** What a row that is counted says, where it says it in words. */
const labelOf = ({ paraphrase, actor }: FigureRow): string | null =>
  typeof paraphrase === 'string' ? `${String(actor)}: ${paraphrase}` : null;
