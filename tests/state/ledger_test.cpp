#include "models/state/ledger.hpp"

#include <doctest/doctest.h>

#include "sim/random.hpp"

using namespace tenure;

namespace {

Fen spent(const Ledger& ledger, std::size_t account, Spending what) {
  return ledger.accounts()[account].spent[static_cast<std::size_t>(what)];
}

}  // namespace

TEST_CASE("yuan become whole fen, rounded half away from zero, and come back") {
  CHECK(fen(12.34) == 1234);
  CHECK(fen(0.004) == 0);
  CHECK(fen(0.125) == 13);
  CHECK(fen(-0.125) == -13);
  CHECK(yuan(fen(98'765'432.10)) == doctest::Approx(98'765'432.10));
}

TEST_CASE("a payment is made whole or not at all") {
  Ledger ledger;
  const std::size_t a = ledger.open("cameras", 1000);
  CHECK(ledger.pay(a, Spending::running, 600));
  CHECK_FALSE(ledger.pay(a, Spending::running, 600));
  CHECK(spent(ledger, a, Spending::running) == 600);
  CHECK(ledger.accounts()[a].left() == 400);
  CHECK(ledger.accounts()[a].refused == 600);
  CHECK(ledger.pay(a, Spending::running, 400));
  CHECK(ledger.accounts()[a].left() == 0);
  CHECK(ledger.pay(a, Spending::running, 0));
}

TEST_CASE("a purchase stops at the last piece the money buys") {
  Ledger ledger;
  const std::size_t a = ledger.open("cameras", 1000);
  CHECK(ledger.buy(a, Spending::capital, 5, 300) == 3);
  CHECK(spent(ledger, a, Spending::capital) == 900);
  CHECK(ledger.accounts()[a].refused == 600);
  CHECK(ledger.buy(a, Spending::capital, 5, 300) == 0);
  CHECK(ledger.buy(a, Spending::capital, 5, 0) == 5);
  CHECK(ledger.accounts()[a].left() == 100);
}

TEST_CASE("an account without a cap never refuses") {
  Ledger ledger;
  const std::size_t a = ledger.open("open", no_cap);
  CHECK(ledger.buy(a, Spending::capital, 1'000'000, fen(1e6)) == 1'000'000);
  CHECK(ledger.pay(a, Spending::transfer, fen(1e9)));
  CHECK(ledger.accounts()[a].left() == no_cap);
  CHECK(ledger.accounts()[a].refused == 0);
}

TEST_CASE("accounts do not pay for each other, nor kinds of spending for kinds") {
  Ledger ledger;
  const std::size_t a = ledger.open("a", 100), b = ledger.open("b", 100);
  CHECK(ledger.pay(a, Spending::capital, 100));
  CHECK(ledger.accounts()[b].left() == 100);
  CHECK_FALSE(ledger.pay(a, Spending::running, 1));
  CHECK(ledger.accounts()[a].programme == "a");
  CHECK_THROWS_AS((void)ledger.pay(2, Spending::running, 1), std::out_of_range);
}

TEST_CASE("nothing is spent twice or past the cap, whatever is asked for") {
  for (std::uint32_t seed = 0; seed < 50; ++seed) {
    Stream draws({seed, 0}, Purpose{9}, seed);
    Ledger ledger;
    const Fen budget = draws.below(1'000'000);
    const std::size_t a = ledger.open("any", budget);
    Fen paid = 0, refused = 0;
    for (int i = 0; i < 200; ++i) {
      const auto what = static_cast<Spending>(draws.below(spendings));
      const Fen price = draws.below(20'000);
      if (draws.chance(0.5)) {
        (ledger.pay(a, what, price) ? paid : refused) += price;
      } else {
        const std::int64_t wanted = draws.below(10), bought = ledger.buy(a, what, wanted, price);
        REQUIRE(bought <= wanted);
        paid += bought * price, refused += (wanted - bought) * price;
      }
      REQUIRE(paid <= budget);
      REQUIRE(ledger.accounts()[a].total() == paid);
      REQUIRE(ledger.accounts()[a].refused == refused);
      REQUIRE(ledger.accounts()[a].left() == budget - paid);
    }
  }
}

TEST_CASE("programmes that share a budget line never spend more than it holds together") {
  Ledger ledger;
  const std::size_t line = ledger.open_line("shared", 100);
  const std::size_t a = ledger.open({.programme = "a", .line = line});
  const std::size_t b = ledger.open({.programme = "b", .budget = 80, .line = line});
  CHECK(ledger.pay(a, Spending::capital, 60));
  CHECK(ledger.left(b) == 40);
  CHECK_FALSE(ledger.pay(b, Spending::running, 50));
  CHECK(ledger.buy(b, Spending::capital, 10, 15) == 2);
  CHECK(ledger.lines()[line].spent == 90);
  CHECK(ledger.left(a) == 10);
}

TEST_CASE("a programme that bears a share of its costs books the rest to those who bear it") {
  Ledger ledger;
  const std::size_t a =
      ledger.open({.programme = "piles", .budget = 1000, .own_share = 0.25, .others = Payer::service_operator});
  CHECK(ledger.buy(a, Spending::capital, 9, 400) == 9);
  CHECK(ledger.accounts()[a].total() == 900);
  CHECK(ledger.accounts()[a].borne[static_cast<std::size_t>(Payer::service_operator)] == 2700);
  CHECK_FALSE(ledger.pay(a, Spending::running, 800));
  CHECK(ledger.accounts()[a].refused == 200);
}
