/** What pdfjs calls its errors. */
const names: ReadonlySet<string> = new Set([
  ...['XRefEntryException', 'XRefParseException', 'FormatError', 'ParserEOFException'],
  ...['InvalidPDFException', 'MissingDataException', 'UnknownErrorException', 'AbortException'],
]);

/** Whether this is an error of a PDF and not of ours. */
export function isStray(error: unknown): boolean {
  return error instanceof Error && names.has(error.name);
}

function forgive(error: unknown): void {
  if (isStray(error) || process.listenerCount('unhandledRejection') > 1) return;
  throw error;
}

/**
 * pdfjs begins to fetch pages nobody asks for later; one that is damaged leaves a rejection nobody waits for, which would end the
 * process. Others end it as ever.
 */
export function forgiveStrays(): void {
  if (!process.listeners('unhandledRejection').includes(forgive))
    process.on('unhandledRejection', forgive);
}
