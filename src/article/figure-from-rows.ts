import { groups } from 'd3';
import { where as findRows } from '../charts/kit/rows-and-phrases.ts';
import { vintages } from '../data/as-of.ts';
import {
  formatCount,
  formatDate,
  formatFinancialYear,
  formatList,
  formatPercent,
  formatPeriod,
} from '../data/format.ts';
import type { Claim, ProseFigure, Publication } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';
import { describeRevisions, publish, type PublishedValue, type SourcedRow } from './publish.ts';
import { countedOf, readVintages, seriesKeyOf, type Vintage } from '../data/vintages.ts';

/** A figure of the prose with its value, not rounded, from which others can be derived. */
export interface NumericFigure extends ProseFigure {
  value: number;
}

/** Makes a figure of the prose from the tables. Throws when a row that it rests on is not there. */
export type FigureDefinition = (tables: Tables) => NumericFigure;

interface Shown {
  label: string;
  as_at: string;
}

/** The figure as the first publication gives it, with the others after it. */
const figureOf = (
  published: PublishedValue[],
  shown: Shown,
  others: string | null = null,
): NumericFigure => ({
  value: published[0]?.value ?? Number.NaN,
  text: published[0]?.publication.text ?? '',
  ...shown,
  publications: published.map(({ publication }) => publication),
  working: null,
  others,
});

type Row<N extends keyof Tables> = Tables[N][number];

interface RowChoice<N extends keyof Tables> {
  table: N;
  label: string;
  /** What the columns of the row hold. */
  where: Partial<Row<N>>;
  /** The column that holds the figure: `value` unless given. */
  column?: keyof Row<N> & string;
  /** The date or the period of the row unless given. */
  as_at?: string | ((row: Row<N>, tables: Tables) => string);
  /** As a count unless given. */
  format?: (value: number) => string;
  missing?: string;
}

/** A year to March is named as one, 2019/20; any other time is written out. */
function formatTime(time: string): string {
  const [, start, end] = /^(\d{4})-04\/(\d{4})-03$/.exec(time) ?? [];
  if (Number(end) - Number(start) === 1) return formatFinancialYear(time);
  return formatPeriod(time);
}

function formatWhen(row: object): string {
  const { date, period } = row as { date?: string | null; period?: string | null };
  return formatTime(period ?? date ?? '');
}

/** A figure of any table: the newest of the rows that are found, with the others as its history. */
export const figureFromRow =
  <N extends keyof Tables>({
    table,
    where,
    column = 'value' as keyof Row<N> & string,
    as_at = formatWhen,
    label,
    format = formatCount,
    missing = `no figure: ${table}, ${label}`,
  }: RowChoice<N>): FigureDefinition =>
  (tables) => {
    const rows = findRows(tables[table] as Row<N>[], where);
    const [first] = rows;
    if (!first) throw new Error(missing);
    const published = rows.map((row) => {
      const sourced = row as unknown as SourcedRow;
      const cell = row[column] ?? 'an empty cell';
      const value = Number(cell);
      if (Number.isNaN(value)) throw new Error(`no figure in ${table}, row ${sourced.row}: ${String(cell)}`);
      return publish(tables, table, sourced, value, format(value));
    });
    const history = (vintages(published, () => table)[0] ?? []).toReversed();
    const shown = { label, as_at: typeof as_at === 'string' ? as_at : as_at(first, tables) };
    return figureOf(history, shown, describeRevisions(history, format));
  };

/** The month in which a survey ended, or began where its end is not known. */
function monthOf(tables: Tables, survey: string): string {
  const asked = tables.surveys.find(({ survey_id }) => survey_id === survey);
  return formatDate((asked?.field_end ?? asked?.field_start ?? '').slice(0, 7));
}

interface AnswerChoice {
  survey: string;
  question?: string;
  option: string;
  label: string;
  /** When it was asked, where the survey’s own dates do not say it well. */
  as_at?: string;
  where?: Partial<Row<'responses'>>;
}

/** The answer that the site uses: a published percentage of those who answered. */
export const figureFromAnswer = ({
  survey,
  question = 'arming_view',
  option,
  label,
  as_at,
  where,
}: AnswerChoice) =>
  figureFromRow({
    table: 'responses',
    where: {
      survey_id: survey,
      question_id: question,
      option_id: option,
      preferred: true,
      subgroup: null,
      wave: null,
      ...where,
    },
    column: 'percent',
    as_at: as_at ?? ((_row, tables) => monthOf(tables, survey)),
    label,
    format: formatPercent,
    missing: `no answer: ${survey} ${question} ${option}`,
  });

