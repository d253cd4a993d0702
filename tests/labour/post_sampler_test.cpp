#include "models/labour/post_sampler.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include <doctest/doctest.h>

#include "tests/labour/market.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

struct Look {
  double post;
  EnterpriseId firm;
};

std::vector<Look> looks_at(const PostSampler& posts, const std::vector<double>& us) {
  std::vector<Look> looks;
  for (const double u : us) looks.push_back({u, EnterpriseId::none()});
  posts.find(std::span(looks));
  return looks;
}

}  // namespace

TEST_CASE("a search comes across firms in proportion to their posts") {
  District d = market(1, 3, 1);
  d.enterprises.target[EnterpriseId{1}][0] = 2;
  d.enterprises.target[EnterpriseId{2}][0] = 1;
  const PostSampler posts(d.enterprises, 0);
  const std::vector<Look> looks = looks_at(posts, {0.2499, 0.2501, 0.7499, 0.7501});
  CHECK(looks[0].firm == EnterpriseId{0});
  CHECK(looks[1].firm == EnterpriseId{1});
  CHECK(looks[2].firm == EnterpriseId{1});
  CHECK(looks[3].firm == EnterpriseId{2});
  CHECK(PostSampler(d.enterprises, 1).empty());
}

TEST_CASE("a search comes across the firm that one from the first on would, in the box told, whatever the sizes") {
  const Luck luck{7, 0};
  for (const std::uint32_t firms : {1u, 2u, 5u, 400u, 5000u}) {
    District d = market(1, firms, 1);
    Stream draws(luck, Purpose{1}, firms);
    for (const EnterpriseId e : Ids<EnterpriseTable>(firms)) {
      const double u = draws.uniform();
      d.enterprises.target[e][0] = u < 0.3 ? 0.0f : static_cast<float>(std::pow(draws.uniform(), -1.5));  // few large
      d.enterprises.site[e] = {static_cast<float>(draws.uniform()), static_cast<float>(draws.uniform())};
    }
    d.enterprises.target[EnterpriseId{firms - 1}][0] = 3;
    std::vector<double> until;
    double total = 0;
    for (const EnterpriseId e : Ids<EnterpriseTable>(firms)) until.push_back(total += d.enterprises.target[e][0]);
    const PostSampler posts(d.enterprises, 0);
    std::vector<double> us(20'000);
    draws.uniforms(us);
    // Where one firm ends and the next begins, and where one stretch does.
    for (std::size_t e = 0; e + 1 < firms; ++e)
      for (const double u : {until[e] / total, std::round(until[e] / total * 7) / 7})
        if (u > 0 && u < 1) us.insert(us.end(), {std::nextafter(u, 0), u, std::nextafter(u, 1)});
    int wrong = 0, outside = 0;
    for (const auto& [u, found] : looks_at(posts, us)) {
      const auto sought = std::upper_bound(until.begin(), until.end(), u * total) - until.begin();
      wrong += found != EnterpriseId{static_cast<std::uint32_t>(sought)};
      outside += distance_to(posts.around(u), d.enterprises.site[found]) > 0;
    }
    CHECK(wrong == 0);
    CHECK(outside == 0);
  }
}

TEST_CASE("where firms of neighbouring rows are neighbours, a post's box is small") {
  constexpr std::uint32_t firms = 6400;
  District d = market(1, firms, 1);
  for (const EnterpriseId e : Ids<EnterpriseTable>(firms)) d.enterprises.site[e] = {static_cast<float>(e.value), 0};
  const PostSampler posts(d.enterprises, 0);
  for (const double u : {0.001, 0.3, 0.5, 0.999}) {
    const Box box = posts.around(u);
    CHECK(box.most.x - box.least.x <= 66);
    CHECK(box.least.x <= u * firms);
    CHECK(box.most.x >= std::floor(u * firms));
  }
}
