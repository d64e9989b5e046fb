#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { NianbaoError } from './errors.ts';

// Compiled code is kept between runs: a cold start reads it instead of compiling again.
enableCompileCache();

/** One command: loaded only when asked for, so that a cold `ask` pays for nothing else. */
export type Command = (args: readonly string[]) => Promise<number>;

const COMMANDS: Record<string, { readonly help: string; readonly load: () => Promise<Command> }> = {
  ask: {
    help: 'ask "问题" [--json] [--now 日期] [--batch 文件]   问一句，答一句',
    load: async () => (await import('./commands/ask-command.ts')).askCommand,
  },
  chat: {
    help: 'chat                                          在终端里连续问',
    load: async () => (await import('./commands/chat-command.ts')).chatCommand,
  },
  explain: {
    help: 'explain "问题"                                 看每一步怎样理解这句话',
    load: async () => (await import('./commands/explain-command.ts')).explainCommand,
  },
  import: {
    help: 'import 文件|目录|网址|-… [--dry-run] [--json] [--explain] [--again] [--ocr]   读入年报',
    load: async () => (await import('./commands/import-command.ts')).importCommand,
  },
  reports: {
    help: 'reports [--json]                              库里有哪些年报',
    load: async () => (await import('./commands/reports-command.ts')).reportsCommand,
  },
  show: {
    help: 'show 编号 [--json]                            一份年报读成了什么',
    load: async () => (await import('./commands/show-command.ts')).showCommand,
  },
  check: {
    help: 'check 编号 | check --failed                   核对表内勾稽关系',
    load: async () => (await import('./commands/check-command.ts')).checkCommand,
  },
  mcp: {
    help: 'mcp                                           作为 MCP 服务接受标准输入',
    load: async () => (await import('./commands/mcp-command.ts')).mcpCommand,
  },
  issues: {
    help: 'issues [编号]                                 读的时候发现了什么问题',
    load: async () => (await import('./commands/issues-command.ts')).issuesCommand,
  },
  agencies: {
    help: 'agencies [merge 甲 乙 | rename 编号 新名 --from 年份]   机关：列出、合并、改名',
    load: async () => (await import('./commands/agencies-command.ts')).agenciesCommand,
  },
  serve: {
    help: 'serve                                         启动网页和已打开的聊天渠道',
    load: async () => (await import('./commands/serve-command.ts')).serveCommand,
  },
  rules: {
    help: 'rules                                         检查 data/ 和 intents/ 里的规则',
    load: async () => (await import('./commands/rules-command.ts')).rulesCommand,
  },
};

function help(): string {
  const lines = Object.values(COMMANDS).map((command) => `  nianbao ${command.help}`);
  return ['问年报 nianbao：用日常中文问政府信息公开工作年度报告', '', ...lines, ''].join('\n');
}

/** Runs one command; faults of usage end with 2, a broken world with 1, each in one line. */
async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(help());
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS[name];
  if (command === undefined) {
    throw new NianbaoError('USAGE', `没有“${name}”这个命令；运行 nianbao --help 查看用法`);
  }
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`用法：nianbao ${command.help}\n`);
    return 0;
  }
  return await (await command.load())(args);
}

/** What node says of an argument, in the language of everything else. */
function explainArgument(error: TypeError & { readonly code?: unknown }): string {
  const named = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  const isUnknown = error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
  return isUnknown ? `没有 ${named} 这个参数` : `参数 ${named} 的写法不对`;
}

function explainFault(error: unknown): { readonly line: string; readonly code: number } {
  if (error instanceof NianbaoError) {
    return { line: error.message, code: error.code === 'USAGE' ? 2 : 1 };
  }
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE')) {
    return { line: `${explainArgument(error)}；加 --help 查看用法`, code: 2 };
  }
  return { line: `出了意外：${error instanceof Error ? error.message : String(error)}`, code: 1 };
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});

/** Ends at once when all is written: taking the heap down by hand would be a tenth of a cold answer. */
function end(code: number): void {
  process.stdout.write('', () => process.exit(code));
}

main(process.argv.slice(2)).then(end, (error: unknown) => {
  const { line, code } = explainFault(error);
  process.stderr.write(`nianbao: ${line}\n`);
  end(code);
});
