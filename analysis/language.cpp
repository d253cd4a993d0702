#include "analysis/language.hpp"

#include <algorithm>
#include <array>

namespace tenure {

namespace {

struct OutcomeName {
  std::string_view outcome, name, unit;
};

/// In the order of `tenure explain outcomes`. The unit is the measure word that stands after a number.
constexpr std::array outcome_names{OutcomeName{"incidents_actual", "实际发生的治安事件", "起"},
                                   OutcomeName{"incidents_reported", "报警的治安事件", "起"},
                                   OutcomeName{"incidents_recorded", "警方记录的治安事件", "起"},
                                   OutcomeName{"incidents_displaced", "因邻近有人看护而转移来的治安事件", "起"},
                                   OutcomeName{"fires", "住宅火灾", "起"},
                                   OutcomeName{"fires_serious", "蔓延出房间的火灾", "起"},
                                   OutcomeName{"fire_deaths", "住宅火灾死亡人数", "人"},
                                   OutcomeName{"fire_loss", "住宅火灾直接损失", "元"},
                                   OutcomeName{"requests_raised", "居民提出的诉求", "件"},
                                   OutcomeName{"requests_at_desk", "由诉求服务台受理的诉求", "件"},
                                   OutcomeName{"requests_handled", "已答复的诉求", "件"},
                                   OutcomeName{"requests_escalated", "等待过久而上报的诉求", "件"},
                                   OutcomeName{"requests_dropped", "未获答复而放弃的诉求", "件"},
                                   OutcomeName{"requests_open", "尚未答复的诉求", "件"},
                                   OutcomeName{"request_wait", "诉求从提出到答复的平均时间", "天"},
                                   OutcomeName{"residents", "居住人口", "人"},
                                   OutcomeName{"residents_by_skill", "16岁及以上居住人口", "人"},
                                   OutcomeName{"residents_by_age", "分年龄居住人口", "人"},
                                   OutcomeName{"births", "出生人数", "人"},
                                   OutcomeName{"deaths", "死亡人数", "人"},
                                   OutcomeName{"arrivals", "从区外迁入的人数", "人"},
                                   OutcomeName{"departures", "迁出本区的人数", "人"},
                                   OutcomeName{"inflow", "按来源地区的迁入人数", "人"},
                                   OutcomeName{"outflow", "按去向地区的迁出人数", "人"},
                                   OutcomeName{"turned_away", "想迁入而未找到住房的家庭", "户"},
                                   OutcomeName{"net_inflow", "按地区的净迁入人数", "人"},
                                   OutcomeName{"inflow_anyway", "没有津贴和服务也会迁入的人数", "人"},
                                   OutcomeName{"diverted", "从相邻地区争取来的人才", "人"},
                                   OutcomeName{"region_balance", "外部地区从本区净得到的人数", "人"},
                                   OutcomeName{"lost_at_festival", "春节返乡后未归的人数", "人"},
                                   OutcomeName{"return_bonuses", "企业发放的春节返岗奖励", "元"},
                                   OutcomeName{"moves", "在区内搬家的家庭", "户"},
                                   OutcomeName{"displaced", "因涨租而搬离的家庭", "户"},
                                   OutcomeName{"tenancies_ended", "退租的租户", "户"},
                                   OutcomeName{"tenancy_years", "结束的租约的平均时长", "年"},
                                   OutcomeName{"upgrades", "房东自发的房屋改造", "项"},
                                   OutcomeName{"vacancy", "出租房空置率", ""},
                                   OutcomeName{"rent", "已出租房屋的平均租金", "元/月"},
                                   OutcomeName{"asking_rent", "空置出租房的平均要价", "元/月"},
                                   OutcomeName{"rent_burden", "租金占租户收入的平均比重", ""},
                                   OutcomeName{"rent_burden_by_fifth", "按收入五等分的租金负担", ""},
                                   OutcomeName{"welfare", "按收入五等分的租户住房福利", "元/月"},
                                   OutcomeName{"satisfaction", "家庭居住满意度", ""},
                                   OutcomeName{"labour_force", "劳动力人口", "人"},
                                   OutcomeName{"employment", "在本区就业的人数", "人"},
                                   OutcomeName{"unemployment", "失业率", ""},
                                   OutcomeName{"wage", "就业人员平均工资", "元/月"},
                                   OutcomeName{"commute", "就业人员平均单程通勤时间", "分钟"},
                                   OutcomeName{"hires", "新入职人数", "人"},
                                   OutcomeName{"separations", "离职或失业但留在本区的人数", "人"},
                                   OutcomeName{"jobs_ended", "结束的工作岗位关系", "个"},
                                   OutcomeName{"open_posts", "企业空缺岗位", "个"},
                                   OutcomeName{"promotions", "在企业内晋升的人数", "人"},
                                   OutcomeName{"hiring_cost", "企业外部招聘支出", "元"},
                                   OutcomeName{"teams", "在孵创业团队", "个"},
                                   OutcomeName{"team_places", "创业团队工位", "个"},
                                   OutcomeName{"team_arrivals", "入驻的创业团队", "个"},
                                   OutcomeName{"teams_turned_away", "因满员未能入驻的团队", "个"},
                                   OutcomeName{"graduates", "毕业成为企业的团队", "个"},
                                   OutcomeName{"teams_failed", "放弃创业的团队", "个"},
                                   OutcomeName{"teams_left", "入驻期满离开的团队", "个"},
                                   OutcomeName{"enterprises", "企业", "家"},
                                   OutcomeName{"enterprise_entries", "新设企业", "家"},
                                   OutcomeName{"enterprise_exits", "关闭的企业", "家"},
                                   OutcomeName{"wage_hired", "新入职人员的平均约定工资", "元/月"},
                                   OutcomeName{"wage_stayers", "在岗满一年人员的平均工资", "元/月"},
                                   OutcomeName{"value_added", "企业增加值（不变价）", "元"},
                                   OutcomeName{"wage_bill", "企业工资总额", "元"},
                                   OutcomeName{"labour_share", "劳动报酬占增加值的比重", ""},
                                   OutcomeName{"subsidised", "领取租金补贴的家庭", "户"},
                                   OutcomeName{"camera_exposure", "住所处于摄像头视野下的人数", "人"},
                                   OutcomeName{"charging_ports", "电动自行车室外充电端口", "个"},
                                   OutcomeName{"e_bikes_indoors", "在室内充电的电动自行车比重", ""},
                                   OutcomeName{"engaged_landlords", "参与治理的房东", "人"},
                                   OutcomeName{"landlord_duties", "履行职责的房东", "人"},
                                   OutcomeName{"landlord_visits", "网格员和骨干房东的走访", "次"},
                                   OutcomeName{"meeting_attendances", "参加支部会议的房东人次", "人次"},
                                   OutcomeName{"participating_households", "参与治理的家庭", "户"},
                                   OutcomeName{"activity_attendances", "参加服务活动的人次", "人次"},
                                   OutcomeName{"campaign_reached", "宣传触达的家庭", "户"},
                                   OutcomeName{"granted", "人才项目接纳或服务的对象", "个"},
                                   OutcomeName{"allowance_recipients", "领取人才津贴的人数", "人"},
                                   OutcomeName{"services_done", "已办结的人才服务申请", "件"},
                                   OutcomeName{"services_open", "尚未办结的人才服务申请", "件"},
                                   OutcomeName{"service_wait", "人才服务申请的平均办理时间", "天"},
                                   OutcomeName{"trained", "在培训基地成为技工的人数", "人"},
                                   OutcomeName{"star_employers", "获星级评定的企业", "家"},
                                   OutcomeName{"programmes_begun", "已在本社区启动的项目", "个"},
                                   OutcomeName{"installed", "项目已到位的数量", ""},
                                   OutcomeName{"spending", "项目支出", "元"},
                                   OutcomeName{"borne_by_others", "由他方承担的项目成本", "元"},
                                   OutcomeName{"spending_refused", "因预算不足未能支出的金额", "元"}};

using Name = std::pair<std::string_view, std::string_view>;

constexpr std::array names{
    // what happens
    Name{"theft", "盗窃"}, Name{"burglary", "入室盗窃"}, Name{"violence", "暴力"}, Name{"fraud", "诈骗"},
    Name{"other", "其他"}, Name{"wiring", "电线"}, Name{"ebike", "电动自行车"}, Name{"cooking", "做饭"},
    Name{"safety", "治安"}, Name{"fire_hazard", "火灾隐患"}, Name{"dark_lane", "巷道昏暗"},
    Name{"charging_parking", "充电与停车"}, Name{"sanitation", "环境卫生"}, Name{"noise_dispute", "噪声纠纷"},
    Name{"school_place", "入学"}, Name{"medical", "医疗"}, Name{"labour", "劳动"},
    // people, enterprises and money
    Name{"basic", "基础技能"}, Name{"technician", "技工"}, Name{"graduate", "大学毕业生"},
    Name{"high_level", "高层次人才"}, Name{"talents", "人才"}, Name{"all", "全部"}, Name{"lead", "骨干"},
    Name{"active", "积极"}, Name{"tenant_register", "租户登记"}, Name{"fire", "消防"}, Name{"assets", "设施维护"},
    Name{"reporting", "报告"}, Name{"rounds", "巡查"}, Name{"incubator", "孵化器"}, Name{"maker_space", "众创空间"},
    Name{"alarms", "报警器"}, Name{"lighting", "照明"}, Name{"poorest", "最低五分之一"},
    Name{"second", "第二个五分之一"}, Name{"third", "第三个五分之一"}, Name{"fourth", "第四个五分之一"},
    Name{"richest", "最高五分之一"}, Name{"capital", "建设"}, Name{"running", "运行"}, Name{"transfer", "转移支付"},
    Name{"programme", "项目"}, Name{"landlord", "房东"}, Name{"service_operator", "运营商"},
    Name{"other_department", "其他部门"}, Name{"registration", "落户登记"}, Name{"schooling", "子女入学"},
    Name{"living", "生活"}, Name{"manufacturing", "制造业"}, Name{"services", "服务业"}, Name{"technology", "科技业"},
    // the reference district
    Name{"Zhongkai", "仲恺"}, Name{"Chenjiang", "陈江"}, Name{"Huihuan", "惠环"}, Name{"Tongqiao", "潼侨"},
    Name{"Lilin", "沥林"}, Name{"Pingnan", "平南"}, Name{"Neighbouring districts", "相邻区"},
    Name{"Neighbouring cities", "相邻城市"}, Name{"Rest of Guangdong", "广东其他地区"},
    Name{"Inland south", "南方内陆"}, Name{"Inland west", "西部内陆"}, Name{"Political and legal affairs", "政法"},
    Name{"Public security", "公安"}, Name{"Fire and rescue", "消防救援"}, Name{"Housing and construction", "住房建设"},
    Name{"Emergency management", "应急管理"}, Name{"Market supervision", "市场监管"}, Name{"Health", "卫生健康"},
    Name{"Education", "教育"}, Name{"Human resources", "人力资源"}, Name{"Urban management", "城市管理"},
    Name{"branch", "支部"}, Name{"none", "无"},
    // shipped scenarios
    Name{"baseline", "基准"}, Name{"cameras", "摄像头"}, Name{"rent-subsidy", "租金补贴"}, Name{"both", "两项并举"},
    Name{"red-rental-house", "红色出租屋"}, Name{"talent-steward", "人才管家"}, Name{"placebo", "空白对照"},
    Name{"boom", "经济上行"}, Name{"slump", "经济下行"}, Name{"reported", "报道的项目"},
    Name{"charging-piles", "充电桩"}, Name{"activities", "活动"}, Name{"fire-inspection", "消防检查"},
    Name{"lanes", "巷道改造"}, Name{"lines", "线路整治"}, Name{"mobilisation", "动员"}, Name{"parking", "停车"},
    Name{"patrol", "巡逻"}, Name{"register", "登记"}, Name{"request-desk", "诉求服务台"}, Name{"allowances", "津贴"},
    Name{"housing", "人才公寓"}, Name{"incubators", "孵化器"}, Name{"star-employers", "星级企业"},
    Name{"teams", "团队"}, Name{"technician-awards", "技工奖励"}, Name{"training", "培训"}};

const OutcomeName* find_outcome(std::string_view outcome) {
  const auto at = std::find_if(outcome_names.begin(), outcome_names.end(),
                               [&](const OutcomeName& one) { return one.outcome == outcome; });
  return at == outcome_names.end() ? nullptr : &*at;
}

std::string_view find_name(std::string_view name) {
  const auto at = std::find_if(names.begin(), names.end(), [&](const Name& one) { return one.first == name; });
  return at == names.end() ? std::string_view{} : at->second;
}

bool digits_only(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string outcome_name(const Variable& variable, Language language) {
  if (language == Language::english) return variable.long_name;
  const OutcomeName* found = find_outcome(variable.name);
  return found == nullptr ? variable.long_name : std::string(found->name);
}

bool has_chinese_name(std::string_view outcome) {
  return find_outcome(outcome) != nullptr;
}

std::string outcome_unit(const Variable& variable, Language language) {
  const std::string& unit = variable.unit;
  if (language == Language::english)
    return unit == "1" || unit == "person" ? "" : unit == "yuan month-1" ? "yuan a month" : unit;
  if (const OutcomeName* found = find_outcome(variable.name)) return std::string(found->unit);
  return unit == "person" ? "人" : unit == "yuan" ? "元" : unit == "yuan month-1" ? "元/月" : unit == "1" ? "" : unit;
}

std::string name_in(const std::string& name, Language language) {
  if (language == Language::english) return name;
  if (const std::string_view found = find_name(name); !found.empty()) return std::string(found);
  const std::size_t space = name.rfind(' ');
  if (space != std::string::npos && digits_only(std::string_view(name).substr(space + 1)))
    if (const std::string_view town = find_name(std::string_view(name).substr(0, space)); !town.empty())
      return std::string(town) + name.substr(space + 1);
  if (name.starts_with("without-"))
    if (const std::string_view part = find_name(std::string_view(name).substr(8)); !part.empty())
      return "除" + std::string(part) + "外";
  return name;
}

}  // namespace tenure
