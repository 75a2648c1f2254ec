import { sort } from 'd3';
import type { Tables } from '../../data/tables/index.ts';
import { formatPercent } from '../../data/format.ts';
import { answersOfOneSurvey } from '../kit/opinion.ts';
import type { Glyph } from '../kit/list-rows.ts';
import { rowWhere, where } from '../kit/rows-and-phrases.ts';

/** How a report carried a figure of the union’s survey of January 2017, or the word that went with it. */
export const carriedGlyphs = {
  'the union’s own': 'full',
  'as published': 'full',
  'rightly rounded': 'full',
  'cut off': 'part',
  'a slip': 'struck',
  'the opposite word': 'struck',
} satisfies Record<string, Glyph>;

export type Carried = keyof typeof carriedGlyphs;

export type Row = ReturnType<typeof deriveRows>[number];

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

function cite(tables: Tables, source_id = '') {
  const source = rowWhere(tables.sources, { source_id });
  return { by: nameOf(source), published: source.published, source_id };
}

/** A site that slipped. */
const unnamed = { by: 'A small site, not named', published: null, source_id: null };

/** The union’s own figures, then each report of them in data/: by date, then name, in no order of merit. */
export function deriveRows(tables: Tables) {
  const { answers } = answersOfOneSurvey(tables, 'reported-figures');
  const rows = answers.flatMap(({ survey_id, question_id, option_id, side, label }) => {
    const published = option_id.flatMap((option_id) =>
      where(tables.responses, { survey_id, question_id, option_id }),
    );
    const own = rowWhere(published, { preferred: true });
    const isWord = side === 'word';
    const rowOf = ({ percent, printed_word }: typeof own, carried: Carried, [id]: string[]) => ({
      figure: label,
      percent,
      /** The figure or, of the second, the word that went with it. */
      printed: isWord ? (printed_word ?? '') : formatPercent(percent),
      carried,
      ...(carried === 'a slip' ? unnamed : cite(tables, id)),
    });
    return [
      rowOf(own, 'the union’s own', own.source_id),
      ...(own.printed_alike_by ?? []).map((id) => rowOf(own, 'as published', [id])),
      ...where(published, { preferred: false }).map((report) => {
        const carried = isWord ? 'the opposite word' : carriedAs(report.percent, own.percent);
        return rowOf(report, carried, report.source_id);
      }),
    ];
  });
  // A date without a day comes last in its year.
  return sort(
    rows,
    ({ carried }) => carried !== 'the union’s own',
    ({ published }) => `${published ?? ''}~`,
    ({ by }) => by,
  );
}
