import { serveCommand } from './commands/serve-command.ts';

/** What a process manager runs: web and enabled channels until SIGTERM; a broken world is one line. */
serveCommand().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`nianbao: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
