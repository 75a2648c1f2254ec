import type { Tables } from '../../data/tables/index.ts';
import { boundsOfAll, toPercent } from '../../data/share.ts';
import { answersOfOneSurvey } from '../kit/opinion.ts';
import { joinSources, rowWhere, valuesOf, where } from '../kit/rows-and-phrases.ts';

/**
 * Metropolitan Police Federation, survey of January 2017. Anyone could answer and about a third did, so the answers bound
 * what all members thought and do not estimate it. Sources differ on how many members were asked: each count is a state.
 */
export type Row = ReturnType<typeof deriveRows>[number];

export function deriveRows(tables: Tables) {
  const { survey_id, answers } = answersOfOneSurvey(tables, 'survey-bounds');
  const counts = where(tables['survey-counts'], { survey_id });
  const answered = rowWhere(counts, { measure: 'respondents', preferred: true });
  const memberCounts = where(counts, { measure: 'members' });
  // The site’s own choice stands first, then the others from the largest.
  const inOrder = memberCounts.toSorted(
    (a, b) => Number(b.preferred) - Number(a.preferred) || b.value - a.value,
  );
  return valuesOf(inOrder, 'value').flatMap((members) => {
    const given = where(memberCounts, { value: members });
    return answers.map(({ question_id, option_id, label, shown, published, percent }) => {
      const { low, high } = boundsOfAll(percent / 100, answered.value, members);
      return {
        members,
        /** The sources’ own hedge, such as more than. */
        members_qualifier: given.find((row) => row.qualifier !== null)?.qualifier ?? null,
        answered: answered.value,
        answered_qualifier: answered.qualifier,
        question_id,
        option_id: option_id.join(';'),
        answer: label,
        /** Of those who answered, as published. */
        percent,
        /** Of all members, if no other member agreed, and if every other did. */
        low: toPercent(low),
        high: toPercent(high),
        shown,
        source_id: joinSources([...published, answered, ...given]),
      };
    });
  });
}

/** What stands in the state of a count of members. */
export function view(rows: Row[], all: Row[]) {
  const [first] = rows as [Row];
  const { question_id, option_id } = first;
  /** The same answer by the other counts of members. */
  const others = where(all, { question_id, option_id }).filter((row) => row !== first);
  const drawn = where(rows, { shown: 'in the picture' });
  return { rows, first, drawn, others, isOther: first.members !== all[0]?.members };
}
