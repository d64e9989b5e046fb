/** Links on our own pages are relative, whatever host name the reader came by. */
export function toPath(url: string): string {
  const { pathname, hash } = new URL(url);
  return `${pathname}${hash}`;
}
