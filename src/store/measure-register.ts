import { applicantIds, type Field } from '../model/field.ts';
import type { Db, Tx } from './tables.ts';

/** A measure as the store numbers it; the number never changes and is never given to another. */
export type NumberedMeasure = {
  readonly number: number;
  readonly field: string;
  readonly applicant: string | null;
  /** Its column in cells; null: its figures are rows of their own. */
  readonly column: string | null;
};

export type MeasureRegister = {
  find(field: string, applicant: string | null): NumberedMeasure | undefined;
  get(number: number): NumberedMeasure | undefined;
  readonly columns: readonly string[];
  /** Reads what was added since, by this process or another. */
  load(db: Db): Promise<void>;
  /** Numbers a measure no catalogue knows, for the transaction at hand. */
  add(tx: Tx, measures: readonly Pick<NumberedMeasure, 'field' | 'applicant'>[]): Promise<void>;
  forget(): void;
};

const TABLE_GROUPS = /^t[234]/;
/** PostgreSQL ends at 1,600 columns a table. */
const MAX_COLUMNS = 1_200;

type Row = { number: number; field: string; applicant: string; wide: number };

/** The numbering of measures in memory; `load` it before use. */
export function createMeasureRegister(): MeasureRegister {
  const measures: NumberedMeasure[] = [];
  const byField = new Map<string, Map<string | null, NumberedMeasure>>();
  const columns: string[] = [];
  const keep = (row: Row): void => {
    const column = row.wide === 1 ? `m${row.number}` : null;
    const applicant = row.applicant === '' ? null : row.applicant;
    const measure = { number: row.number, field: row.field, applicant, column };
    measures.push(measure);
    const ofField = byField.get(row.field) ?? new Map<string | null, NumberedMeasure>();
    byField.set(row.field, ofField.set(applicant, measure));
    if (column !== null) columns.push(column);
  };
  return {
    columns,
    find: (field, applicant) => byField.get(field)?.get(applicant || null),
    get: (number) => measures[number],
    async load(db) {
      const rows = db.selectFrom('fields').selectAll().where('number', '>=', measures.length);
      for (const row of await rows.orderBy('number').execute()) keep(row);
    },
    async add(tx, added) {
      const rows = added.map(({ field, applicant }, index) => {
        return { number: measures.length + index, field, applicant: applicant ?? '', wide: 0 };
      });
      if (rows.length === 0) return;
      await tx.insertInto('fields').values(rows).execute();
      for (const row of rows) keep(row);
    },
    forget() {
      measures.length = 0;
      columns.length = 0;
      byField.clear();
    },
  };
}

function toRows({ id, kind, group, hasApplicant }: Field): Omit<Row, 'number'>[] {
  const wide = kind === 'cell' && TABLE_GROUPS.test(group) ? 1 : 0;
  const applicants = hasApplicant ? applicantIds : [''];
  return applicants.map((applicant) => ({ field: id, applicant, wide }));
}

function listMissing(register: MeasureRegister, fields: readonly Field[]): Omit<Row, 'number'>[] {
  const missing = fields
    .flatMap(toRows)
    .filter(({ field, applicant }) => register.find(field, applicant || null) === undefined);
  let columns = register.columns.length;
  return missing.map((row) => {
    columns += row.wide;
    return columns > MAX_COLUMNS ? { ...row, wide: 0 } : row;
  });
}

/** Numbers what the catalogue has gained and gives each cell of tables two to four its column. */
export async function registerFields(
  db: Db,
  register: MeasureRegister,
  fields: readonly Field[],
): Promise<void> {
  await register.load(db);
  if (listMissing(register, fields).length === 0) return;
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('store_state')
      .set((of) => ({ revision: of('revision', '+', 1) }))
      .execute();
    await register.load(tx);
    const missing = listMissing(register, fields);
    let number =
      (
        await tx
          .selectFrom('fields')
          .select((of) => of.fn.countAll<number>().as('count'))
          .executeTakeFirst()
      )?.count ?? 0;
    for (const row of missing) {
      if (row.wide === 1)
        await tx.schema.alterTable('cells').addColumn(`m${number}`, 'double precision').execute();
      await tx
        .insertInto('fields')
        .values({ number, ...row })
        .execute();
      number += 1;
    }
  });
  await register.load(db);
}
