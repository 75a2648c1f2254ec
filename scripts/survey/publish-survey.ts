import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeCsv } from '../../src/data/csv.ts';
import { type Bounds, boundsOfAll, share } from '../../src/data/share.ts';
import { tableDefinitions, type Tables } from '../../src/data/tables/index.ts';
import { collectErrors, type DataError, throwIfAny } from '../data/data-error.ts';
import { parseTable } from '../data/parse-table.ts';
import { checkAnswers, countAnswers, everyone, noAnswer, parseAnswers } from './answers.ts';
import { parseOptions, type SurveyOptions } from './parse-options.ts';
import { explainMerged, type SurveyCell, tabulate, tabulateRounded } from './tabulate.ts';

/** The rows for data/responses.csv, and what was merged. Throws DataErrors with all that is wrong with options or answers. */
export function publishSurvey(args: string[], root: string): { csv: string; notes: string[] } {
  const tables = { surveys: loadTable('surveys', root), questions: loadTable('questions', root) };
  const options = parseOptions(args, tables, root);
  const answers = parseAnswers(readFileSync(options.path, 'utf8'));
  throwIfAny([
    ...checkAnswers(answers, options.asked, options.file),
    ...checkSize(answers.people.length, options),
  ]);
  const tabulateAll = options.rounds ? tabulateRounded : tabulate;
  const { cells, notes } = tabulateAll(countAnswers(answers, options.asked), options.threshold);
  const rows = toResponseRows(cells, options);
  return { csv: writeCsv(rows, Object.keys(tableDefinitions.responses.columns)), notes };
}

function loadTable<Name extends 'surveys' | 'questions'>(name: Name, root: string): Tables[Name] {
  const { rows, errors } = parseTable(tableDefinitions[name], readFileSync(join(root, `data/${name}.csv`)));
  throwIfAny(errors);
  return rows as unknown as Tables[Name];
}

const checkSize = (people: number, { file, threshold, members }: SurveyOptions): DataError[] =>
  collectErrors((report) => {
    if (people < threshold)
      report(file, {
        received: `fewer than ${threshold} people`,
        expected: `answers of ${threshold} people or more`,
        fix: 'so few cannot be published without showing who they are',
      });
    if (members !== undefined && people > members)
      report(file, {
        received: `${people} people`,
        expected: `${members} at most, who could answer`,
        fix: 'look at --open-to, and whether somebody could answer twice',
      });
  });

/** The 97.5th percentile of the normal distribution. */
const z = 1.959964;

/**
 * The 95% interval of a share in a random sample, from 0 to 1 (Wilson 1927, “Probable Inference, the Law of Succession,
 * and Statistical Inference”). It supposes that each had the same chance to be asked, so it is not for a survey open to
 * all. Throws where nobody answered.
 */
function wilsonInterval(count: number, base: number): Bounds {
  const agreed = share(count, base);
  const centre = agreed + z ** 2 / (2 * base);
  const half = z * Math.sqrt((agreed * (1 - agreed)) / base + z ** 2 / (4 * base ** 2));
  const whole = 1 + z ** 2 / base;
  return { low: Math.max(0, (centre - half) / whole), high: Math.min(1, (centre + half) / whole) };
}

/** Counts as rows of responses.csv. The note has count and base, what they can say of others, and what was merged. */
function toResponseRows(cells: SurveyCell[], { members, survey, threshold, rounds }: SurveyOptions) {
  // Decimals of rounded counts would be made up.
  const percent = (of: number) => (rounds ? Math.round(of * 100) : Math.round(of * 1000) / 10);
  const formatBounds = ({ low, high }: Bounds) => `${percent(low)} to ${percent(high)}`;
  const about = rounds ? 'about ' : '';

  /** What the answers can say beyond those who gave them. Nothing of merged answers, nor of those who gave none. */
  function describeReach({ answers, groups, count, base, silent }: SurveyCell): string[] {
    if (answers.length > 1 || answers[0] === noAnswer) return [];
    if (members === undefined) return [`95% interval ${formatBounds(wilsonInterval(count, base))} (Wilson)`];
    // How many were free to answer is known of all alone, not of a group.
    if (groups[0] !== everyone) return [];
    const answered = base - silent;
    const bounds = boundsOfAll(share(count, answered), answered, members);
    return [`bounds ${formatBounds(bounds)} of ${members} who could answer`];
  }

  return cells.map((cell) => {
    const base = cell.groups.join('_or_');
    const merged = [cell.answers, cell.groups].filter((names) => names.length > 1);
    return {
      survey_id: survey.survey_id,
      question_id: cell.question,
      option_id: cell.answers.join('_or_'),
      kind: cell.answers.length > 1 ? 'net' : 'option',
      percent: percent(share(cell.count, cell.base)),
      qualifier: rounds ? 'about' : null,
      base,
      subgroup: base === everyone ? null : base,
      preferred: 1,
      source_id: survey.source_id.join(';'),
      note: [
        `${about}${cell.count} of ${about}${cell.base}`,
        ...(rounds ? ['counts rounded to the nearest 5'] : []),
        ...describeReach(cell),
        ...merged.map((names) => explainMerged(names, threshold)),
      ].join('; '),
    };
  });
}
