import { provinceBefore } from './places.ts';

/*
 * What people write around a name without meaning a part of it. Words that a name may well begin or end with stand here
 * only together with others that it does not (信息 no, 的信息 yes): 锦州局信息 is 锦州检验检疫局信息中心 begun.
 */
const BEFORE =
  /^(?:请问|请|我想|想|我要|要|帮我|帮忙|知道|问一下|问问|问|查一下|查询|查查|查|找一下|找|搜索|搜一下|看一下|看看|告诉我|说说|介绍一下|关于|对于|我们|咱们|你们|那个|这个|一下|中华人民共和国)+/;
const AFTER =
  /(?:的.{0,8}|(?:都|还)?有(?:什么|哪些|哪几|多少|没有|何).{0,8}|(?:都|曾)?(?:获得|荣获|得到|得|拿)过?(?:了|什么|哪些|多少).{0,8}|怎么样|怎样|如何|在哪里|在哪儿|在哪|是什么|是谁|是哪个|什么时候|简介|情况|介绍|材料|资料|联系方式|先进事迹|事迹|荣誉|称号|奖项|吗|呢|吧|呀|啊|了|谢谢)+$/;
const YEAR = /(?:19|20)\d\d年?度?/g;
/** What is left must still be able to name something. */
const LEAST_LEFT = 2;

/** Another way to put a query, and what its scores then count for. */
export interface Variant {
  readonly text: string;
  /** 0..1; less where more was taken away that may have been meant. */
  readonly worth: number;
}

const WITHOUT_WORDS = 0.95;
/** Years are in names, too: 2010年度文明单位 is rather 2010年度省级文明单位 than 省级文明单位. */
const WITHOUT_YEARS = 0.92;
/** 辽宁锦州局 is 锦州检验检疫局, unless there is one of that name with its province. */
const WITHOUT_PROVINCE = 0.95;
/** What an 出入境检验检疫局 calls itself on its own doors. */
const BY_CUSTOM = ['国检', '检验检疫'] as const;
const FOR_CUSTOM = 0.97;

/**
 * The query as it is meant where it is not meant as it is written: without what people write around a name.
 *
 * @param folded what `fold` returned
 * @returns undefined where there is nothing to take away, or hardly anything would be left
 */
export function plainly(folded: string): Variant | undefined {
  let text = folded;
  let worth = 1;
  const change = (to: string, costs: number) => {
    if (to === text || [...to].length < LEAST_LEFT) return;
    text = to;
    worth *= costs;
  };
  change(text.replace(YEAR, ''), WITHOUT_YEARS);
  change(text.replace(BEFORE, '').replace(AFTER, ''), WITHOUT_WORDS);
  change(text.slice(provinceBefore(text)), WITHOUT_PROVINCE);
  change(text.replace(...BY_CUSTOM), FOR_CUSTOM);
  return text === folded ? undefined : { text, worth };
}
