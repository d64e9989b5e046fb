import type { Printed, Sheet } from './sheet.ts';

const one = (text: string): Printed => [text, 1, 1];

/** Table two before 2021: other columns, and procurement; `draw` gives the value of a field. */
export function printTwoBefore(draw: (field: string) => Printed): Sheet {
  const wide = (text: string): Printed[] => [[text, 1, 4]];
  const line = (label: string, prefix: string, parts: readonly string[]): Printed[] => [
    one(label),
    ...parts.map((part) => draw(`${prefix}.${part}`)),
  ];
  const made = ['new_made', 'new_public', 'public_total'];
  const items = ['items_prev_year', 'items_change', 'decisions'];
  const columns = ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'].map(one);
  return [
    wide('第二十条第（一）项'),
    ['信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量'].map(one),
    line('规章', 'rules', made),
    line('行政规范性文件', 'normative', made),
    wide('第二十条第（五）项'),
    columns,
    line('行政许可', 'licensing', items),
    line('其他对外管理服务事项', 'other_services', items),
    wide('第二十条第（六）项'),
    columns,
    line('行政处罚', 'penalty', items),
    line('行政强制', 'coercion', items),
    wide('第二十条第（八）项'),
    [one('信息内容'), one('上一年项目数量'), ['本年增/减', 1, 2]],
    [one('行政事业性收费'), draw('fees.items_prev_year'), [draw('fees.items_change')[0], 1, 2]],
    wide('第二十条第（九）项'),
    [one('信息内容'), one('采购项目数量'), ['采购总金额', 1, 2]],
    [one('政府集中采购'), draw('procurement.projects'), [draw('procurement.amount')[0], 1, 2]],
  ];
}
