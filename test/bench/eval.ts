// npm run eval [-- --write]: how well questions are understood and answered, and the curve over the thresholds.
import { writeFileSync } from 'node:fs';
import { openTestApp } from '../support/open-test-app.ts';
import { evalCurve } from './eval-curve.ts';
import { measureFigures, printFigure, REPORT } from './eval-figures.ts';
import { evalClassifier } from './eval-intents.ts';

type Row = Readonly<Record<string, string | number>>;

const app = await openTestApp();
try {
  const figures = (await measureFigures(app)).map((figure) => ({
    figure: figure.name,
    value: printFigure(figure),
  }));
  const parts: readonly (readonly [string, readonly Row[]])[] = [
    ['Figures', figures],
    ['What the score of the classifier is worth', calibration(await evalClassifier())],
    ['Right, withheld and wrong over the thresholds', await evalCurve(app)],
  ];
  for (const [title, rows] of parts) {
    console.log(`\n## ${title}`);
    console.table(rows);
  }
  if (process.argv.includes('--write')) writeFileSync(REPORT, report(parts));
} finally {
  await app.close();
}

/** Accuracy of the guesses in each band of their score, by 5-fold. */
function calibration(guesses: Awaited<ReturnType<typeof evalClassifier>>): readonly Row[] {
  return [0, 0.2, 0.35, 0.5, 0.65, 0.8].map((from, index, bands) => {
    const to = bands[index + 1] ?? 1.01;
    const band = guesses.filter(({ score }) => score >= from && score < to);
    const right = band.filter((guess) => guess.right).length;
    const share = band.length === 0 ? '–' : `${((100 * right) / band.length).toFixed(1)} %`;
    return { 'score from': from, questions: band.length, right: share };
  });
}

function report(parts: readonly (readonly [string, readonly Row[]])[]): string {
  const head = `# Evaluation

Written by \`npm run eval -- --write\`; \`test/eval.test.ts\` fails when a figure falls below the one that is written here.
Answers score +1 right, 0 withheld, -10 wrong a turn. Wrong is a figure that is stated and is not so.
The rules were written with the intent corpus in sight: its figures guard against loss; the answer corpus, which examiners wrote blind, and the folds
of the classifier are the ones that foretell anything. The classifier speaks only where no rule does, and never with a number, so its thresholds move little.
`;
  const sections = parts.map(([title, rows]) => `\n## ${title}\n\n${table(rows)}`);
  return `${head}${sections.join('')}`;
}

function table(rows: readonly Row[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |\n`;
  const names = Object.keys(rows[0] ?? {});
  const body = rows.map((row) => line(names.map((name) => shown(row[name]))));
  return [line(names), line(names.map(() => '---')), ...body].join('');
}

function shown(cell: string | number | undefined): string | number {
  return typeof cell === 'number' ? Number(cell.toFixed(3)) : (cell ?? '');
}
