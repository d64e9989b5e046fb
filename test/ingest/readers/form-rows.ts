type Row = { readonly field: string; readonly label: string };
/** Rows of table three under the name they share. */
export type Group = { readonly label: string; readonly rows: readonly Row[] };

const rows = (prefix: string, pairs: readonly (readonly [string, string])[]): Row[] =>
  pairs.map(([field, label]) => ({ field: `${prefix}${field}`, label }));

/** The results of the form, in its order. */
export const groups: readonly Group[] = [
  {
    label: '',
    rows: rows('outcome.', [
      ['granted', '（一）予以公开'],
      ['partial', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'],
    ]),
  },
  {
    label: '（三）不予公开',
    rows: rows('outcome.denied.', [
      ['state_secret', '1.属于国家秘密'],
      ['law_prohibited', '2.其他法律行政法规禁止公开'],
      ['security_stability', '3.危及“三安全一稳定”'],
      ['third_party', '4.保护第三方合法权益'],
      ['internal_affairs', '5.属于三类内部事务信息'],
      ['process_info', '6.属于四类过程性信息'],
      ['enforcement_file', '7.属于行政执法案卷'],
      ['admin_query', '8.属于行政查询事项'],
    ]),
  },
  {
    label: '（四）无法提供',
    rows: rows('outcome.unavailable.', [
      ['not_held', '1.本机关不掌握相关政府信息'],
      ['must_create', '2.没有现成信息需要另行制作'],
      ['still_unclear', '3.补正后申请内容仍不明确'],
    ]),
  },
  {
    label: '（五）不予处理',
    rows: rows('outcome.not_processed.', [
      ['petition', '1.信访举报投诉类申请'],
      ['duplicate', '2.重复申请'],
      ['publication', '3.要求提供公开出版物'],
      ['excessive', '4.无正当理由大量反复申请'],
      ['reconfirm', '5.要求行政机关确认或重新出具已获取信息'],
    ]),
  },
  {
    label: '（六）其他处理',
    rows: rows('outcome.other.', [
      ['no_correction', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'],
      ['fee_unpaid', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'],
      ['misc', '3.其他'],
    ]),
  },
  { label: '', rows: rows('outcome.', [['total', '（七）总计']]) },
];
