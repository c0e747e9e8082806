/**
 * `words.json`: a line a first character, with what stands behind it in ordinary words of two and three characters. Where it
 * comes from: ../DATA.md.
 */
import data from './words.json' with { type: 'json' };

let words: Set<string> | null = null;

/** Whether this is an ordinary word of two or three characters, by jieba's dictionary or by the trade's own vocabulary. */
export function ordinary(word: string): boolean {
  if (!words) {
    words = new Set(TRADE.split(' '));
    for (const [first, rest] of Object.entries(data.words)) for (const each of rest.split(' ')) words.add(first + each);
  }
  return words.has(word);
}

/** Words of the trade and of such articles that a general dictionary lacks, or that it takes for names. */
const TRADE =
  '荣誉 花农 暴雪 暴雨 秦岭 白手 鹿特丹 关检 边检 边贸 报检 党建 党组 党办 党群 党费 党课 党总 党小 党支 党校 廉租 单证 单位 查验 查获 查出 冷链 时限 时任 武警 华东 华南 管委 元器 严把 申报 安检 宣讲 农残 药残 高峰 高度 高效 温馨 文明 国检 国门 路检 时令 任务 应急 包裹 包机 管控 项目 石材 水果 万批 车皮 贺信 商检 金牌 金奖 金杯 明星 明白 花卉 花果 毛竹 全系 全局 全员 全关 平均 强检 方便 柏油 秦皇 宁德 龙头 安商 宫灯 温湿 向前 向着 常态 常年 黄牌 红牌 洪水 石化 江海 雷锋 邢台 马鞍 马上 马拉 卓有 成效 白天 边民 边境 边防 连续 明显 史无 师徒 苗木 焦点 应邀 路线 祖国 强化 安置 简化 简报 花费 章程 纪检 纪委 祝贺 童装 鲁班 费用 关员 关长 关区 关口 钟点 经济 经营 司机 盛夏 谷物 游客 时间 景观 陶瓷 韩国 温州 高标 高原 于是 牛羊 牛肉 计量 连云 全域 成绩 和平 党员 党性 党旗 党徽 党章 施工 施策 严管 安保 顾客 成员 顾问 管护 管家 包容 居民 戚友 许可 应当 应有 龙舟 万户 党史 党务 明确 向上 元素 高端 农户 农民 农村 水产 水质 国家 国际 海关 海外 满意 来自 信息 买家 占地 由来 幸福 权威 竹木 印发 牧民 牧区 铁路 银行 房间 盛开 应对 丰收 金融 温暖 和谐 高新 安全 时候 米粉 古老 包揽 古城 古镇 柳编 梅雨 柴油 池塘 凌晨 元旦 夏季 史上 秋季 石榴 石油 毛衣 田间 双拥 于今 程序 程度 何时 何处 常务 应届 连年 连夜 严冬 项工 万余 万多 全程 全面 全县 全区 全州 全村 全镇 全处 全科 全行 全港 全线 全市 全省 全国 全年 国内 国外 谢绝 易腐 易碎 温柔 平台 平时 查扣 查封 查处 石岛 关爱 关注 关心 关怀 关于 卫生 卫士 曾经 曾任 曾获 应用 管理 高兴 高级 高考 高产 路上 路口 车间 车辆 明年 单独 单兵 强调 时代 时刻 时光 时常 成长 成才 成功 成果 成立 成为 成都 包括 包装 经过 经常 经理 经验 支持 支部 支援 支撑 安排 安心 安装 牛奶 阳光 明亮 白酒 黄酒 黄金 石头 钱物 施肥 严格 严重 尤其 舒心 舒适 安静 温情 和善 和气 文字 文化 文件 文书 文艺 文体 余家 余名 余人 余批 余次 余元 余吨 余种 余项 余年';
