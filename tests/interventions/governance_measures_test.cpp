#include <doctest/doctest.h>

#include "models/interventions/campaign_measure.hpp"
#include "models/interventions/landlord_mobilisation.hpp"
#include "models/interventions/service_activities.hpp"
#include "models/interventions/tenant_register.hpp"
#include "tests/village.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

const Day start{19000};
const Luck luck{3, 0};

AssetParameters prices() {
  AssetParameters a;
  a.branch = {.set_up = 20000, .worker_pay = 85000, .meeting = 500};
  a.tenant_register = {.price = 60, .check = 30};
  a.activity.price = 3000;
  a.campaign.call = 8;
  return a;
}

/// Six communities of ten rental buildings.
struct Bench {
  District d;
  Programme programme;
  explicit Bench(double amount, std::optional<double> budget = {}) {
    for (int i = 0; i < 6; ++i) add_village(d, {.buildings = 10, .rooms = 2}, {i * 1000.0f, 0});
    programme.name = "test";
    programme.start = start;
    programme.amount = amount;
    programme.budget = budget;
    d.ledger.open("test", budget ? fen(*budget) : no_cap);
    d.rollouts.emplace_back();
  }
  void run(const Measure& measure, int days, int from = 0) {
    for (int t = from; t < from + days; ++t) measure.act(d, programme, prices(), 0, luck, start + t);
  }
  [[nodiscard]] const Account& account() const { return d.ledger.accounts()[0]; }
  [[nodiscard]] int branches() const {
    int n = 0;
    for (const Day since : d.communities.organised_since.span()) n += since != never;
    return n;
  }
  [[nodiscard]] int ordered() const {
    int n = 0;
    for (const RegisterOrder& order : d.rules.register_orders)
      for (const std::uint8_t landlord : order.ordered) n += landlord;
    return n;
  }
};

LandlordMobilisation mobilisation() {
  LandlordMobilisation m;
  m.rollout_days = 60, m.grid_workers = 2, m.contacts = 5, m.mandate = 0.1, m.meetings_per_month = 1;
  return m;
}

}  // namespace

TEST_CASE("branches are set up one after another, with workers, a committee and a joint meeting from the first day") {
  Bench b(4);
  b.run(mobilisation(), 30);
  CHECK(b.branches() == 2);
  b.run(mobilisation(), 40, 30);
  CHECK(b.branches() == 4);
  REQUIRE(b.d.rules.mobilisations.size() == 1);
  CHECK(b.d.rules.mobilisations[0].meeting_every == doctest::Approx(days_per_month));
  CHECK(b.d.organisation.committee_since[0] == b.d.organisation.joint_since);
  double workers = 0, visits = 0;
  for (const float w : b.d.communities.grid_workers.span()) workers += w;
  for (const float v : b.d.organisation.visits) visits += v;
  CHECK(workers == 8);
  CHECK(visits == 40);
}

TEST_CASE("there are never more branches than communities, and the smaller programme's are among the larger's") {
  Bench few(2), many(50);
  LandlordMobilisation at_once = mobilisation();
  at_once.rollout_days = 0;
  few.run(at_once, 1);
  many.run(at_once, 1);
  CHECK(few.branches() == 2);
  CHECK(many.branches() == 6);
  CHECK(many.account().spent[0] == fen(6 * 20000));
}

TEST_CASE("a branch costs its setting up, its workers and its meetings, and none is set up that cannot be kept") {
  Bench b(6, 450000.0);
  LandlordMobilisation at_once = mobilisation();
  at_once.rollout_days = 0;
  b.programme.end = start + 366;
  b.run(at_once, 180);
  CHECK(b.branches() == 2);  // 20,000 and 176,000 a year each
  b.run(at_once, 180, 180);
  CHECK(b.account().total() <= fen(450000));
  CHECK(b.account().spent[1] > fen(2 * 170000.0));
}

TEST_CASE("when mobilisation ends its branches close") {
  Bench b(6);
  b.programme.end = start + 80;
  b.run(mobilisation(), 90);
  CHECK(b.branches() == 0);
  CHECK(b.d.rules.mobilisations.empty());
  CHECK(b.d.organisation.joint_since == never);
  for (const float w : b.d.communities.grid_workers.span()) CHECK(w == 0);
}

TEST_CASE("governance measures of amount 0 change nothing") {
  for (const auto& measure : std::initializer_list<std::shared_ptr<Measure>>{
           std::make_shared<LandlordMobilisation>(mobilisation()), std::make_shared<TenantRegister>(),
           std::make_shared<ServiceActivities>(), std::make_shared<CampaignMeasure>()}) {
    Bench b(0);
    b.run(*measure, 40);
    CHECK(b.branches() == 0);
    CHECK(b.ordered() == 0);
    CHECK(b.d.activities.empty());
    CHECK(b.d.campaigns.empty());
    CHECK(b.account().total() == 0);
    CHECK_FALSE(b.d.rollouts[0].begun);
  }
}

TEST_CASE(
    "orders to keep a register go to as many landlords as buildings were paid for, and are withdrawn at the end") {
  TenantRegister measure;
  measure.checks = 2;
  Bench b(40);
  b.programme.end = start + 100;
  b.run(measure, 50);
  CHECK(b.ordered() == 40);
  CHECK(b.account().spent[0] == fen(40 * 60));
  CHECK(b.d.rules.register_orders[0].checks == 2);
  b.run(measure, 60, 50);
  CHECK(b.ordered() == 0);

  Bench all(1000);
  all.run(measure, 1);
  CHECK(all.ordered() == 60);
  Bench poor(60, 1300.0);  // 60 and, for a year of checks, 60 more a building
  poor.run(measure, 1);
  CHECK(poor.ordered() == 10);
}

TEST_CASE("activities are held evenly over their term, each on its day alone, and paid one by one") {
  ServiceActivities measure;
  measure.rollout_days = 100;
  Bench b(25);
  int held = 0;
  for (int t = 0; t < 120; ++t) {
    b.run(measure, 1, t);
    for (const Activity& a : b.d.activities) {
      CHECK(a.held == start + t);
      ++held;
    }
  }
  CHECK(held == 25);
  CHECK(b.account().total() == fen(25 * 3000));
}

TEST_CASE("a campaign opens on its first day, pays its callers by the day, and closes when they can't be paid") {
  Bench b(10, 400.0);
  b.run(CampaignMeasure{}, 3);
  REQUIRE(b.d.campaigns.size() == 1);
  CHECK(b.d.campaigns[0].doors == 10);
  CHECK(b.d.campaigns[0].covers == std::vector<std::uint8_t>(6, 1));
  b.run(CampaignMeasure{}, 20, 3);
  CHECK(b.d.campaigns.empty());
  CHECK(b.account().total() == fen(400));
}
