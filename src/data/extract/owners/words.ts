/** Words for the work of an inspection unit, and for what those do whom it serves. */

/** …but 检验检疫出口货物…货值, 减免…, 签证金额 are its own doing. */
export const OWN_WORK =
  /检验检疫(?!费|员)|[检查]了|出证|验放|办结|审单|检疫(?!费|员|犬)|检验(?!费|员|室)|查验(?!费|场|设施|平台)|监管|签发|检出|截获|减免|索赔|挽回|受理|签证|培训|征收|征税|办理|审批|评定|节约|节省|减负|检测(?!费|设备|项目|室|线|员)/u;

/** 因检疫不合格损失3万元, 在检疫员指导下卖了12万元: named as a reason or a help only. */
const ASIDE = /(?:因|由于|随着)[^，]{0,8}(?:不合格|超标|缩短|提速)|在[^，]{1,12}(?:指导|帮助|帮扶|支持|培训)下/gu;

export const ownWork = (told: string) => OWN_WORK.test(told.replace(ASIDE, ''));

/** What anybody may do, but a unit told of as the doer of all the rest does in these articles: not what those it is done for do. */
export const CARE =
  /接待|走访|调研|解决|退回|上缴|发送|编印|印发|制定|消毒|处理|送去|赠|捐|资助|派出|选派|举办|开展|召开|推出|出台|开通|设立|收集|记下|上门|登轮|巡查|值守|加班|取样|采样|抽检|发放|讲课|授课|指导|帮助|帮扶|协助|化解|救出|宣传|起草|梳理|取消|下放|抢救|奔波|坚守|协调|辅导|回访|看望|慰问|宣讲/u;

/** What those do who are counted, where the unit has led them to it: then their number is the unit's success. */
export const LED_TO =
  /享受|加入|受益|获|通过(?=[^，。])|纳入|取得|参加(?!展)|接受|报检|申报|申请|被(?![迫退拒索通])|成为|列入|评|注册|备案|体检|投票|签订|报名|到场|得到|培训|从中|满意|拿到/u;