/** How many answered, or were asked, from the source that the site follows, then from the others. */
export const figureFromSurveyCount =
  (survey: string, measure: 'respondents' | 'members', label: string): FigureDefinition =>
  (tables) => {
    const rows = findRows(tables['survey-counts'], { survey_id: survey, measure });
    if (!rows.some((row) => row.preferred)) throw new Error(`no count: ${survey} ${measure}`);
    const published = rows
      .toSorted((a, b) => Number(b.preferred) - Number(a.preferred))
      .map((row) => {
        const text = [row.qualifier, formatCount(row.value)].filter(Boolean).join(' ');
        return publish(tables, 'survey-counts', row, row.value, text);
      });
    const publications = published.map(({ publication }) => publication);
    const others = groups(publications, ({ text }) => text)
      .slice(1)
      .map(
        ([text, all]) =>
          `${text} (${formatList(all.map(({ publisher }) => publisher.replace(/ \(.*\)$/, '')))})`,
      );
    const shown = { label, as_at: monthOf(tables, survey) };
    return figureOf(published, shown, others.length > 0 ? `Other sources: ${others.join(', ')}` : null);
  };

interface VintageChoice extends Pick<Vintage, 'table' | 'geography' | 'date' | 'measure'> {
  label: string;
}

/** A figure of the armed officers or the operations, with every value that was published for it. */
export const figureFromVintage =
  ({ table, label, ...series }: VintageChoice): FigureDefinition =>
  (tables) => {
    const key = seriesKeyOf(series);
    const rows = readVintages(tables, table).filter((row) => seriesKeyOf(row) === key);
    if (rows.length === 0) throw new Error(`no figure: ${table}, ${key}`);
    const history = countedOf(tables, vintages(rows, seriesKeyOf)[0] ?? []);
    const published = history.map((row) => publish(tables, table, row, row.value)).toReversed();
    const shown = { label, as_at: formatTime(series.date) };
    return figureOf(published, shown, describeRevisions(published, formatCount));
  };

interface Derivation {
  label: string;
  format?: (value: number) => string;
  value: (...values: number[]) => number;
  /** How it follows, in words that a reader can follow. */
  working: (...from: NumericFigure[]) => string;
  /** The day of the first figure unless given. */
  as_at?: string;
}

/** A figure derived from others, whose newest publications it rests on. */
export const deriveFigure =
  (
    definitions: FigureDefinition[],
    { value: derive, working, label, as_at, format = formatCount }: Derivation,
  ): FigureDefinition =>
  (tables) => {
    const from = definitions.map((define) => define(tables));
    const value = derive(...from.map((figure) => figure.value));
    return {
      value,
      text: format(value),
      label,
      as_at: as_at ?? from[0]?.as_at ?? '',
      publications: from.flatMap(listInputs),
      working: [
        working(...from),
        ...from.filter((figure) => figure.working).map((figure) => `${figure.label}: ${figure.working}`),
      ].join('. '),
      others: null,
    };
  };

/** The publications that a figure brings to one derived from it: its newest, or all that it was derived from itself. */
const listInputs = ({ label, working, publications }: NumericFigure): Publication[] =>
  working === null
    ? publications.slice(0, 1).map((publication) => ({ ...publication, label }))
    : publications.map((publication) => ({
        ...publication,
        label: [label, publication.label].filter(Boolean).join(', '),
      }));

/** A claim about figures, whose values are tested in their order. A derived figure is listed as it is formatted. */
export function claimAbout(
  definitions: Record<string, FigureDefinition>,
  holds: (...values: number[]) => boolean,
): Claim {
  const figuresOf = (tables: Tables) =>
    Object.entries(definitions).map(([name, define]) => ({ name, ...define(tables) }));
  return {
    holds: (tables) => holds(...figuresOf(tables).map(({ value }) => value)),
    figures: (tables) =>
      Object.fromEntries(
        figuresOf(tables).map(({ name, working, value, text }) => [name, working === null ? value : text]),
      ),
  };
}
