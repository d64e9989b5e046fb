import type { Figure } from '../model/figure.ts';
import { citeFigure } from './citation.ts';

export type FigureRow = readonly (string | number | null)[];

export const figureHead: readonly string[] = [
  '机关',
  '年份',
  '项目',
  '申请人类别',
  '数值',
  '单位',
  '原样',
  '状态',
  '报告',
  '位置',
  '链接',
  '原文链接',
];

export const stateNames: Readonly<Record<Figure['state'], string>> = {
  reported: '已载明',
  blank: '空白',
  notApplicable: '不适用',
  image: '图片',
  truncated: '截断',
  notStated: '未载',
  noReport: '无报告',
};

/** A figure as a row of a table to take away: without a number the cell stays empty, never 0. */
export function toFigureRow(figure: Figure): FigureRow {
  const { agency, year, label, applicant, value, unit, raw, state, source } = figure;
  return [
    ...[agency, year, label, applicant, value, unit, raw],
    ...[stateNames[state], source.title, source.place, source.url, source.original],
  ];
}

export function toCitationRow(figure: Figure): FigureRow {
  const { plain, standard } = citeFigure(figure);
  return [figure.agency, figure.year, figure.label, standard, plain, figure.source.quote];
}

export const citationHead: readonly string[] = [
  '机关',
  '年份',
  '项目',
  'GB/T 7714',
  '说明',
  '原句',
];
