import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import type { Answer } from '../model/answer.ts';
import { toReportDump } from '../model/report-dump.ts';
import { pageFigures } from './page-figures.ts';
import type { WebDeps } from './web-deps.ts';

type Deps = Pick<WebDeps, 'converse' | 'store' | 'fields' | 'applicants' | 'publicUrl'>;

const maxFigures = 200;

const toResult = (value: object) => ({
  content: [{ type: 'text' as const, text: JSON.stringify(value) }],
});

/** The answer without its machinery: an assistant is to quote the words and the links. */
const toQuotable = ({ status, text, value, unit, figures, choices, notes }: Answer) => ({
  ...{ status, text, value, unit, choices, notes },
  figures: figures.slice(0, maxFigures),
});

function addAsk(server: McpServer, { converse }: Deps, user: string): void {
  server.registerTool(
    'ask',
    {
      title: '问年报',
      description:
        'Answers one question about Chinese government information disclosure annual reports with the printed figure, unit and source link. A blank cell is never 0; say what the text says. 用中文提问，例如：某市交通运输局2023年收到多少件政府信息公开申请',
      inputSchema: { question: z.string().min(1).max(4_000), now: z.iso.date().optional() },
      annotations: { readOnlyHint: true },
    },
    async ({ question, now }) => {
      const dated = now === undefined ? {} : { now };
      const asked = { text: question, conversation: null, user, ...dated };
      const reply = await converse(asked);
      return reply.answer
        ? toResult(toQuotable(reply.answer))
        : { ...toResult({ text: reply.text }), isError: reply.trouble !== undefined };
    },
  );
}

function addFindFigures(server: McpServer, deps: Deps): void {
  const known = deps.fields.map(({ id }) => id);
  server.registerTool(
    'find_figures',
    {
      title: '查数据',
      description:
        'Stored figures of fields by agency ids and years. `state` tells why a value is null: blank, image, truncated, notStated … none of these is 0.',
      inputSchema: {
        fields: z.array(z.string()).min(1).max(50),
        agencies: z.array(z.string()).max(200).optional(),
        years: z.array(z.int()).max(50).optional(),
        offset: z.int().min(0).max(10_000_000).optional(),
      },
      annotations: { readOnlyHint: true },
    },
    async ({ fields: ids, agencies = [], years = [], offset = 0 }) => {
      const wanted = { fields: ids, agencies, years, offset, limit: maxFigures };
      const { items, total } = await pageFigures(deps, wanted);
      const unknown = ids.filter((id) => !known.includes(id));
      return toResult({
        total,
        figures: items,
        ...(offset + items.length < total ? { nextOffset: offset + items.length } : {}),
        ...(unknown.length > 0 ? { unknownFields: unknown, knownFields: known } : {}),
      });
    },
  );
}

type Wanted = {
  readonly agency?: string | undefined;
  readonly year?: number | undefined;
  readonly offset?: number | undefined;
};

/** Which reports there are, a page at a time. */
async function listReports(store: Deps['store'], { agency, year, offset = 0 }: Wanted) {
  const filter = {
    ...(agency === undefined ? {} : { agencyName: agency }),
    ...(year === undefined ? {} : { year }),
  };
  const { items, total } = await store.pageReports(filter, { offset, limit: maxFigures });
  const reports = items.map(({ id, agencyId, agency: name, year: of, title }) => {
    return { id, agencyId, agency: name, year: of, title };
  });
  return { total, offset, reports };
}

function addGetReport(server: McpServer, { store, publicUrl }: Deps): void {
  server.registerTool(
    'get_report',
    {
      title: '读年报',
      description:
        'One stored report as it was read: figures, checks, issues. Without id: which reports there are, by agency name (may be shortened) and year.',
      inputSchema: {
        id: z.string().max(200).optional(),
        agency: z.string().max(100).optional(),
        year: z.int().optional(),
        offset: z.int().min(0).max(10_000_000).optional(),
      },
      annotations: { readOnlyHint: true },
    },
    async ({ id, ...wanted }) => {
      if (id === undefined) return toResult(await listReports(store, wanted));
      const report = await store.readReport(id);
      if (report === null) return { ...toResult({ error: 'no such report' }), isError: true };
      return toResult(toReportDump(report, publicUrl));
    },
  );
}

/** Tools for assistants, so that they quote instead of guessing. One server a session; the deps are shared. */
export function createMcpServer(deps: Deps, user = 'mcp'): McpServer {
  const server = new McpServer({ name: 'nianbao', version: '1' });
  addAsk(server, deps, user);
  addFindFigures(server, deps);
  addGetReport(server, deps);
  return server;
}
