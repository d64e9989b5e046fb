import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Document, ImageRun, Packer, Paragraph } from 'docx';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openApp } from '../../../src/app.ts';
import { importPaths } from '../../../src/ingest/import-paths.ts';
import { lookInFolder } from '../../../src/ingest/look-beside.ts';
import { readDocument } from '../../../src/ingest/read-document.ts';
import type { Report } from '../../../src/model/report.ts';
import { toReportDump } from '../../../src/model/report-dump.ts';
import { type ImportRig, openRig, openSite } from '../import-rig.ts';
import { printForms } from '../readers/made-report.ts';
import { drawPdf } from '../readers/print-pdf.ts';
import { drawClosing } from './closing-numbers.ts';
import { drawSheets, toPictureBytes } from './draw-picture.ts';
import { first, last, printPage, readWithOcr, score } from './made-page.ts';

const slow = 120_000;
const fixed = drawClosing(4);
const { four } = printForms(fixed);
const isFour = ({ field }: { readonly field: string }): boolean =>
  /^(?:review|litigation)\./u.test(field);

let rig: ImportRig;
let folder = '';
beforeEach(async () => {
  rig = await openRig();
  folder = join(rig.folder, 'pages');
  await mkdir(join(folder, 'page_files'), { recursive: true });
});
afterEach(() => rig.close());

const drawFour = (scale = 1): Promise<Uint8Array> =>
  toPictureBytes(drawSheets([four], { font: 15 * scale, width: 1000 * scale }));

function expectFour(report: Report): void {
  const { wrong } = score(report, fixed);
  expect(wrong).toEqual([]);
  const read = report.figures.filter((each) => isFour(each) && each.state === 'reported');
  expect(read).toHaveLength(15);
}

it(
  'a picture inside a Word file',
  async () => {
    const data = Buffer.from(await drawFour());
    const transformation = { width: 600, height: 80 };
    const picture = new Paragraph({
      children: [new ImageRun({ type: 'png', data, transformation })],
    });
    const children = [...first.map((text) => new Paragraph(text)), picture];
    const sections = [{ children: [...children, ...last.map((text) => new Paragraph(text))] }];
    const bytes = new Uint8Array(await Packer.toBuffer(new Document({ sections })));
    expectFour(await readWithOcr('report.docx', bytes));
  },
  slow,
);

it(
  'a picture on the page of a PDF',
  async () => {
    const data = Buffer.from(await drawFour(2));
    const bytes = await drawPdf((pen) => {
      pen.fontSize(12);
      for (const [at, text] of first.entries()) pen.text(text, 50, 60 + at * 60, { width: 495 });
      pen.image(data, 40, 260, { width: 520 });
      for (const [at, text] of last.entries()) pen.text(text, 50, 480 + at * 30, { width: 495 });
    });
    const report = await readWithOcr('report.pdf', bytes);
    expectFour(report);
    expect(report.figures.find(isFour)?.page).toBe(1);
  },
  slow,
);

it(
  'a picture beside a saved page, kept through the store, said in every reply',
  async () => {
    const page = join(folder, 'page.html');
    await writeFile(page, await printPage({ four: 'page_files/four.png' }));
    await writeFile(join(folder, 'page_files/four.png'), await drawFour());
    const { store, rules } = rig;
    const run = (ocr: boolean) => importPaths({ paths: [page], store, rules, ocr });
    const read = async (): Promise<Report> => {
      const report = await store.readReport('zezhou-transport-2023');
      if (report === null) throw new Error('not stored');
      return report;
    };
    expect(await run(false)).toMatchObject({ added: 1 });
    expect((await read()).figures.filter(isFour).every(({ state }) => state === 'image')).toBe(
      true,
    );
    expect(await run(true)).toMatchObject({ replaced: 1 });
    const report = await read();
    expectFour(report);
    const dump = toReportDump(report, 'http://127.0.0.1');
    expect(dump.figures.find(({ field }) => field === 'review.total')?.notes.join()).toMatch(
      /图片识别/u,
    );
    expect(await run(true)).toMatchObject({ unchanged: 1 });
    expect(await run(false)).toMatchObject({ unchanged: 1 });
    expect(await read()).toEqual(report);
    const app = await openApp({ storeUrl: rig.url, publicUrl: 'http://127.0.0.1' });
    try {
      const ask = { text: '泽州交通局2023年行政复议总计多少件', now: '2024-06-01' };
      const { answer } = await app.ask(ask, null);
      expect(answer).toMatchObject({ status: 'answered', value: fixed('review.total', 'total') });
      expect(answer.text).toMatch(/图片识别读出（置信度不低于 \d+%）/u);
    } finally {
      await app.close();
    }
  },
  slow,
);

it(
  'a picture beside a page inside an archive',
  async () => {
    const page = await printPage({ four: './page_files/four.png' });
    const file = join(folder, 'all.zip');
    await writeFile(
      file,
      zipSync({ 'a/page.html': page, 'a/page_files/four.png': await drawFour() }),
    );
    const { store, rules } = rig;
    const reports: Report[] = [];
    const onReport = (report: Report): void => void reports.push(report);
    await importPaths({ paths: [file], store, rules, ocr: true, dryRun: true, onReport });
    const [report] = reports;
    if (report === undefined) throw new Error('no report');
    expectFour(report);
  },
  slow,
);

it('nothing outside the folder of the page is looked at', async () => {
  await writeFile(join(rig.folder, 'secret.png'), 'x');
  await writeFile(join(folder, 'own.png'), 'y');
  const look = lookInFolder(folder);
  for (const address of [
    '../secret.png',
    '/etc/hosts',
    'file:///etc/hosts',
    '%2e%2e/secret.png',
    'none.png',
    'https://example.org/a.png',
  ])
    expect(await look(address)).toBeNull();
  expect(await look('./own.png?v=1')).not.toBeNull();
});

it('a picture, a scan or a legacy file alone is refused in one line that says what to do', async () => {
  const scan = await drawPdf((pen) => pen.rect(10, 10, 100, 100).fill());
  const cases = [
    [await drawFour(), /是图片.*--ocr/u],
    [scan, /没有文字层.*--ocr/u],
    [
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      /旧式 Word 文件.*另存为 \.docx/u,
    ],
  ] as const;
  for (const [bytes, reason] of cases) {
    const refused = await readDocument({ file: 'x', bytes }).catch((error: Error) => error.message);
    expect(refused).toMatch(reason);
    expect(refused).not.toContain('\n');
  }
});

it(
  'a picture at the address of its page',
  async () => {
    const [page, picture] = [await printPage({ four: 'img/four.png' }), await drawFour()];
    const site = await openSite(({ url }, response) => {
      const found = { '/a/page.html': page, '/a/img/four.png': picture }[url ?? ''];
      response.writeHead(found === undefined ? 404 : 200);
      response.end(found === undefined ? '' : Buffer.from(found));
    });
    try {
      const { store, rules } = rig;
      const reports: Report[] = [];
      const onReport = (report: Report): void => void reports.push(report);
      const network = { allowPrivate: true, paceMs: 0 };
      const paths = [`${site.url}/a/page.html`];
      await importPaths({ paths, store, rules, dryRun: true, onReport, network });
      expect(site.asked).not.toContain('/a/img/four.png');
      await importPaths({ paths, store, rules, dryRun: true, onReport, network, ocr: true });
      const report = reports.at(-1);
      if (report === undefined) throw new Error('no report');
      expectFour(report);
    } finally {
      await site.close();
    }
  },
  slow,
);
