import { sort } from 'd3';
import type { Tables } from '../../data/tables/index.ts';
import { formatPercent } from '../../data/format.ts';
import { answersOfOneSurvey } from '../kit/opinion.ts';
import type { Glyph } from '../kit/list-rows.ts';
import { rowWhere, where } from '../kit/rows-and-phrases.ts';

/** How a report carried a figure of the union’s survey of January 2017, or the word that went with it. */
export type Carried =
  'the union’s own' | 'as published' | 'rightly rounded' | 'cut off' | 'a slip' | 'the opposite word';

export type Row = {
  figure: 'more specialists' | 'enough armed now';
  percent: number;
  /** The figure or, of the second, the word that went with it. */
  printed: string;
  carried: Carried;
  by: string;
  published: string | null;
  /** Null where the site is not named. */
  source_id: string | null;
};

/** With whose report it passes on. */
function nameOf({ publisher, quotes }: Tables['sources'][number]): string {
  const name = publisher.replace(/ \(.*$/, '').replace(/, .*$/, '');
  return quotes ? `${quotes}, as quoted by ${name}` : name;
}

function carriedAs(percent: number, own: number): Carried {
  if (percent === own) return 'as published';
  if (percent === Math.round(own)) return 'rightly rounded';
  return percent === Math.floor(own) ? 'cut off' : 'a slip';
}

/** The union’s own figures, then each report of them that is held: by date, then name, in no order of merit. */
export function deriveRows(tables: Tables): Row[] {
  const cite = (id = '') => {
    const source = rowWhere(tables.sources, { source_id: id });
    return { by: nameOf(source), published: source.published, source_id: id };
  };
  const unnamed = { by: 'A small site, not named', published: null, source_id: null };
  const { answers } = answersOfOneSurvey(tables, 'reported-figures');
  const publications = (side: 'figure' | 'word') => {
    const { survey_id, question_id, option_id } = rowWhere(answers, { side });
    const rows = where(tables.responses, { survey_id, question_id }).filter((row) =>
      option_id.includes(row.option_id),
    );
    return { own: rowWhere(rows, { preferred: true }), reports: where(rows, { preferred: false }) };
  };
  const [more, { own, reports: otherwise }] = [publications('figure'), publications('word')];

  const specialists = (percent: number, carried: Carried, [id]: string[]): Row => ({
    figure: 'more specialists',
    percent,
    printed: formatPercent(percent),
    carried,
    ...(carried === 'a slip' ? unnamed : cite(id)),
  });
  const worded = (id: string | undefined, carried: Carried, printed = own.printed_word ?? ''): Row => ({
    figure: 'enough armed now',
    percent: own.percent,
    printed,
    carried,
    ...cite(id),
  });
  // A date without a day comes last in its year.
  const day = ({ published }: Row) => `${published ?? ''}~`;
  const reports = sort(
    [
      ...more.reports.map(({ percent, source_id }) =>
        specialists(percent, carriedAs(percent, more.own.percent), source_id),
      ),
      ...(own.printed_alike_by ?? []).map((id) => worded(id, 'as published')),
      ...otherwise.map(({ source_id: [id], printed_word }) =>
        worded(id, 'the opposite word', printed_word ?? ''),
      ),
    ],
    day,
    ({ by }) => by,
  );
  return [
    specialists(more.own.percent, 'the union’s own', more.own.source_id),
    worded(own.source_id[0], 'the union’s own'),
    ...reports,
  ];
}

export const carriedGlyphs: Record<Carried, Glyph> = {
  'the union’s own': 'full',
  'as published': 'full',
  'rightly rounded': 'full',
  'cut off': 'part',
  'a slip': 'struck',
  'the opposite word': 'struck',
};

/** The union’s own figure, and what is listed of it. */
export function view(rows: Row[]) {
  const own = rowWhere(rows, { figure: 'more specialists', carried: 'the union’s own' });
  const reports = where(rows, { figure: 'more specialists' }).filter((row) => row !== own);
  const [opposite, ...more] = where(rows, { carried: 'the opposite word' });
  return { rows, own, reports, opposite, isOne: opposite !== undefined && more.length === 0 };
}
