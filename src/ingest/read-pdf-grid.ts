import type { Rule, Rules } from './read-pdf-rules.ts';

export type Box = readonly [left: number, top: number, right: number, bottom: number];

const near = 3;
const maxSlots = 20_000;

/** Positions closer than a hair are one line of the grid. */
export function clusterPositions(positions: readonly number[], distance: number): number[] {
  const clusters: number[][] = [];
  for (const position of [...positions].sort((a, b) => a - b)) {
    const last = clusters.at(-1);
    if (last !== undefined && position - (last.at(-1) ?? position) <= distance) last.push(position);
    else clusters.push([position]);
  }
  return clusters.map((cluster) => cluster.reduce((sum, one) => sum + one, 0) / cluster.length);
}

const crosses = (horizontal: Rule, vertical: Rule): boolean =>
  vertical.at >= horizontal.from - near &&
  vertical.at <= horizontal.to + near &&
  horizontal.at >= vertical.from - near &&
  horizontal.at <= vertical.to + near;

/** Takes out of `free` what one of the `lines` touches. */
function takeTouching(free: Set<Rule>, touches: (rule: Rule) => boolean): Rule[] {
  const taken = [...free].filter(touches);
  for (const rule of taken) free.delete(rule);
  return taken;
}

/** Rules that hang together draw one table. */
function groupRules(rules: Rules): Rules[] {
  const freeAcross = new Set(rules.horizontal);
  const freeDown = new Set(rules.vertical);
  const groups: Rules[] = [];
  for (const seed of rules.horizontal) {
    if (!freeAcross.delete(seed)) continue;
    const [horizontal, vertical]: [Rule[], Rule[]] = [[], []];
    for (let across = [seed]; across.length > 0; ) {
      horizontal.push(...across);
      const down = takeTouching(freeDown, (rule) => across.some((line) => crosses(line, rule)));
      vertical.push(...down);
      across = takeTouching(freeAcross, (rule) => down.some((line) => crosses(rule, line)));
    }
    groups.push({ horizontal, vertical });
  }
  return groups.map((group) => ({ ...group, vertical: addOpenSide(group.vertical, freeDown) }));
}

const widestLabel = 150;

/** A label that spans all rows of a page has no rule beside it but the outer one, as long as the table is high. */
function addOpenSide(vertical: readonly Rule[], free: ReadonlySet<Rule>): readonly Rule[] {
  const top = Math.min(...vertical.map(({ from }) => from));
  const bottom = Math.max(...vertical.map(({ to }) => to));
  const left = Math.min(...vertical.map(({ at }) => at));
  const side = [...free].filter(
    ({ at, from, to }) =>
      at < left && at > left - widestLabel && Math.abs(from - top) < 6 && Math.abs(to - bottom) < 6,
  );
  return [...side, ...vertical];
}

/** Whether one of the rules at an edge covers most of the stretch: a wall between two slots. */
function isWall(rules: readonly Rule[], lines: readonly number[], index: number): boolean {
  const [from, to] = [lines[index] ?? 0, lines[index + 1] ?? 0];
  const covers = ({ from: start, to: end }: Rule): boolean =>
    Math.min(end, to) - Math.max(start, from) >= (to - from) * 0.6;
  return rules.some(covers);
}

/** The rules of every edge, so that no slot has to look at all of them. */
function groupByEdge(rules: readonly Rule[], edges: readonly number[]): readonly Rule[][] {
  return edges.map((edge) => rules.filter((rule) => Math.abs(rule.at - edge) <= near));
}

type Grid = {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly rules: Rules;
};

function findGrid(rules: Rules): Grid | null {
  const ends = rules.horizontal.flatMap((rule) => [rule.from, rule.to]);
  const outer = [Math.min(...ends), Math.max(...ends)];
  const xs = clusterPositions([...rules.vertical.map((rule) => rule.at), ...outer], near);
  const reach = rules.vertical.flatMap((rule) => [rule.from, rule.to]);
  const edges = rules.vertical.length === 0 ? [] : [Math.min(...reach), Math.max(...reach)];
  const ys = clusterPositions([...rules.horizontal.map((rule) => rule.at), ...edges], near);
  const drawn = rules.vertical.length >= 1 && rules.horizontal.length >= 2;
  if (!drawn || xs.length < 2 || ys.length < 2) return null;
  if (xs.length * ys.length > maxSlots) return null;
  return { xs, ys, rules };
}

/** Slots without a wall between them belong to one printed cell. */
function mergeSlots(grid: Grid): number[] {
  const { xs, ys, rules } = grid;
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const owner = Array.from({ length: rows * columns }, (_, slot) => slot);
  const find = (slot: number): number => {
    let root = slot;
    while (owner[root] !== root) root = owner[root] ?? root;
    return root;
  };
  const down = groupByEdge(rules.vertical, xs);
  const across = groupByEdge(rules.horizontal, ys);
  for (let slot = 0; slot < rows * columns; slot += 1) {
    const [row, column] = [Math.floor(slot / columns), slot % columns];
    if (column + 1 < columns && !isWall(down[column + 1] ?? [], ys, row))
      owner[find(slot + 1)] = find(slot);
    if (row + 1 < rows && !isWall(across[row + 1] ?? [], xs, column))
      owner[find(slot + columns)] = find(slot);
  }
  return owner.map((_, slot) => find(slot));
}

/** Slots of a cell as rectangles: one whose outline has a corner too many lacks a wall and is read row by row. */
function toRectangles(slots: readonly number[], columns: number): number[][] {
  const rows = [...Map.groupBy(slots, (slot) => Math.floor(slot / columns)).values()];
  const [first = []] = rows;
  const same = (row: readonly number[]): boolean =>
    row.length === first.length && (row[0] ?? 0) % columns === (first[0] ?? 0) % columns;
  return rows.every(same) ? [[...slots]] : rows;
}

function toBoxes(grid: Grid): Box[] {
  const columns = grid.xs.length - 1;
  const owners = Map.groupBy([...mergeSlots(grid).entries()], ([, owner]) => owner);
  const cells = [...owners.values()].flatMap((entries) =>
    toRectangles(
      entries.map(([slot]) => slot),
      columns,
    ),
  );
  return cells.map((slots): Box => {
    const [first, last] = [slots[0] ?? 0, slots.at(-1) ?? 0];
    const row = (slot: number): number => Math.floor(slot / columns);
    return [
      grid.xs[first % columns] ?? 0,
      grid.ys[row(first)] ?? 0,
      grid.xs[(last % columns) + 1] ?? 0,
      grid.ys[row(last) + 1] ?? 0,
    ];
  });
}

/** A frame without a wall inside is no table: what stands in it may be one without rules. */
const hasColumns = (boxes: readonly Box[]): boolean =>
  new Set(boxes.map(([left]) => left)).size > 1;

/** Every ruled table of a page as the boxes of its printed cells. */
export function findTables(rules: Rules): readonly (readonly Box[])[] {
  return groupRules(rules)
    .map(findGrid)
    .filter((grid) => grid !== null)
    .map(toBoxes)
    .filter(hasColumns);
}
