import { NianbaoError } from '../errors.ts';

const ADVICE: readonly (readonly [code: RegExp, text: string])[] = [
  [/^SQLITE_CANTOPEN/, '数据库文件打不开：请检查路径是否存在、是否有读写权限'],
  [/^SQLITE_READONLY|^EACCES|^EPERM|^EROFS/, '数据库不可写：请检查文件和所在目录的写权限'],
  [/^SQLITE_BUSY|^SQLITE_LOCKED|^55P03/, '数据库正被另一个程序占用：请稍后再试，或先结束那个程序'],
  [
    /^SQLITE_CORRUPT|^SQLITE_NOTADB/,
    '数据库文件已损坏或不是本程序的数据库：请移走该文件后重新导入报告',
  ],
  [/^SQLITE_FULL|^ENOSPC|^53100/, '磁盘已满：请腾出空间后再试'],
  [/^ENOTDIR|^EEXIST|^ENOENT|^EISDIR/, '数据库所在目录无法使用：请把 STORE_URL 指向可写的目录'],
  [
    /^ECONN|^ENOTFOUND|^ETIMEDOUT|^57P|^08/,
    '连接不上数据库服务器：请检查 STORE_URL 和服务器是否在运行',
  ],
  [/^28|^3D000|^3F000|^42501/, '数据库拒绝访问：请检查 STORE_URL 中的用户、密码和库名'],
];

const OTHER = '数据库无法使用：请检查 STORE_URL，必要时换一个新路径并重新导入报告';

function readCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const code = 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

/** A driver's error as one line that says what to do; a fault of our own code stays what it is. */
function toStoreFault(error: unknown, url: string): unknown {
  if (error instanceof NianbaoError) return error;
  const code = readCode(error);
  if (code === null) return error;
  const advice = ADVICE.find(([pattern]) => pattern.test(code))?.[1] ?? OTHER;
  const shown = url.replace(/\/\/[^@/]*@/, '//');
  return new NianbaoError('STORE_UNAVAILABLE', `${advice}（${shown}，${code}）`, { cause: error });
}

/** Runs a step of the store so that it rejects with STORE_UNAVAILABLE when the database fails it. */
export async function guardStore<T>(url: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw toStoreFault(error, url);
  }
}
