import type { ReportFigure } from '../model/report.ts';

/** What a figure says, short enough for a line of history. */
function toSaying(figure: ReportFigure | undefined): string {
  if (figure === undefined) return 'none';
  return figure.state === 'reported' ? String(figure.value) : figure.state;
}

function toMap(figures: readonly ReportFigure[]): Map<string, ReportFigure> {
  const map = new Map<string, ReportFigure>();
  for (const figure of figures) {
    const { field, applicant } = figure;
    const measure = applicant === null ? field : `${field}@${applicant}`;
    let key = measure;
    for (let count = 2; map.has(key); count += 1) key = `${measure}#${count}`;
    map.set(key, figure);
  }
  return map;
}

/** Which figures differ between two versions of a report, as `field@applicant: old → new`. */
export function listChanges(
  before: readonly ReportFigure[],
  after: readonly ReportFigure[],
): readonly string[] {
  const old = toMap(before);
  const present = toMap(after);
  return [...new Set([...old.keys(), ...present.keys()])].flatMap((key) => {
    const [from, to] = [toSaying(old.get(key)), toSaying(present.get(key))];
    return from === to ? [] : [`${key}: ${from} → ${to}`];
  });
}
