#include <doctest/doctest.h>

#include "analysis/language_words.hpp"

namespace tenure {

TEST_CASE("likelihood words change at 99, 95, 90, 66 and 33 %, and the number stands beside them") {
  constexpr std::size_t many = 1'000'000;
  const auto english = [](double p) { return likelihood_text(p, many, Language::english); };
  CHECK(english(0.995) == "virtually certain (100 %)");
  CHECK(english(0.96) == "extremely likely (96 %)");
  CHECK(english(0.92) == "very likely (92 %)");
  CHECK(english(0.70) == "likely (70 %)");
  CHECK(english(0.66) == "about as likely as not (66 %)");
  CHECK(english(0.5) == "about as likely as not (50 %)");
  CHECK(english(0.30) == "unlikely (30 %)");
  CHECK(english(0.08) == "very unlikely (8 %)");
  CHECK(english(0.03) == "extremely unlikely (3 %)");
  CHECK(english(0) == "exceptionally unlikely (0 %)");
  CHECK(likelihood_text(0.92, many, Language::chinese) == "很可能（92%）");
  CHECK(likelihood_text(0.5, many, Language::chinese) == "或许可能（50%）");
}

TEST_CASE("all of a few draws are no certainty, as in the report's page") {
  const auto all_of = [](std::size_t draws) { return likelihood_text(1, draws, Language::english); };
  CHECK(all_of(1) == "likely (100 %)");
  CHECK(all_of(8) == "very likely (100 %)");
  CHECK(all_of(40) == "extremely likely (100 %)");
  CHECK(all_of(100) == "virtually certain (100 %)");
  CHECK(likelihood_text(0, 8, Language::english) == "very unlikely (0 %)");
}

TEST_CASE("large Chinese numbers are counted in ten thousands and hundred millions, with a true minus sign") {
  CHECK(number_text(-35000, 35000, Language::chinese) == "\u221235,000");
  CHECK(number_text(1.09e7, 1.09e7, Language::chinese) == "1,090万");
  CHECK(number_text(2.5e8, 2.5e8, Language::chinese) == "2.50亿");
  CHECK(percent_text(-0.024, true, Language::chinese) == "\u22122.4%");
}

TEST_CASE("spans are written as each language writes them") {
  const Day start = *parse_day("2022-01-01"), end = *parse_day("2023-01-01");
  CHECK(span_text(start, end, Language::english) == "January 2022 to December 2022");
  CHECK(span_text(start, end, Language::chinese) == "2022年1月至12月");
  CHECK(period_text(start, *parse_day("2022-02-01"), Language::chinese) == "2022年1月");
  const Variable flow{"fires", "fires", "1", {}, Accrual::flow, Storage::count, Better::down};
  const Variable stock{"rent", "rent", "yuan month-1", {}, Accrual::stock, Storage::real, Better::neither};
  CHECK(over_text(flow, start, end, Language::chinese) == "全年");
  CHECK(over_text(stock, start, end, Language::chinese) == "全年平均");
  CHECK(over_text(flow, start, end, Language::english) == "in the year");
}

TEST_CASE("what changes is said with the measure word of what is counted") {
  const Variable fires{"fires", "fires", "1", {}, Accrual::flow, Storage::count, Better::down};
  CHECK(change_text(fires, "", -12, 12, Language::chinese) == "住宅火灾减少12.0起");
  CHECK(change_text(fires, "", -12, 12, Language::english) == "12.0 fewer fires break out");
  const Variable rent{"rent", "rent", "yuan month-1", {}, Accrual::stock, Storage::real, Better::neither};
  CHECK(change_text(rent, "", 3.21, 3.21, Language::chinese) == "已出租房屋的平均租金提高3.21元/月");
}

TEST_CASE("names of the model and of the reference district are translated, a user's own stay") {
  CHECK(name_in("theft", Language::chinese) == "盗窃");
  CHECK(name_in("Chenjiang 07", Language::chinese) == "陈江07");
  CHECK(name_in("without-cameras", Language::chinese) == "除摄像头外");
  CHECK(name_in("my scenario", Language::chinese) == "my scenario");
  CHECK(name_in("theft", Language::english) == "theft");
}

}  // namespace tenure
