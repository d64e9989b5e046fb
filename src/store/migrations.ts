import { type ColumnDataType, type Kysely, type Migration, sql } from 'kysely';

export type DialectName = 'sqlite' | 'postgres';

/** `name:type`, `!` not null. The key comes first; a parent's rows take theirs along when they go. */
type TableSpec = {
  readonly name: string;
  readonly columns: string;
  readonly key: readonly string[];
  readonly parent?: { readonly table: string; readonly column: string };
};

const REPORTS = { table: 'reports', column: 'key' };

const TABLES: readonly TableSpec[] = [
  { name: 'store_state', columns: 'id:int! revision:int!', key: ['id'] },
  {
    name: 'agencies',
    columns:
      'ordinal:int! id:text! region_code:text province:text city:text county:text level:text function:text',
    key: ['ordinal'],
  },
  {
    name: 'agency_names',
    columns: 'agency:int! position:int! name:text! from_year:int to_year:int',
    key: ['agency', 'position'],
    parent: { table: 'agencies', column: 'ordinal' },
  },
  {
    name: 'fields',
    columns: 'number:int! field:text! applicant:text! wide:int!',
    key: ['number'],
  },
  {
    name: 'places',
    columns: 'number:int! field:int! label:text! unit:text section:text place:text! quote:text',
    key: ['number'],
  },
  {
    name: 'reports',
    columns:
      'key:int! agency_ordinal:int! year:int! id:text! agency:text! title:text! published_on:text format:text! province:text city:text county:text ' +
      'contacts:text! file:text! sha256:text! original:text version:int! changes:text! revision:int! imported_at:text! ' +
      'figure_count:int! failed_checks:int! issue_count:int! sheet:bytes! texts:text',
    key: ['key'],
  },
  { name: 'cells', columns: 'key:int! revision:int!', key: ['key'], parent: REPORTS },
  {
    name: 'figures',
    columns:
      'key:int! position:int! field:int! label:text! state:text! value:real words:text qualifier:text! unit:text ' +
      'raw:text section:text place:text! line:int page:int quote:text notes:text',
    key: ['key', 'position'],
    parent: REPORTS,
  },
  {
    name: 'checks',
    columns:
      'key:int! position:int! id:text! scope:text! verdict:text! left:real right:real difference:real text:text! figures:text!',
    key: ['key', 'position'],
    parent: REPORTS,
  },
  {
    name: 'issues',
    columns: 'key:int! position:int! code:text! line:int page:int text:text!',
    key: ['key', 'position'],
    parent: REPORTS,
  },
  {
    name: 'documents',
    columns: 'key:int! dictionary:int! pack:bytes!',
    key: ['key'],
    parent: REPORTS,
  },
  { name: 'dictionaries', columns: 'number:int! format:text! bytes:bytes!', key: ['number'] },
  {
    name: 'report_versions',
    columns:
      'key:int! version:int! sha256:text! file:text! imported_at:text! changes:text! pack:bytes!',
    key: ['key', 'version'],
  },
];

const INDEXES = [
  { name: 'agencies_by_id', table: 'agencies', columns: ['id'], unique: true },
  { name: 'agencies_by_region', table: 'agencies', columns: ['region_code'], unique: false },
  { name: 'fields_by_name', table: 'fields', columns: ['field', 'applicant'], unique: true },
  { name: 'reports_by_id', table: 'reports', columns: ['id'], unique: true },
  { name: 'reports_by_agency', table: 'reports', columns: ['agency_ordinal'], unique: false },
  { name: 'figures_by_field', table: 'figures', columns: ['field', 'key'], unique: false },
] as const;

/** The type as each database spells it; numbers are 8-byte floats so that 3.978 stays 3.978. */
function toColumnType(type: string, dialect: DialectName): ColumnDataType {
  if (type === 'int') return 'integer';
  if (type === 'real') return 'double precision';
  if (type === 'bytes') return dialect === 'sqlite' ? 'blob' : 'bytea';
  return 'text';
}

async function createTable(
  db: Kysely<unknown>,
  dialect: DialectName,
  spec: TableSpec,
): Promise<void> {
  let table = db.schema.createTable(spec.name);
  for (const column of spec.columns.split(' ')) {
    const [name = '', type = ''] = column.replace('!', '').split(':');
    table = table.addColumn(name, toColumnType(type, dialect), (made) =>
      column.endsWith('!') ? made.notNull() : made,
    ) as typeof table;
  }
  table = table.addPrimaryKeyConstraint(`${spec.name}_key`, [...spec.key] as never);
  if (spec.parent !== undefined) {
    const { table: parent, column } = spec.parent;
    const name = `${spec.name}_of_${parent}`;
    table = table.addForeignKeyConstraint(
      name,
      spec.key.slice(0, 1) as never,
      parent,
      [column],
      (made) => made.onDelete('cascade'),
    );
  }
  const clustered = dialect === 'sqlite' && spec.key.length > 1;
  await (clustered ? table.modifyEnd(sql`without rowid`) : table).execute();
}

async function createEverything(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  for (const spec of TABLES) await createTable(db, dialect, spec);
  for (const { name, table, columns, unique } of INDEXES) {
    const index = db.schema
      .createIndex(name)
      .on(table)
      .columns([...columns]);
    await (unique ? index.unique() : index).execute();
  }
  await sql`insert into store_state (id, revision) values (1, 0)`.execute(db);
}

/** Bytes are looked up before they are read; agencies are merged without giving their ordinal away. */
async function addHashAndMerging(db: Kysely<unknown>): Promise<void> {
  const index = db.schema.createIndex('reports_by_sha256').on('reports');
  await index.columns(['sha256']).execute();
  await db.schema.alterTable('agencies').addColumn('merged_into', 'integer').execute();
}

/** Every step from an empty store to the present one, by name in order; never edit one that was released. */
export function createMigrations(dialect: DialectName): Record<string, Migration> {
  return {
    '001-everything': { up: (db) => createEverything(db, dialect) },
    '002-hash-and-merging': { up: addHashAndMerging },
  };
}
