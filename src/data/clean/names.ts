/** The family names that cover nearly everybody; without those that are rather words (和, 时, 都). */
export const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文施洪尚葛倪严牛温芦季俞章鲁韦昌苗凤花盛童梅柳岳齐庄辛管祝左涂谷祁樊兰殷甘欧霍翟焦符裴宁申翁向包阮闫耿覃庞游路单骆聂纪颜靳窦井宫';

/** One to six names, with blanks or 、 between them, as a source for regular expressions. */
export const NAMES = `(?:[${SURNAMES}](?: |　)?[\\u4e00-\\u9fff]{1,2}|[${SURNAMES}][\\u4e00-\\u9fff]{3}(?=[\\s、）)]|$))(?:[\\s、，,/]+[${SURNAMES}](?: |　)?[\\u4e00-\\u9fff]{1,2})*`;
