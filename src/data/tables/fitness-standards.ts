import { amount, optional, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const fitnessStandardsTable = defineTable({
  name: 'fitness-standards',
  about:
    'Fitness that a role asks for. A shuttle level such as 5:4 is level 5, shuttle 4: neither a decimal nor a time. It can be ranked, not averaged. Figures in ml/kg/min are on another scale and are not converted.',
  columns: {
    role: text('The role.'),
    shuttle_level: optional(
      text('Level:shuttle of the 15 metre shuttle run, such as 5:4; format the column as text.'),
    ),
    vo2_ml_kg_min: optional(amount('Oxygen uptake, millilitres a kilogram a minute.')),
    push_pull_strength: optional(text('Push and pull strength.')),
    standard_set_by: text('Who set it.'),
    source_id: sources(),
    note: optional(text('What a reader of this row should know.')),
    status: text('Whether it holds today, as far as is known.'),
  },
  key: ['role'],
});
