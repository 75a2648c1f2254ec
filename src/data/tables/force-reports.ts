import { count, date, oneOf, period, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const forceReportsTable = defineTable({
  name: 'force-reports',
  about:
    'All officers’ reports of use of force, of any kind. Recording grew in these years, so more reports need not mean more force.',
  columns: {
    geography: text('England and Wales, a region, or a force as in police-forces.csv.'),
    geography_type: oneOf(['england_wales', 'region', 'force'], 'What kind of place that is.'),
    period: period('The year to March.'),
    reports: count('Officers’ reports.'),
    source_id: sources(),
    released: date('When the release came out.'),
  },
  key: ['geography', 'geography_type', 'period', 'released'],
});
