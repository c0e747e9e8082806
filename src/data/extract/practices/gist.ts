/**
 * What a practice is about, and the passage shortened to a gist.
 */

import type { Theme } from '../../model.ts';
import type { Sentence } from '../text.ts';

const THEMES: readonly (readonly [Theme, RegExp])[] = [
  ['廉政', /廉|纪检|监督员|作风|效能|阳光政务|风险点/u],
  ['扶贫惠民', /扶贫|帮困|助学|捐|边民|农户|果农|朝觐|联村|送温暖|献爱心|惠民|惠农|低保|农民工|增收/u],
  ['党建载体', /党员|党支部|支部|党建|党课|创先争优|三会一课|先锋|亮身份|亮承诺|三亮|党小组|党日|红色/u],
  ['科技检测', /检测|实验室|科研|技术攻关|检验方法|标准化|科技|快速测定|工作室/u],
  ['口岸把关', /疫情|截获|把关|监管|查验|防控|风险|检疫处理|口岸安全|应急|木材|有害生物/u],
  ['便民通关', /通关|绿色通道|直通|放行|预约|无纸化|电子报检|5\+2|24小时|直提|快检|验放|报检/u],
  ['窗口服务', /窗口|首问|限时|一站式|大厅|微笑|满意|服务承诺|延时|上门|体检/u],
  ['区域合作', /合作|备忘录|联动|区域|跨境|会晤|会商|关检|联防|协议/u],
  ['企业帮扶', /企业|帮扶|一对一|培训|出口|外贸|原产地|减负|厂/u],
  ['文化建设', /文化|读书|文艺|演讲|签名|书画|文明/u],
  ['队伍建设', /学习|队伍|干部|练兵|比武|人才|典型|导师|竞赛|岗位|职工/u],
];

export function themeOf(name: string, around: string): Theme {
  for (const [theme, words] of THEMES) if (words.test(name)) return theme;
  for (const [theme, words] of THEMES) if (words.test(around)) return theme;
  return '其他';
}

/** The passage shortened; the words in front say that nobody has written it anew yet. */
export const GIST_MARK = '原文摘录：';

export function gistOf(sentence: Sentence, start: number, end: number): string {
  const first = sentence.clauses.findLastIndex((clause) => clause.start <= start);
  const last = sentence.clauses.findIndex((clause) => clause.end >= end);
  let from = Math.max(0, first - 1);
  let to = Math.min(sentence.clauses.length - 1, Math.max(last, first) + 2);
  const cut = () => {
    const a = sentence.clauses[from]?.start ?? sentence.start;
    const b = sentence.clauses[to]?.end ?? sentence.end;
    return sentence.text.slice(a - sentence.start, b - sentence.start);
  };
  while (cut().length > 110 && to > Math.max(last, first)) to -= 1;
  while (cut().length > 110 && from < first) from += 1;
  const text = cut();
  const open = from > 0 ? '……' : '';
  const body = text.length > 160 ? `${text.slice(0, 159)}…` : text;
  return `${GIST_MARK}${open}${body.replace(/[，；：、]$/u, '')}${/[。！？]$/u.test(body) ? '' : '……'}`;
}
