import { groups } from 'd3';
import { formatCount, formatInWords, formatList, formatPercent } from '../data/format.ts';
import type { Publication } from '../data/generated.ts';
import type { Tables } from '../data/tables/index.ts';
import { evaluate, type NumericFigure, type Scope } from './evaluate.ts';
import { type Expression, listTerms, type Selector } from './expression.ts';
import {
  type FigureRow,
  findRows,
  formatFigure,
  isFollowed,
  publish,
  selectAll,
  selectOne,
} from './select-rows.ts';

type Format = (value: number, row?: FigureRow) => string;

const toNearest = (step: number) => (value: number) => formatCount(Math.round(value / step) * step);

/** How a number may be written: the words of the column `format`. */
export const numberFormats: Record<string, Format> = {
  count: formatCount,
  percent: formatPercent,
  'whole percent': (value) => formatPercent(Math.round(value)),
  words: formatInWords,
  'nearest hundred': toNearest(100),
  'nearest thousand': toNearest(1000),
  'one in nearest hundred': (value) => `1 in ${toNearest(100)(value)}`,
  pounds: (value) => `£${formatCount(value)}`,
  'pounds in millions': (value) => `£${formatCount(value / 1_000_000)} million`,
  'with qualifier': (value, row) => [row?.qualifier, formatCount(value)].filter(Boolean).join(' '),
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
  const { label, day, expression } = number;
  const { value, text, as_at, ...origin } =
    expression.kind === 'rows' ? figureOfRows(number, expression, scope.tables) : figureOfSum(number, scope);
  return { value, text, label, as_at: day || as_at, ...origin };
}

/** What a row publishes, with its earlier values or those of other sources. */
function figureOfRows({ format: name }: NumberRow, selector: Selector, tables: Tables) {
  const { table, column } = selector;
  const { value, as_at, rows } = selectOne(tables, selector);
  if (typeof value !== 'number')
    throw new Error(`no figure in ${table}, row ${rows[0].row}: ${value || 'an empty cell'}`);
  const format: Format = numberFormats[name] ?? ((value) => formatFigure(value, column));
  const publications = rows.map((row) => publish(tables, table, row, format(Number(row[column]), row)));
  const others = isFollowed(selector)
    ? describeOtherSources(publications)
    : describeRevisions(
        rows.map((row) => Number(row[column])),
        format,
      );
  return { value, text: publications[0]?.text ?? '', as_at, publications, working: null, others };
}

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

/** What a figure was first published as, and how far it has moved since; null where it never moved. */
function describeRevisions(newestFirst: number[], format: Format): string | null {
  const values = [...new Set(newestFirst)];
  const [newest = 0, first = 0] = [newestFirst[0], newestFirst.at(-1)];
  if (values.length === 1) return null;
  const between = values.filter((value) => value !== newest && value !== first).toReversed();
  const change = newest - first;
  // A change in a share is one of points.
  const by = format(Math.abs(change)).replace('%', ' points');
  return [
    `First published as ${format(first)}`,
    between.length > 0 && `, then as ${formatList(between.map((value) => format(value)))}`,
    change === 0 ? '; now as at first again' : `; revised ${change > 0 ? 'up' : 'down'} by ${by}`,
  ]
    .filter(Boolean)
    .join('');
}

/** What follows from other figures, whose newest publications it rests on. */
function figureOfSum({ expression, format, working }: NumberRow, scope: Scope) {
  const { value, text, as_at } = evaluate(expression, scope);
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`no figure: ${String(value)}`);
  const terms = listTerms(expression);
  const below = terms.flatMap((term) => {
    const figure = term.kind === 'id' ? scope.figure(term.id) : undefined;
    return figure?.working ? [`${figure.label}: ${figure.working}`] : [];
  });
  const described = working.replaceAll(/\{([\w-]+)\}/g, (_, id: string) => scope.figure(id).text);
  return {
    value,
    text: (numberFormats[format] ?? formatCount)(value),
    as_at,
    publications: terms.flatMap((term) =>
      term.kind === 'id' ? listInputs(scope.figure(term.id)) : listRows(term, scope.tables),
    ),
    working: [described || text, ...below].join('. '),
    others: null,
  };
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
const listRows = (selector: Selector, tables: Tables): Publication[] =>
  selector.kind === 'count'
    ? findRows(tables, selector).map((row) => publish(tables, selector.table, row, '1', labelOf(row)))
    : selectAll(tables, selector).map(({ rows: [row], text, as_at }) =>
        publish(tables, selector.table, row, text, as_at),
      );

/** What a row that is counted says, where it says it in words. */
const labelOf = ({ paraphrase, actor }: FigureRow): string | null =>
  typeof paraphrase === 'string' ? `${String(actor)}: ${paraphrase}` : null;
