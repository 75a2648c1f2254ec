import { formatDate, formatPeriod, readNumber } from '../data/format.ts';
import type { ProseFigure, Publication } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';
import { vintages } from '../data/as-of.ts';
import { countedOf, readVintages, seriesKeyOf } from '../data/vintages.ts';

/** Ways to bind a number of the prose to rows. All throw when the row is not there. */

type Format = (value: number) => string;

/** A bound number with its bare value. */
export interface NumericFigure extends ProseFigure {
  /** Not rounded, for working on. */
  value: number;
}

function sourceOf(tables: Tables, id: string | undefined) {
  const source = tables.sources.find((source) => source.source_id === id);
  if (!source) throw new Error(`unknown source: ${id}`);
  return source;
}

/** The answer that the site uses: a published percentage of those who answered. */
export function figureFromAnswer(
  tables: Tables,
  {
    survey,
    question,
    option,
    label,
    format,
  }: { survey: string; question: string; option: string; label: string; format: Format },
): NumericFigure {
  const row = tables.responses.find(
    (row) =>
      row.survey_id === survey && row.question_id === question && row.option_id === option && row.preferred,
  );
  const asked = tables.surveys.find((other) => other.survey_id === survey);
  if (!row || !asked) throw new Error(`no answer: ${survey} ${question} ${option}`);
  const source = sourceOf(tables, row.source_id[0]);
  return {
    value: row.percent,
    text: format(row.percent),
    label,
    as_at: formatDate((asked.field_end ?? asked.field_start ?? '').slice(0, 7)),
    publications: [
      {
        text: format(row.percent),
        label: null,
        release: source.publisher,
        released: source.published,
        source_id: row.source_id,
        table: 'responses',
        row: row.row,
        worked_out: null,
      },
    ],
    working: null,
  };
}

/** How many answered, or were asked, as the source that the site follows says; what others say stands beside it. */
export function figureFromSurveyCount(
  tables: Tables,
  {
    survey,
    measure,
    label,
    format,
  }: { survey: string; measure: 'respondents' | 'members'; label: string; format: Format },
): NumericFigure {
  const rows = tables['survey-counts'].filter((row) => row.survey_id === survey && row.measure === measure);
  const chosen = rows.find((row) => row.preferred);
  const asked = tables.surveys.find((other) => other.survey_id === survey);
  if (!chosen || !asked) throw new Error(`no count: ${survey} ${measure}`);
  const publications = [chosen, ...rows.filter((row) => row !== chosen)].map((row): Publication => {
    const source = sourceOf(tables, row.source_id[0]);
    return {
      text: [row.qualifier, format(row.value)].filter(Boolean).join(' '),
      label: null,
      release: source.publisher,
      released: source.published,
      source_id: row.source_id,
      table: 'survey-counts',
      row: row.row,
      worked_out: null,
    };
  });
  return {
    value: chosen.value,
    text: format(chosen.value),
    label,
    as_at: formatDate((asked.field_start ?? '').slice(0, 7)),
    publications,
    working: null,
  };
}

/** A figure of the armed officers or the operations, with every value that was published for it. */
export function figureFromVintage(
  tables: Tables,
  {
    table,
    geography,
    date,
    measure,
    label,
    format,
  }: {
    table: 'armed-officers' | 'operations';
    geography: string;
    date: string;
    measure: string;
    label: string;
    format: Format;
  },
): NumericFigure {
  const rows = readVintages(tables, table).filter(
    (row) => seriesKeyOf(row) === seriesKeyOf({ geography, date, measure }),
  );
  const history = countedOf(tables, vintages(rows, seriesKeyOf)[0] ?? []);
  const newest = history.at(-1);
  if (!newest) throw new Error(`no figure: ${table} ${geography} ${date} ${measure}`);
  const publications = history
    .toReversed()
    .map(({ value, release, released, source_id, row, worked_out }): Publication => ({
      text: format(value),
      label: null,
      release,
      released,
      source_id,
      table,
      row,
      worked_out,
    }));
  const as_at = date.includes('/') ? formatPeriod(date) : formatDate(date);
  return { value: newest.value, text: format(newest.value), label, as_at, publications, working: null };
}

/** A number worked out from others. `working` says how, in words that a reader can follow. */
export function deriveFigure(
  from: ProseFigure[],
  {
    value,
    label,
    working,
    format,
    as_at,
  }: { value: number; label: string; working: string; format: Format; as_at?: string },
): NumericFigure {
  const publications = from.map((number) => ({
    ...(number.publications[0] as Publication),
    label: number.label,
  }));
  return { value, text: format(value), label, as_at: as_at ?? from[0]?.as_at ?? '', publications, working };
}

type Row<N extends keyof Tables> = Tables[N][number];

/** What a row of any table may say of its publication. */
interface Sourced {
  row: number;
  source_id: string[];
  release?: string;
  released?: string | null;
}

interface RowBinding<N extends keyof Tables> {
  table: N;
  find: (row: Row<N>) => boolean;
  /** The column that holds the figure, alone or among words. */
  value: keyof Row<N> & string;
  /** Where it stands among words: its first group is the figure. */
  pick?: RegExp;
  as_at: string;
  label: string;
  format: Format;
}

/** A figure of any other table: the newest of the rows that are found, with the others as its history. */
export function figureFromRow<N extends keyof Tables>(
  tables: Tables,
  { table, find, value, pick, as_at, label, format }: RowBinding<N>,
): NumericFigure {
  const rows: Row<N>[] = tables[table];
  const found = rows.filter(find).map((row) => {
    const { source_id, ...sourced } = row as unknown as Sourced;
    const source = sourceOf(tables, source_id[0]);
    const cell = String(row[value] ?? '');
    const figure = readNumber(pick ? (pick.exec(cell)?.[1] ?? '') : cell);
    if (Number.isNaN(figure))
      throw new Error(`no figure in ${table}, row ${sourced.row}: ${cell || 'an empty cell'}`);
    const released = sourced.released === undefined ? source.published : sourced.released;
    return { figure, source_id, released, release: sourced.release ?? source.publisher, row: sourced.row };
  });
  const history = vintages(found, () => table)[0] ?? [];
  const newest = history.at(-1);
  if (!newest) throw new Error(`no figure: ${table}, ${label}`);
  const publications = history
    .toReversed()
    .map(({ figure, release, released, source_id, row }): Publication => ({
      text: format(figure),
      label: null,
      release,
      released,
      source_id,
      table,
      row,
      worked_out: null,
    }));
  return { value: newest.figure, text: format(newest.figure), label, as_at, publications, working: null };
}
