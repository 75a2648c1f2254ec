import { formatPercent } from '../../data/format.ts';
import { answersOfOneSurvey } from '../kit/opinion.ts';
import { rowWhere, where } from '../kit/rows-and-phrases.ts';
import type { Tables } from '../../data/tables/index.ts';

/**
 * Metropolitan Police Federation, survey of January 2017: two of its published figures, and what each report held printed.
 * How the second was worded stands in the rows of those who printed it.
 */
/** How a report carried a figure. */
export type Carried =
  'the union’s own' | 'as published' | 'rightly rounded' | 'cut off' | 'a slip' | 'the opposite word';

export type ReportedFigure = {
  figure: 'more specialists' | 'enough armed now';
  percent: number;
  /** The figure or, of the second, the word that went with it. */
  printed: string;
  carried: Carried;
  by: string;
  published: string | null;
  /** Null where the site is not named. */
  source_id: string | null;
  /** Place among the reports that printed the same, by date and name: from 1. */
  place: number | null;
};

type Source = Tables['sources'][number];

/** With whose report it passes on. */
function nameOf({ publisher, quotes }: Source): string {
  const name = publisher.replace(/ \(.*$/, '').replace(/, .*$/, '');
  return quotes ? `${quotes}, as quoted by ${name}` : name;
}

function carriedAs(percent: number, own: number): Carried {
  if (percent === own) return 'as published';
  if (percent === Math.round(own)) return 'rightly rounded';
  return percent === Math.floor(own) ? 'cut off' : 'a slip';
}

/** Reports of the same kind by date, then name: in no order of merit. A date without a day comes last in its year. */
function inPlaces(rows: ReportedFigure[]): ReportedFigure[] {
  const day = (row: ReportedFigure) => `${row.published ?? ''}~`;
  const reports = rows
    .filter((row) => row.carried !== 'the union’s own')
    .toSorted((a, b) => (day(a) === day(b) ? (a.by < b.by ? -1 : 1) : day(a) < day(b) ? -1 : 1));
  const alikeBefore = (row: ReportedFigure, index: number) =>
    reports.slice(0, index).filter((other) => other.printed === row.printed).length;
  return [
    ...rows.filter((row) => row.carried === 'the union’s own'),
    ...reports.map((row, index) => ({ ...row, place: 1 + alikeBefore(row, index) })),
  ];
}

/** The union’s own figures, and each report of them that is held. */
export function readReportedFigures(tables: Tables): ReportedFigure[] {
  const cite = (id?: string) => {
    const source = rowWhere(tables.sources, { source_id: id ?? '' });
    return { by: nameOf(source), published: source.published, source_id: source.source_id, place: null };
  };
  const unnamed = { by: 'a small site, not named', published: null, source_id: null, place: null };
  const { answers } = answersOfOneSurvey(tables, 'reported-figures');
  const publications = (side: 'figure' | 'word') => {
    const { survey_id, question_id, option_id } = rowWhere(answers, { side });
    const rows = where(tables.responses, { survey_id, question_id }).filter((row) =>
      option_id.includes(row.option_id),
    );
    return { own: rowWhere(rows, { preferred: true }), reports: where(rows, { preferred: false }) };
  };
  const [more, enough] = [publications('figure'), publications('word')];
  const { own, reports: otherwise } = enough;

  const specialists = (percent: number, carried: Carried, by: ReturnType<typeof cite> | typeof unnamed) =>
    ({ figure: 'more specialists', percent, printed: formatPercent(percent), carried, ...by }) as const;
  const worded = (id: string | undefined, carried: Carried, printed = own.printed_word ?? '') =>
    ({ figure: 'enough armed now', percent: own.percent, printed, carried, ...cite(id) }) as const;
  return inPlaces([
    specialists(more.own.percent, 'the union’s own', cite(more.own.source_id[0])),
    ...more.reports.map(({ percent, source_id: [id] }) => {
      const carried = carriedAs(percent, more.own.percent);
      return specialists(percent, carried, carried === 'a slip' ? unnamed : cite(id));
    }),
    worded(own.source_id[0], 'the union’s own'),
    ...(own.printed_alike_by ?? []).map((id) => worded(id, 'as published')),
    ...otherwise.map(({ source_id: [id], printed_word }) =>
      worded(id, 'the opposite word', printed_word ?? ''),
    ),
  ]);
}
