import { formatPercent } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';

/**
 * Metropolitan Police Federation, survey of January 2017: two of its published figures, and what each report held printed.
 * How the 6% was worded stands in the note of the row that words it otherwise, which also names those that word it alike.
 */
const survey = 'MPF2017';
const question = 'arming_view';

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

/** A report that passes on another’s figure says so in its title. */
function nameOf({ publisher, title }: Source): string {
  const name = publisher.replace(/ \(.*$/, '').replace(/, .*$/, '');
  const quoted = /\(quotes (.+)\)/.exec(title)?.[1];
  return quoted ? `${quoted}, as quoted by ${name}` : name;
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
  const sourceOf = (id = '') => {
    const source = tables.sources.find((source) => source.source_id === id);
    if (!source) throw new Error(`unknown source: ${id}`);
    return source;
  };
  const cite = (id?: string) => {
    const source = sourceOf(id);
    return { by: nameOf(source), published: source.published, source_id: source.source_id, place: null };
  };
  const publications = (option: string) => {
    const rows = tables.responses.filter(
      (row) => row.survey_id === survey && row.question_id === question && row.option_id === option,
    );
    const own = rows.find((row) => row.preferred);
    if (!own) throw new Error(`reported-figures: no answer ${option}`);
    return { own, reports: rows.filter((row) => !row.preferred) };
  };

  const more = publications('more_specialists_not_all');
  const specialists = { figure: 'more specialists' } as const;
  const enough = publications('adequate_now');
  const [otherwise] = enough.reports;
  const [, word, alike] =
    /prints the \S+ as '(\w+)'.*?((?:S\d+,?)+) say 'adequate'/.exec(otherwise?.note ?? '') ?? [];
  if (!otherwise || !word || !alike) throw new Error('reported-figures: no note on how the 6% was worded');
  const adequate = { figure: 'enough armed now', percent: enough.own.percent, printed: 'adequate' } as const;

  return inPlaces([
    {
      ...specialists,
      percent: more.own.percent,
      printed: formatPercent(more.own.percent),
      carried: 'the union’s own',
      ...cite(more.own.source_id[0]),
    },
    ...more.reports.map((row): ReportedFigure => {
      const carried = carriedAs(row.percent, more.own.percent);
      const by =
        carried === 'a slip'
          ? { by: 'a small site, not named', published: null, source_id: null, place: null }
          : cite(row.source_id[0]);
      return { ...specialists, percent: row.percent, printed: formatPercent(row.percent), carried, ...by };
    }),
    { ...adequate, carried: 'the union’s own', ...cite(enough.own.source_id[0]) },
    ...alike
      .split(',')
      .filter((id) => !enough.own.source_id.includes(id))
      .map((id): ReportedFigure => ({ ...adequate, carried: 'as published', ...cite(id) })),
    {
      ...adequate,
      percent: otherwise.percent,
      printed: word,
      carried: 'the opposite word',
      ...cite(otherwise.source_id[0]),
    },
  ]);
}
