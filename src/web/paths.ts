/** Links on our own pages are relative, whatever host name the reader came by. */
export function toPath(url: string): string {
  const { pathname, hash } = new URL(url);
  return `${pathname}${hash}`;
}

/** The page of a report, or of what it was before it was replaced. */
export function toReportPath(id: string, version: number | null): string {
  return version === null ? `/reports/${id}` : `/reports/${id}?version=${version}`;
}
