#include "models/talent/training.hpp"

#include <doctest/doctest.h>

#include "tests/talent/bureau.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

District with_places(std::uint32_t people, double room) {
  District d = at_work(people, Skill::basic);
  TrainingScheme scheme{};
  scheme.covers = {1};
  scheme.room = room;
  d.rules.talent.training = {scheme};
  return d;
}

std::size_t wishes_in_a_month(const District& d, const TalentParameters& at) {
  return over_a_month([&](Day today) { return training_wishes(d, at, bureau_luck, today); }).size();
}

}  // namespace

TEST_CASE("people with basic skill and a job ask for training, those in it, too old, jobless or skilled do not") {
  District d = with_places(20, 5);
  CHECK(wishes_in_a_month(d, eager()) == 20);
  end_job(d, PersonId{0});
  d.people.skill[PersonId{1}] = Skill::technician;
  d.people.birth_year[PersonId{2}] = 1970;
  d.rules.talent.training[0].trainees = {{PersonId{3}, bureau_day}};
  CHECK(wishes_in_a_month(d, eager()) == 16);
  d.rules.talent.training[0].room = 0.5;
  CHECK(wishes_in_a_month(d, eager()) == 0);
}

TEST_CASE("an honoured technician spurs colleagues on by the part given, for a time") {
  District d = with_places(4000, 5);
  TalentParameters at = eager();
  at.training_interest = 0.4;
  at.training_motivation = 0.5;
  CHECK(wishes_in_a_month(d, at) == doctest::Approx(1600).epsilon(0.06));
  d.rules.talent.spurred = {{EnterpriseId{0}, bureau_day + 40}};
  CHECK(wishes_in_a_month(d, at) == doctest::Approx(2400).epsilon(0.05));
  d.rules.talent.spurred = {{EnterpriseId{0}, bureau_day}};
  CHECK(wishes_in_a_month(d, at) == doctest::Approx(1600).epsilon(0.06));
}

TEST_CASE("a trained worker fills an open post for technicians, or keeps the own post, which then asks for one") {
  District d = at_work(2, Skill::basic);
  const EnterpriseId firm{0};
  d.enterprises.target[firm] = {2, 1, 0, 0};
  retrain(d, PersonId{0}, Skill::technician);
  CHECK(d.enterprises.target[firm] == BySkill<float>{2, 1, 0, 0});
  CHECK(d.enterprises.headcount[firm] == BySkill<std::uint32_t>{1, 1, 0, 0});
  retrain(d, PersonId{1}, Skill::technician);
  CHECK(d.enterprises.target[firm] == BySkill<float>{1, 2, 0, 0});
  CHECK(d.enterprises.headcount[firm] == BySkill<std::uint32_t>{0, 2, 0, 0});
  end_job(d, PersonId{1});
  CHECK(d.enterprises.headcount[firm] == BySkill<std::uint32_t>{0, 1, 0, 0});
}

TEST_CASE("as many pass as the chance says, the same in every world") {
  TalentParameters at = eager();
  at.training_pass = 0.8;
  int passed = 0;
  for (std::uint32_t key = 0; key < 5000; ++key) passed += passes(key, at, bureau_luck);
  CHECK(passed == doctest::Approx(4000).epsilon(0.02));
}
